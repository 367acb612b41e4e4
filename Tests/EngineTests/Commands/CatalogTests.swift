import Testing

@testable import Engine

/// The table of commands as help, completion and the reference read it.
@Suite struct CatalogTests {
  /// The commands that need no socket, whose examples run as they stand.
  static let commands =
    CommandTable.texts + CommandTable.values + CommandTable.filesAndTimes + CommandTable.looking

  @Test func everyNameIsTakenOnce() {
    var owners: [String: String] = [:]
    for command in CommandTable.complete.commands {
      for name in [command.name] + command.aliases {
        #expect(owners[name] == nil, "\(name): \(command.name) and \(owners[name] ?? "")")
        owners[name] = command.name
      }
    }
  }

  @Test(arguments: commands.map(\.name))
  func everyExampleRuns(_ name: String) async throws {
    let command = try #require(CommandTable.complete[name])
    let result = try await run(command.example)
    #expect(result.code == 0, "\(result.messages)")
    #expect(
      command.example.contains(name) || command.aliases.contains(where: command.example.contains))
  }

  @Test(arguments: commands.map(\.name))
  func everyEntryIsComplete(_ name: String) throws {
    let command = try #require(CommandTable.complete[name])
    #expect(!command.summary.isEmpty && !command.summary.hasSuffix("."))
    #expect(command.summary.first?.isUppercase == false)
    #expect(command.summary.count <= 80, "\(command.summary.count)")
    #expect(!command.example.isEmpty)
    #expect(!command.python.isEmpty || name == "elapsed")
    #expect(command.usage.hasPrefix(name))
  }

  /// language.md §6, §7 and §9: the commands that need no socket.
  @Test(arguments: [
    "to_bytes", "from_bytes", "encode", "decode", "str", "int", "float", "bool", "bytes",
    "bytearray", "buffer", "len", "repr", "hex", "unhex", "ord", "chr", "bin", "split", "join",
    "strip", "startswith", "endswith", "replace", "find", "upper", "lower", "zfill", "format",
    "lines", "match", "pack", "unpack", "htons", "htonl", "ntohs", "ntohl", "inet_aton",
    "inet_ntoa", "crc32", "sha256", "range", "enumerate", "zip", "sorted", "reversed", "sum",
    "min", "max", "abs", "round", "divmod", "keys", "values", "items", "get", "append",
    "read_file", "write_file", "append_file", "exists", "size", "files", "open", "read", "write",
    "close", "ctime", "time", "now", "elapsed", "random", "seed", "env", "script_folder",
    "temp_folder", "hexdump", "inspect",
  ])
  func theLanguagePageHoldsIt(_ name: String) {
    #expect(CommandTable.complete[name] != nil)
  }
}
