extension CommandTable {
  /// Files as a whole (language.md §7).
  static let files: [Command] = [
    Command(
      "read_file", "path encoding=", .files, "the contents of a file, as bytes",
      details: "With encoding=utf-8, or another one in quotes, it is a text.",
      python: "open(path, 'rb').read()", example: #"print len(read_file("/etc/hosts")) > 0"#,
      slide: "과제 4: 웹 서버", Files.readFile),
    Command(
      "write_file", "path data encoding=", .files, "makes a file of bytes or text",
      details: """
        What was there is replaced at one blow, so that a full disk leaves the old file. Text is \
        written as UTF-8 unless encoding= says otherwise. Gives the number of bytes.
        """,
      python: "open(path, 'wb').write(data)",
      example: #"write_file "${temp_folder()}/a.txt" "Hello""#, Files.writeFile),
    Command(
      "append_file", "path data encoding=", .files, "adds bytes or text at the end of a file",
      details: "The file is made when there is none. Gives the number of bytes.",
      python: "open(path, 'ab').write(data)",
      example: #"append_file "${temp_folder()}/data.txt" "Temp=20\n""#,
      slide: "과제 5: 2개의 IoT 디바이스로부터 데이터 수집하기",
      Files.appendFile),
  ]

  /// Files, times and what the machine says.
  static let filesAndTimes: [Command] = paths + files + openFiles + times + randoms
}

/// The bodies of the commands on files as a whole.
@EngineActor
enum Files {
  static func readFile(_ call: borrowing Call) throws -> Value {
    let path = try plain(call)
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try File.readAll(path, limit: OpenFile.limit)
    } catch {
      if error.name == "EFBIG" {
        throw Failure(
          .memory, "read_file: \(path) is too much to hold at once", why: "bounded to 1 GiB",
          hints: ["open it, and read it in pieces: read f 65536"], argument: 0)
      }
      throw Failure(error, argument: 0)
    }
    guard call.isPresent(1) else { return .bytes(bytes) }
    let encoding = try call.text(1)
    do throws(TextCodecError) {
      return .string(OpenFile.withoutReturns(try TextCodec.decode(bytes, encoding)))
    } catch {
      throw call.failure(error, 0, encoding: 1)
    }
  }

  static func writeFile(_ call: borrowing Call) throws -> Value {
    let path = try plain(call)
    let bytes = try contents(call)
    try call.blaming(0) { try File.writeAll(path, bytes) }
    return .int(bytes.count)
  }

  static func appendFile(_ call: borrowing Call) throws -> Value {
    let path = try plain(call)
    let bytes = try contents(call)
    try call.blaming(0) { try File.append(path, bytes) }
    return .int(bytes.count)
  }

  /// A path whose opening does not wait for anybody.
  static func plain(_ call: borrowing Call) throws -> String {
    let path = try call.text(0)
    if File.isPipe(path) {
      throw Failure(
        .osError, "\(call.command.name): \(path) is a named pipe",
        why: "opening it waits for its other end",
        hints: ["p = spawn \"cat \(path)\" reads it like a connection"], argument: 0)
    }
    return path
  }

  private static func contents(_ call: borrowing Call) throws -> [UInt8] {
    guard call.isPresent(2) else { return try call.data(1) }
    let text = try call.text(1)
    let encoding = try call.text(2)
    do throws(TextCodecError) {
      return try TextCodec.encode(text, encoding)
    } catch {
      throw call.failure(error, 1, encoding: 2)
    }
  }
}
