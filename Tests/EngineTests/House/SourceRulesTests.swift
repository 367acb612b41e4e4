import Foundation
import Testing

/// The rules of the house, read from the sources themselves (docs/design.md).
@Suite struct SourceRulesTests {
  /// A folder may name the folders to its left, never to its right; Bytes stands beside System.
  static let layers = [
    "Bytes", "System", "Sockets", "Trace", "Language", "Commands", "Fixtures", "Reports",
  ]

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct Source {
    let path: String
    let layer: String?
    let text: String

    /// The text without comments and string literals.
    var code: String {
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in
          let bare = line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"")
          return String(bare.prefix(upTo: bare.firstRange(of: "//")?.lowerBound ?? bare.endIndex))
        }
        .joined(separator: "\n")
    }
  }

  static let sources: [Source] = {
    let folder = root.appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      else { return nil }
      let parts = name.split(separator: "/").map(String.init)
      return Source(
        path: name, layer: parts.count > 2 && parts[0] == "Engine" ? parts[1] : nil, text: text)
    }
  }()

  @Test func thereAreSources() {
    #expect(Self.sources.count > 100)
    for source in Self.sources where source.path.hasPrefix("Engine/") {
      #expect(Self.layers.contains(source.layer ?? ""), "\(source.path) is in no known folder")
    }
  }

  @Test func foldersNameOnlyThoseToTheirLeft() {
    var owners: [Substring: Set<String>] = [:]
    let declaration =
      /^(?:public |final |indirect |@EngineActor |@globalActor )*(?:class|struct|enum|protocol|actor|typealias) ([A-Z]\w*)/
      .anchorsMatchLineEndings()
    for source in Self.sources {
      guard let layer = source.layer else { continue }
      for match in source.text.matches(of: declaration) {
        owners[match.output.1, default: []].insert(layer)
      }
    }
    // A nested type or a generic parameter of the folder itself goes before one of the same name.
    var nested: [String: Set<Substring>] = [:]
    for source in Self.sources {
      guard let layer = source.layer else { continue }
      let inner = source.code.matches(
        of: /(?:class|struct|enum|protocol|typealias) ([A-Z]\w*)|<([A-Z]\w*)[:>,]/)
      nested[layer, default: []].formUnion(inner.compactMap { $0.output.1 ?? $0.output.2 })
      for generics in source.code.matches(of: /(?:func|init) ?\w*<([^>]+)>/) {
        let names = generics.output.1.split(separator: ",").compactMap {
          $0.firstMatch(of: /[A-Z]\w*/)?.output
        }
        nested[layer, default: []].formUnion(names)
      }
    }
    #expect(owners.count > 100)
    for source in Self.sources {
      guard let layer = source.layer, let place = Self.layers.firstIndex(of: layer) else {
        continue
      }
      for word in Set(source.code.matches(of: /\b[A-Z]\w*\b/).map(\.output)) {
        guard let homes = owners[word], nested[layer]?.contains(word) != true else { continue }
        let nearest = homes.compactMap { Self.layers.firstIndex(of: $0) }.min() ?? 0
        #expect(nearest <= place, "\(source.path) names \(word), which stands to its right")
      }
    }
  }

  @Test func onlySystemImportsTheCLibrary() {
    for source in Self.sources where source.layer != "System" {
      let imports = source.text.contains(
        /^(@\w+ )?import (Glibc|CLinux)\b/.anchorsMatchLineEndings())
      #expect(!imports, "\(source.path) imports the C library")
    }
  }

  @Test func nothingImportsFoundation() {
    for source in Self.sources {
      let imports = source.text.contains(/^import Foundation/.anchorsMatchLineEndings())
      #expect(!imports, "\(source.path) imports Foundation, which makes every start slower")
    }
  }

  @Test func aFileIsOneNoun() {
    for source in Self.sources {
      let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 401, "\(source.path) has \(lines) lines")
    }
  }

  @Test func nothingTrapsOnPurpose() {
    for source in Self.sources {
      let traps = source.code.matches(of: /\btry!|\bas! |\bfatalError\(|\bpreconditionFailure\(/)
      #expect(traps.isEmpty, "\(source.path) can trap")
    }
  }
}
