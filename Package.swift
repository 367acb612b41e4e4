// swift-tools-version: 6.2
import PackageDescription

// Warnings stop the build where nobody would read them: in CI. At a desk they stay warnings.
let strict: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "workbench",
  products: [.executable(name: "workbench", targets: ["Workbench"])],
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .target(name: "CLinux"),
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
    .target(
      name: "Engine",
      dependencies: [
        "BigInt", "CLinux", .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Workbench", dependencies: ["Engine", "CEditLine"], swiftSettings: strict),
    .testTarget(name: "EngineTests", dependencies: ["Engine"], swiftSettings: strict),
    .testTarget(
      name: "WorkbenchTests", dependencies: ["Engine", "Workbench"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
