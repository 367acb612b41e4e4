/// A conversation as a picture (SVG 1.1): a lifeline for each address, time downwards, an arrow for each
/// chunk. Its colours are those of the page that it stands in, or its own, light or dark.
public struct LadderDrawing {
  private static let rowHeight = 34
  private static let top = 64
  private static let timeWidth = 96
  private static let laneWidth = 380

  private let conversation: Conversation
  private let endpoints: [String]
  private let prefix: String?

  /// With `linkPrefix`, each arrow leads to the element of that name and the event's number.
  public init(_ conversation: Conversation, linkPrefix: String? = nil) {
    self.conversation = conversation.pictured
    endpoints = conversation.endpoints
    prefix = linkPrefix
  }

  /// The whole picture as a document of its own.
  public var document: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + element(style: "<style>\n\(Self.palette)\(Self.style)</style>\n")
  }

  /// For a page that has the colours.
  public var inline: String { element(style: "") }

  /// Colours for light and dark.
  static let palette = """
    :root { --ink: #1f2328; --faint: #59636e; --line: #c8ced6; --paper: #ffffff;
      --card: #f6f8fa; --up: #0550ae; --down: #116329; --bad: #b42318; --mark: #fff1a8; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6edf3; --faint: #9198a1; --line: #3d444d; --paper: #0d1117;
        --card: #161b22; --up: #79c0ff; --down: #7ee787; --bad: #ff9492; --mark: #5a4a00; }
    }

    """

  /// How the parts of the picture look.
  static let style = """
    svg.ladder { background: var(--paper); font: 13px ui-monospace, "DejaVu Sans Mono", monospace; }
    .ladder text { fill: var(--ink); } .ladder .time { fill: var(--faint); }
    .ladder .life { stroke: var(--line); stroke-width: 2; }
    .ladder .name { font-weight: 600; }
    .ladder line.arrow { stroke-width: 1.6; } .ladder .up line.arrow { stroke: var(--up); }
    .ladder .up path { fill: var(--up); } .ladder .down line.arrow { stroke: var(--down); }
    .ladder .down path { fill: var(--down); } .ladder .bad line.arrow { stroke: var(--bad); }
    .ladder .bad path { fill: var(--bad); } .ladder .end line.arrow { stroke-dasharray: 6 4; }
    .ladder a { text-decoration: none; cursor: pointer; }
    .ladder a:hover text { text-decoration: underline; }

    """

  private var height: Int { Self.top + (conversation.events.count + 1) * Self.rowHeight }
  private var width: Int {
    Self.timeWidth + 150 + max(0, endpoints.count - 1) * Self.laneWidth + 150
  }

  private func x(_ endpoint: Int) -> Int { Self.timeWidth + 120 + endpoint * Self.laneWidth }

  private func element(style: String) -> String {
    var text =
      "<svg class=\"ladder\" xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\""
      + " height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\" role=\"img\">\n" + style
      + "<title>\(PlainText.escaped(conversation.name))</title>\n"
    for (index, name) in endpoints.enumerated() {
      text += "<line class=\"life\" x1=\"\(x(index))\" y1=\"44\" x2=\"\(x(index))\""
      text += " y2=\"\(height - 10)\"/>\n"
      text += "<text class=\"name\" text-anchor=\"middle\" x=\"\(x(index))\" y=\"30\">"
      text += PlainText.escaped(ViewText.cut(name, 44)) + "</text>\n"
    }
    for (index, event) in conversation.events.enumerated() { text += row(event, index) }
    return text + "</svg>\n"
  }

  private func row(_ event: Conversation.Event, _ index: Int) -> String {
    guard let (from, to) = conversation.ends(of: event, in: endpoints) else { return "" }
    let y = Self.top + index * Self.rowHeight + 20
    let time = "<text class=\"time\" text-anchor=\"end\" x=\"\(Self.timeWidth)\" y=\"\(y + 4)\">"
    var body = time + ViewText.time(event.time) + "</text>"
    let label = event.label(columns: 34)
    if case .timeout = event.content {
      body += text(label, x: x(to), y: y + 4, anchor: "middle")
    } else {
      body += arrow(from: x(from), to: x(to), y: y, isLoop: from == to)
      let middle = from == to ? x(from) + 50 : (x(from) + x(to)) / 2
      body += text(label, x: middle, y: y - 6, anchor: from == to ? "start" : "middle")
    }
    if case .data = event.content, let prefix {
      body = "<a href=\"#\(prefix)\(index)\">\(body)</a>"
    }
    return "<g class=\"\(style(of: event))\">\(body)</g>\n"
  }

  private func style(of event: Conversation.Event) -> String {
    let side = event.direction == .toServer ? "up" : "down"
    switch event.content {
    case .open, .data: return side
    case .end: return "\(side) end"
    case .reset, .timeout: return "bad"
    }
  }

  private func arrow(from start: Int, to end: Int, y: Int, isLoop: Bool) -> String {
    let tip = isLoop ? start + 40 : end
    let back = tip > start ? -9 : 9
    return
      "<line class=\"arrow\" x1=\"\(start)\" y1=\"\(y)\" x2=\"\(tip + back / 2)\" y2=\"\(y)\"/>"
      + "<path d=\"M\(tip) \(y)l\(back) -5v10z\"/>"
  }

  private func text(_ words: String, x: Int, y: Int, anchor: String) -> String {
    "<text text-anchor=\"\(anchor)\" x=\"\(x)\" y=\"\(y)\">\(PlainText.escaped(words))</text>"
  }
}
