import CPseudoTerminal
import Glibc

/// A program on a pseudo-terminal, with the screen that shows it. Waiting is on conditions: what the
/// program writes is drawn until the condition holds, and a deadline that passes tells what is seen.
final class Terminal {
  /// A wait that came to nothing, with the picture of the screen.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var screen: Screen
  /// All the program wrote.
  private(set) var output: [UInt8] = []
  private(set) var process: pid_t = 0
  private var master: Int32
  private var status: Int32?
  private var hasHungUp = false
  /// What the program needs for as long as it runs.
  private let kept: AnyObject?

  /// Starts a program found at `path`, with a terminal of its own as all three standard streams.
  init(
    _ path: String, _ words: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String], folder: String = "/", keeping kept: AnyObject? = nil
  ) throws {
    self.kept = kept
    screen = Screen(columns: columns, rows: rows)
    var name = [CChar](repeating: 0, count: 64)
    master = cpt_open(&name)
    guard master >= 0 else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    setWindow(columns: columns, rows: rows)
    do {
      process = try Self.spawn(path, words, terminal: name, environment, folder)
    } catch {
      Glibc.close(master)
      throw error
    }
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      _ = collect()
    }
    if !hasHungUp { Glibc.close(master) }
  }

  private static func spawn(
    _ path: String, _ words: [String], terminal: [CChar], _ environment: [String: String],
    _ folder: String
  ) throws -> pid_t {
    var arguments = ([path] + words).map { strdup($0) } + [nil]
    var environment = environment
    environment["ASAN_OPTIONS"] = Workbench.sanitizer
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    let code = cpt_spawn(&process, path, &arguments, &variables, folder, terminal)
    guard code == 0 else {
      throw Failure(description: "\(path) does not start: \(String(cString: strerror(code)))")
    }
    return process
  }

  /// Types; what the program writes meanwhile is drawn, so that neither side can block the other.
  func send(_ keys: String) throws {
    var rest = Array(keys.utf8)[...]
    let end = Self.now() + 20
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN && errno != EINTR {
        throw failure("typing failed: \(String(cString: strerror(errno)))")
      } else if try !turn(POLLIN | POLLOUT, until: end) {
        throw failure("typing failed: \(rest.count) bytes are not taken")
      }
    }
  }

  /// Draws until `condition` holds.
  func wait(
    for what: String, seconds: Double = 20, line: Int = #line,
    until condition: (Screen) -> Bool
  ) throws {
    let end = Self.now() + seconds
    while !condition(screen) || screen.isInsideSequence {
      if try !turn(POLLIN, until: end) {
        if condition(screen) { return }
        throw failure("line \(line): after \(seconds) s still no \(what)")
      }
    }
  }

  /// Draws until something in the rows seen reads like `text`.
  func wait(for text: String, seconds: Double = 20, line: Int = #line) throws {
    try wait(for: "\"\(text)\"", seconds: seconds, line: line) {
      $0.text.contains(text) || $0.joinedText.contains(text)
    }
  }

  /// Types a command and Enter, and draws until the next prompt of the shell.
  func run(_ command: String, seconds: Double = 20, line: Int = #line) throws {
    let prompts = screen.prompts
    try send(command + "\r")
    try wait(for: "prompt after \(command)", seconds: seconds, line: line) {
      $0.prompts > prompts && $0.cursorLine.before == "nws> " && $0.cursorLine.after.isEmpty
    }
  }

  /// Clears the screen, by the shell's command.
  func clear() throws {
    try send("clear\r")
    try wait(for: "an empty screen") { $0.text == "nws>" && $0.cursorLine.before == "nws> " }
  }

  /// Draws until the program has written more than `count` bytes, and the condition holds.
  func wait(
    for what: String, beyond count: Int, line: Int = #line, until condition: (Screen) -> Bool
  ) throws {
    try wait(for: what, line: line) { [self] in output.count > count && condition($0) }
  }

  /// Draws until the line of the cursor reads `before`, the cursor, and `after`. Where it wraps, blanks
  /// do not count: one may stand for a wide character that did not fit.
  func wait(
    forLine before: String, _ after: String = "", seconds: Double = 20, line: Int = #line
  ) throws {
    try wait(for: "line \"\(before)‸\(after)\"", seconds: seconds, line: line) { screen in
      let line = screen.cursorLine
      if line.before == before, line.after == ScreenRow.trimmed(after) { return true }
      return line.before.count + line.after.count > screen.columns / 2
        && Self.dense(line.before) == Self.dense(before)
        && Self.dense(line.after) == Self.dense(after)
    }
  }

  private static func dense(_ text: String) -> String { text.filter { $0 != " " } }

  /// The exit code once the program has ended (negative: the signal that ended it), its last words drawn.
  func exitCode(seconds: Double = 20, line: Int = #line) throws -> Int32 {
    let end = Self.now() + seconds
    while try !hasHungUp && turn(POLLIN, until: end) {}
    guard status != nil || cpt_ends(process, Self.milliseconds(until: end)) == 1 else {
      throw failure("line \(line): after \(seconds) s the program still runs")
    }
    let code = status ?? collect()
    status = code
    return code & 0x7F == 0 ? code >> 8 & 0xFF : -(code & 0x7F)
  }

  /// Gives the window another size; the program is told by SIGWINCH. What it has written already and is
  /// not drawn yet is drawn on the new columns, as on a real terminal.
  func resize(columns: Int, rows: Int) throws {
    screen.resize(columns: columns, rows: rows)
    setWindow(columns: columns, rows: rows)
  }

  /// Sets how the model treats long lines when the width changes.
  func reflows(_ on: Bool) { screen.reflows = on }

  /// Draws what is there already.
  func drain() throws { while try turn(POLLIN, until: 0) {} }

  /// Closes the terminal's own end, as closing its window does: the program gets SIGHUP.
  func hangUp() {
    guard !hasHungUp else { return }
    Glibc.close(master)
    hasHungUp = true
  }

  /// A failure with the picture of the screen.
  func failure(_ message: String) -> Failure {
    let unknown = screen.unknown.isEmpty ? "" : "\nunknown: \(screen.unknown)"
    return Failure(description: "\(message)\n\(screen.picture)\(unknown)")
  }

  /// One look at the terminal: draws what came, answers what was asked; false when `end` passes first.
  private func turn(_ events: Int32, until end: Double) throws -> Bool {
    guard !hasHungUp else { return false }
    var watched = pollfd(fd: master, events: Int16(events), revents: 0)
    let ready = poll(&watched, 1, Self.milliseconds(until: end))
    guard ready > 0 else { return ready < 0 && errno == EINTR }
    guard Int32(watched.revents) & (POLLIN | POLLHUP) != 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    if count > 0 {
      output += buffer[..<count]
      screen.feed(buffer[..<count])
      let replies = screen.takeReplies()
      if !replies.isEmpty { try send(replies) }
      return true
    }
    if count < 0, errno == EAGAIN || errno == EINTR { return true }
    hangUp()
    return false
  }

  private func setWindow(columns: Int, rows: Int) {
    _ = cpt_set_window(master, Int32(columns), Int32(rows))
  }

  private func collect() -> Int32 {
    var code: Int32 = 0
    while waitpid(process, &code, 0) < 0 && errno == EINTR {}
    return code
  }

  private static func milliseconds(until end: Double) -> Int32 {
    Int32(max(0, end - now()) * 1000 + 0.999)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
