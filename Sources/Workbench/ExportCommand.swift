import Engine

/// `workbench export FILE --to FORMAT`: a recording in a form that others read.
enum ExportCommand: Subcommand {
  static let name = "export"
  static let usage = "FILE --to FORMAT [-o FILE]"
  static let summary = "Writes a recording as html, svg, mermaid, json, pcapng or python."
  static let example = "workbench export lab.nwt --to html -o lab.html"
  static let details = """
      html      one page: who said what when, every chunk as a hexdump, a search; prints well
      svg       the ladder as a picture
      mermaid   the ladder as a diagram for Markdown
      json      one event a line (docs/reports.md)
      pcapng    packets for Wireshark and tshark
      python    a program that plays either side against a real peer

    Without -o, or with -o -, it goes to standard output; then pcapng only where that is no terminal.
    Without --to, the ending of the file behind -o decides.
    """

  /// The formats there are.
  enum Format: String, CaseIterable {
    case html, svg, mermaid, json, pcapng, python

    /// The one that a file of that name has.
    init?(ending name: String) {
      switch name.split(separator: ".").last {
      case "html", "htm": self = .html
      case "svg": self = .svg
      case "mmd", "mermaid": self = .mermaid
      case "json", "jsonl": self = .json
      case "pcapng": self = .pcapng
      case "py": self = .python
      default: return nil
      }
    }

    func bytes(of conversation: Conversation) -> [UInt8] {
      switch self {
      case .html: Array(HTMLExport.text(of: conversation).utf8)
      case .svg: Array(LadderDrawing(conversation).document.utf8)
      case .mermaid: Array(MermaidExport.text(of: conversation).utf8)
      case .json: Array(JSONExport.text(of: conversation).utf8)
      case .pcapng: PcapngExport.bytes(of: conversation)
      case .python: Array(PythonExport.text(of: conversation).utf8)
      }
    }
  }

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    var items = CommandWords(
      words, of: name, flags: ["-h", "--help"], values: ["--to", "-o", "--output"])
    var files: [String] = []
    var format: Format?
    var output: String?
    while let item = try items.next() {
      switch item {
      case .word(let word): files.append(word)
      case .flag:
        Output.write(help(in: settings.language))
        return 0
      case .value("--to", let text):
        format = Format(rawValue: text)
        if format == nil { throw unknown(text) }
      case .value(_, let text): output = text == "-" ? nil : text
      }
    }
    guard let path = files.first, files.count == 1 else {
      throw UsageError("export needs one recording", hint: Wording(example))
    }
    guard let format = format ?? output.flatMap(Format.init(ending:)) else {
      throw UsageError("export needs a format", hint: Wording(example))
    }
    if let output, File.isSame(path, output) {
      throw UsageError("-o \(output) is the recording itself", hint: Wording(example))
    }
    return try write(path, format, output, settings)
  }

  private static func unknown(_ text: String) -> UsageError {
    let names = Format.allCases.map(\.rawValue)
    let close = Suggestion.closest(to: text, among: names)
    return UsageError(
      "--to \(text): not a format",
      hint: close.map { "did you mean --to \($0)?" } ?? "one of \(names.joined(separator: ", "))")
  }

  @EngineActor
  private static func write(
    _ path: String, _ format: Format, _ output: String?, _ settings: Settings
  ) throws(UsageError) -> Int32 {
    if output == nil, format == .pcapng, StandardStreams.isTerminal(1) {
      throw UsageError("pcapng is not for a terminal", hint: "-o lab.pcapng")
    }
    do {
      let file = try TranscriptFile.load(path)
      let bytes = format.bytes(of: try Conversation(file))
      if let output {
        try File.writeAll(output, bytes)
      } else {
        Output.write(bytes)
      }
      return 0
    } catch let errors as SyntaxErrors {
      let renderer = DiagnosticText(
        color: settings.usesColor(on: 2), language: settings.language)
      StandardStreams.writeMessage(errors.text(renderer))
      return 2
    } catch let error as SystemError
      where [path, output].contains(error.subject)
      && ["ENOENT", "ENOTDIR", "EISDIR", "EACCES"].contains(error.name)
    {
      throw UsageError("\(error)", hint: "check the name")
    } catch {
      StandardStreams.writeMessage("error: \(error)\n")
      return 3
    }
  }
}
