extension CommandTable {
  /// `ValueError("why")` and its like make errors to raise.
  static let errorValues: [Command] = ErrorKind.allCases.filter { $0 != .exit && $0 != .usage }.map
  { kind in
    Command(
      kind.rawValue, "message?", .checking, "makes a \(kind.rawValue) to raise",
      python: "raise \(kind.rawValue)('why')", example: "raise \(kind.rawValue)(\"why\")"
    ) { call in
      .error(Failure(kind, call.has(0) ? call[0].display : ""))
    }
  }
}
