/// Functions that a Python program needs for what the language has built in.
enum PythonHelper: CaseIterable {
  case data, kept, exactly, until, all, expect, expectMatch, expectEnd, expectReset, abort, start,
    timed, within, connectUnix, match, port, waiting

  /// The modules that its code uses.
  var modules: Set<String> {
    switch self {
    case .within: ["contextlib", "signal", "threading", "time"]
    case .start: ["threading"]
    case .waiting: ["fcntl", "termios"]
    case .data, .kept, .exactly, .until, .all, .expect, .expectMatch, .expectEnd, .expectReset,
      .abort, .timed, .connectUnix, .match, .port:
      []
    }
  }

  /// Its code; `losingNothing` where a wait may end before all has come, which the next one goes on with.
  func code(losingNothing: Bool) -> String {
    guard let reading else { return code }
    let loop = reading.loop.split(separator: "\n")
    func indented(_ blanks: String) -> String { loop.map { "\(blanks)\($0)\n" }.joined() }
    guard losingNothing else {
      return "\(reading.start)\n    got = b''\n\(indented("    "))    return got"
    }
    return """
      \(reading.start)
          got = kept.pop(s, b'')
          try:
      \(indented("        "))    except TimeoutError:
              kept[s] = got
              raise
          return got
      """
  }

  /// A function that reads until it has enough, and the loop in it.
  private var reading: (start: String, loop: String)? {
    switch self {
    case .exactly:
      (
        "def exactly(s, count):",
        """
        while len(got) < count:
            more = s.recv(count - len(got))
            if not more:
                raise EOFError(f'the stream ended after {len(got)} of {count} bytes')
            got += more
        """
      )
    case .until:
      (
        "def until(s, end):",
        """
        while not got.endswith(end):
            more = s.recv(1)
            if not more:
                raise EOFError(f'the stream ended after {len(got)} bytes')
            got += more
        """
      )
    case .all:
      (
        "def everything(s):",
        """
        while more := s.recv(65536):
            got += more
        """
      )
    case .kept, .data, .expect, .expectMatch, .expectEnd, .expectReset, .abort, .start, .timed,
      .within, .connectUnix, .match, .port, .waiting:
      nil
    }
  }

  private var code: String {
    switch self {
    case .data:
      """
      def as_bytes(value):
          return value.encode() if isinstance(value, str) else bytes(value)
      """
    case .exactly, .until, .all: ""
    case .kept: "kept = {}  # what came before a wait ended: the next one goes on with it"
    case .expect:
      """
      def expect(s, wanted):
          got = exactly(s, len(wanted))
          assert got == wanted, f'{got!r} came, not {wanted!r}'
          return got
      """
    case .expectMatch:
      """
      def expect_match(s, pattern):
          got = b''
          while not (found := pattern.search(got)):
              more = s.recv(1)
              assert more, f'{got!r} came, then the end: nothing matched {pattern.pattern!r}'
              got += more
          return tuple(text and text.decode() for text in found.groups()) or got
      """
    case .expectEnd:
      """
      def expect_eof(s):
          got = s.recv(1)
          assert not got, f'{got!r} came, not the end'
      """
    case .expectReset:
      """
      def expect_reset(s):
          try:
              got = s.recv(1)
          except ConnectionResetError:
              return
          raise AssertionError(f'{got!r} came, no reset')
      """
    case .timed:
      """
      def timed(s, seconds, action):
          before = s.gettimeout()
          s.settimeout(seconds)
          try:
              return action()
          finally:
              s.settimeout(before)
      """
    case .within:
      """
      @contextlib.contextmanager
      def within(seconds):
          if threading.current_thread() is not threading.main_thread():
              yield  # Python has a clock like this for its main thread alone
              return

          def over(number, frame):
              raise TimeoutError(f'not done within {seconds} s')
          begin = time.monotonic()
          before = signal.signal(signal.SIGALRM, over)
          outer = signal.getitimer(signal.ITIMER_REAL)[0]
          signal.setitimer(signal.ITIMER_REAL, min(seconds, outer or seconds))
          try:
              yield
          finally:
              spent = time.monotonic() - begin
              signal.signal(signal.SIGALRM, before)
              signal.setitimer(signal.ITIMER_REAL, outer and max(outer - spent, 0.001))
      """
    case .abort:
      """
      def abort(s):
          s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\\x01\\0\\0\\0\\0\\0\\0\\0')
          s.close()
      """
    case .start:
      """
      class start(threading.Thread):
          def __init__(self, function):
              super().__init__()
              self.function, self.value, self.error = function, None, None
              self.start()

          def run(self):
              try:
                  self.value = self.function()
              except BaseException as error:
                  self.error = error
                  raise

          def wait(self, seconds=None):
              self.join(seconds)
              if self.is_alive():
                  raise TimeoutError(f'not done within {seconds} s')
              if self.error:
                  raise self.error
              return self.value
      """
    case .connectUnix:
      """
      def connect_unix(path):
          s = socket.socket(socket.AF_UNIX)
          s.connect(path)
          return s
      """
    case .match:
      """
      def match_of(text, pattern):
          found = re.search(pattern, text)
          return found and (found.groups() or found[0])
      """
    case .port:
      """
      def port_of(place):
          return (place if isinstance(place, tuple) else place.getsockname())[1]
      """
    case .waiting:
      """
      def waiting(s):
          return int.from_bytes(fcntl.ioctl(s, termios.FIONREAD, bytes(4)), 'little')
      """
    }
  }
}
