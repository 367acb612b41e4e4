// swift-tools-version: 6.2
import PackageDescription

// Warnings stop the build where nobody would read them: in CI. At a desk they stay warnings.
let strict: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

// An async function without an actor of its own stays with its caller's: the engine keeps its thread.
let oneThread: [SwiftSetting] = [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

// The compiler proves most accesses exclusive; checking the rest at run time costs the interpreter's
// loop several per cent. Debug builds, and so the tests, check.
let fast: [SwiftSetting] = [
  .unsafeFlags(
    [
      "-enforce-exclusivity=unchecked", "-Xfrontend", "-disable-dynamic-actor-isolation",
      "-Xfrontend", "-assume-single-threaded",
    ],
    .when(configuration: .release))
]

let package = Package(
  name: "workbench",
  products: [.executable(name: "workbench", targets: ["Workbench"])],
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .target(name: "CLinux"),
    .target(
      name: "CEditLine",
      linkerSettings: [":libedit.a", ":libtinfo.a", ":libbsd.a", ":libmd.a"].map {
        .linkedLibrary($0)
      }),
    .target(
      name: "Engine",
      dependencies: [
        "BigInt", "CLinux", .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict + oneThread + fast),
    .executableTarget(
      name: "Workbench", dependencies: ["Engine", "CEditLine"],
      swiftSettings: strict + oneThread + fast,
      linkerSettings: [
        .unsafeFlags(
          [
            "-Xclang-linker", "-no-pie", "-Xclang-linker", "-static-libgcc",
            "-Xlinker", "--gc-sections", "-Xlinker", "--as-needed",
          ],
          .when(configuration: .release))
      ]),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine", "CLinux"], exclude: ["Fuzz/Fuzz.swift"],
      swiftSettings: strict),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .testTarget(
      name: "WorkbenchTests", dependencies: ["Engine", "Workbench", "CPseudoTerminal"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// `make fuzz` alone builds the program that libFuzzer drives, and no test targets beside it: it is made of
// the sources that the suite runs over the kept inputs.
if Context.environment["WORKBENCH_FUZZ"] != nil {
  package.targets.removeAll { $0.type == .test }
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["BigInt", "Engine"], path: "Tests/EngineTests/Fuzz",
      exclude: ["FuzzTests.swift"],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]))
}
