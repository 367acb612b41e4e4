import Engine

/// `--show VIEW[,VIEW…]`: the views that a run ends with.
struct ShownViews {
  private var views: [(name: String, view: RunView)] = []

  /// Takes a list of names.
  mutating func add(_ list: String) throws(UsageError) {
    for name in list.split(separator: ",").map(String.init) {
      guard let view = RunView(name) else {
        if name.hasPrefix("frames=") {
          let formats = FrameFormat.names.joined(separator: ", ")
          throw UsageError(
            "--show \(name): there is no such format of frames",
            hint: "one of \(formats), or a delimiter such as frames=\\r\\n")
        }
        let names = RunView.names
        let close = Suggestion.closest(to: name, among: names)
        throw UsageError(
          "--show \(name): there is no such view",
          hint: close.map { "did you mean \($0)?" } ?? "one of \(names.joined(separator: ", "))")
      }
      views.append((name, view))
    }
  }

  /// True when nothing is to be shown.
  var isEmpty: Bool { views.isEmpty }

  /// Writes the views of one kind to standard error, so that the script's own output stays clean.
  @EngineActor
  func show(_ session: Session, ofOpenSockets: Bool) {
    let color = session.console.usesColor
    let width = StandardStreams.isTerminal(2) ? Terminal.size?.columns ?? 80 : 80
    for (name, view) in views where view.isOfOpenSockets == ofOpenSockets {
      let lines = session.lines(of: view, width: width)
      let title = StyledText("── \(name) ──", .faint).text(color: color)
      let body = lines.isEmpty ? ["nothing to show"] : lines.map { $0.text(color: color) }
      session.console.writeMessage(([title] + body).map { $0 + "\n" }.joined())
    }
  }
}
