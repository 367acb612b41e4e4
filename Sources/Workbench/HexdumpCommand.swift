import Engine

/// `workbench hexdump [FILE|-]`: bytes in hexadecimal, with their text beside them.
enum HexdumpCommand: Subcommand {
  static let name = "hexdump"
  static let usage = "[OPTIONS] [FILE|-]"
  static let summary =
    "Shows the bytes of a file, or of standard input, with their text beside them."
  static let example = "workbench hexdump --length 256 scripts/web/index.html"
  static let details = """
    A UTF-8 character stands over its bytes; × is a byte that is no text, or a control; ╎ a
    character that the end of the data cuts. On a terminal bytes are coloured by kind.

    Options, as xxd, hexdump and hexyl have them:
      -w, --width N      bytes a row (16, or what fits the terminal)
      -s, --skip N       begin at this offset; negative: so many before the end
      -n, --length N     show at most so many bytes
      -o, --offset N     add this to the offsets shown
      -v, --no-squeeze   show rows that repeat instead of *
          --color WHEN   auto, always or never
    N may be 4096, 0x1000, 4kB or 4KiB.
    """

  @EngineActor
  static func run(_ words: [String], _ settings: Settings) async throws(UsageError) -> Int32 {
    let options = try HexdumpOptions(words, settings)
    if options.wantsHelp {
      Output.write(help(in: settings.language))
      return 0
    }
    do throws(SystemError) {
      let input = try HexdumpInput(options)
      return try dump(input, options)
    } catch {
      let subject = error.subject.map { "\($0): " } ?? ""
      StandardStreams.writeMessage(
        "workbench hexdump: \(subject)\(error.message) (\(error.name))\n")
      return 3
    }
  }

  /// Rows go out as soon as a read has made them certain; memory does not grow with the data. A closed
  /// standard output ends it well, as `| head` does.
  private static func dump(
    _ input: HexdumpInput, _ options: HexdumpOptions
  ) throws(SystemError) -> Int32 {
    var input = input
    var printer = HexdumpPrinter(
      width: options.width, offset: input.start &+ options.offset, squeeze: options.squeezes,
      color: options.settings.usesColor(on: 1), columns: options.columns)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { room.deallocate() }
    var out = OutputBuffer(capacity: 1 << 20)
    while true {
      let count = try input.read(into: room)
      if count > 0 {
        printer.feed(UnsafeRawBufferPointer(rebasing: room[..<count]), into: &out)
      } else {
        printer.finish(into: &out)
      }
      do throws(SystemError) {
        try out.withBytes { bytes in
          Result { () throws(SystemError) in try StandardStreams.write(bytes, to: 1) }
        }.get()
      } catch {
        if error.name == "EPIPE" { return 0 }
        throw error
      }
      out.count = 0
      if count == 0 { return 0 }
    }
  }
}

/// Where the bytes come from: a part of a file or of standard input.
private struct HexdumpInput {
  /// The offset of the first byte.
  let start: Int
  private let file: File?
  private var left: Int

  init(_ options: HexdumpOptions) throws(SystemError) {
    left = options.length
    guard options.file != "-" else {
      file = nil
      start = options.skip
      try Self.pass(options.skip)
      return
    }
    let opened = try File(options.file, .read)
    file = opened
    if options.skip < 0 {
      start = try opened.seek(to: max(0, try opened.size() + options.skip))
    } else if options.skip > 0 {
      start = try opened.seek(to: options.skip)
    } else {
      start = 0
    }
  }

  /// One read; 0 at the end.
  mutating func read(into room: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    let part = UnsafeMutableRawBufferPointer(rebasing: room.prefix(left))
    if part.isEmpty { return 0 }
    let count: Int
    if let file {
      count = try file.read(into: part)
    } else {
      count = try StandardStreams.read(into: part)
    }
    left -= count
    return count
  }

  /// Reads and forgets.
  private static func pass(_ count: Int) throws(SystemError) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { room.deallocate() }
    var left = count
    while left > 0 {
      let got = try StandardStreams.read(
        into: UnsafeMutableRawBufferPointer(rebasing: room.prefix(left)))
      if got == 0 { return }
      left -= got
    }
  }
}
