import Testing

@testable import Engine

@Suite struct PromptSymbolsTests {
  @EngineActor private func symbols(after text: String) async throws -> PromptSymbols {
    let session = Session(table: .standard, console: RecordingConsole())
    let workspace = Workspace(session) { _, _ in throw Failure(.importing, "none") }
    let failure = try await workspace.run(text)
    #expect(failure == nil)
    let found = PromptSymbols(workspace)
    for (_, value) in workspace.variables {
      if case .socket(let socket) = value { socket.close() }
    }
    return found
  }

  @Test func theKindsOfAWorkspace() async throws {
    let found = try await symbols(
      after: """
        l = listen localhost:0
        c = connect l.local
        a = accept l
        s = socket
        u = socket(inet, dgram)
        data = b"x"; name = "안녕"; n = 5; xs = [1]; m = {"a": 1}
        addr = c.peer; d = 2s; buf = buffer(4); none_yet = none
        def greet(who, times=2) { print who }
        """)
    let kinds: [String: PromptSymbols.Kind] = [
      "l": .listener, "c": .connection, "a": .connection, "s": .socket, "u": .datagram,
      "data": .bytes, "name": .text, "n": .number, "xs": .list, "m": .map, "addr": .address,
      "d": .duration, "buf": .buffer, "none_yet": .other,
    ]
    for (name, kind) in kinds { #expect(found.kind(of: name) == kind, "\(name)") }
    #expect(found.functions == ["greet": ["who", "times"]])
  }

  /// Completion offers the properties that reading one knows.
  @Test @EngineActor func propertiesAreThoseThatCanBeRead() {
    let values: [(PromptSymbols.Kind, Value)] = [
      (.address, .address(Address(host: "h", port: 1))), (.error, .error(Failure(.value, "x"))),
    ]
    for (kind, value) in values {
      let hints = known(value)
      #expect(hints == "it has \(Property.names(of: kind).joined(separator: ", "))")
    }
  }

  @EngineActor private func known(_ value: Value) -> String {
    do {
      _ = try Property.read(value, "zzzzzzzzzzzz")
    } catch let failure as Failure {
      return failure.hints.map(\.description).joined()
    } catch {}
    return ""
  }

  @Test(arguments: [
    ("x = listen localhost:0", PromptSymbols.Kind.listener), ("x = spawn \"true\"", .process),
    ("x = task { stop = 1 }", .task),
  ])
  func propertiesOfOthers(line: String, kind: PromptSymbols.Kind) async throws {
    let result = try await run(line + "\nprint x.zzzzzzzzzzzz")
    let offered = Property.names(of: kind).joined(separator: ", ")
    #expect(result.messages.contains("it has \(offered)\n"))
  }
}
