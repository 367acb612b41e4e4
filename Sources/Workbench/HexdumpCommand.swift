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
    let input: HexdumpInput
    do throws(SystemError) { input = try HexdumpInput(options) } catch {
      throw UsageError(text(error), hint: error.name == "ENOENT" ? "check the name" : "")
    }
    do throws(SystemError) { return try dump(input, options) } catch {
      StandardStreams.writeMessage("error: \(text(error))\n")
      return 3
    }
  }

  private static func text(_ error: SystemError) -> String {
    (error.subject.map { "\($0): " } ?? "") + "\(error.message) (\(error.name))"
  }

  /// Rows go out as soon as a read has made them certain; memory does not grow with the data.
  @EngineActor
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
      out.withBytes { Output.write($0) }
      out.count = 0
      if count == 0 || Output.failure != nil { return 0 }
    }
  }
}

/// Where the bytes come from: a part of a file or of standard input.
private struct HexdumpInput {
  /// The offset of the first byte.
  let start: Int
  private let file: File?
  private var left = 0

  init(_ options: HexdumpOptions) throws(SystemError) {
    file = options.file == "-" ? nil : try File(options.file, .read)
    if let place = try Self.seek(file, to: options.skip) {
      start = place
    } else {
      start = options.skip
      left = options.skip
      try pass()
    }
    left = options.length
  }

  /// Goes to an offset; nil where what comes before it must be read, as of a pipe.
  private static func seek(_ file: File?, to skip: Int) throws(SystemError) -> Int? {
    guard let file, skip != 0 else { return nil }
    do throws(SystemError) {
      return try file.seek(to: skip > 0 ? skip : max(0, try file.size() + skip))
    } catch {
      if error.name == "ESPIPE", skip > 0 { return nil }
      // No file is as long as an offset that the system does not take.
      if error.name == "EINVAL", skip > 0 { return try file.seek(to: 0, from: .end) }
      throw error
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

  /// Reads `left` bytes and forgets them.
  private mutating func pass() throws(SystemError) {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { room.deallocate() }
    while try read(into: room) > 0 {}
  }
}
