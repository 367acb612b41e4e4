import Foundation
import Testing

@testable import Engine

/// The inputs that were kept for the fuzzer, each read once; what the fuzzer finds joins them.
@Suite struct FuzzTests {
  private static let tests = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files of a folder and those below it.
  private static func files(in folder: URL, ending: String? = nil) -> [URL] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.sorted().filter { ending.map($0.hasSuffix) ?? true }
      .map { folder.appendingPathComponent($0) }
  }

  private static func seeds(of target: FuzzTarget) -> [URL] {
    let own = files(in: tests.appendingPathComponent("Fuzz/\(target.rawValue)"))
    guard target == .script else { return own }
    let scripts = tests.deletingLastPathComponent().appendingPathComponent("scripts")
    return own + files(in: scripts, ending: ".nws")
      + files(in: tests.appendingPathComponent("Diagnostics"), ending: ".nws")
  }

  @Test(arguments: FuzzTarget.allCases) func keptInputs(target: FuzzTarget) throws {
    let seeds = Self.seeds(of: target)
    #expect(seeds.count > 3)
    for seed in seeds {
      let input = try Data(contentsOf: seed)
      #expect(throws: Never.self, "\(seed.path)") { try target.check(Array(input)) }
    }
  }

  /// Inputs cut at some places, and with a byte changed there.
  @Test(arguments: FuzzTarget.allCases) func soDoTheirPieces(target: FuzzTarget) throws {
    for seed in Self.seeds(of: target).prefix(16) {
      let input = Array(try Data(contentsOf: seed).prefix(1024))
      for cut in stride(from: 0, to: input.count, by: max(1, input.count / 8)) {
        var changed = input
        changed[cut] ^= 0x80 | UInt8(truncatingIfNeeded: cut)
        for piece in [Array(input[..<cut]), Array(input[cut...]), changed] {
          #expect(throws: Never.self, "\(seed.lastPathComponent) at \(cut)") {
            try target.check(piece)
          }
        }
      }
    }
  }

  /// A promise can be broken: the tests above would tell.
  @Test func promisesAreChecked() {
    #expect(throws: BrokenPromise.self) { try promise(false, "kept") }
  }
}
