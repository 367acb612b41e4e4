/// Functions that a Python program needs for what the language has built in.
enum PythonHelper: CaseIterable {
  case data, exactly, until, all, expect, abort, start

  var code: String {
    switch self {
    case .data:
      """
      def as_bytes(value):
          return value.encode() if isinstance(value, str) else bytes(value)
      """
    case .exactly:
      """
      def exactly(s, count):
          got = b''
          while len(got) < count:
              more = s.recv(count - len(got))
              if not more:
                  raise EOFError(f'the stream ended after {len(got)} of {count} bytes')
              got += more
          return got
      """
    case .until:
      """
      def until(s, end):
          got = b''
          while not got.endswith(end):
              more = s.recv(1)
              if not more:
                  raise EOFError(f'the stream ended after {len(got)} bytes')
              got += more
          return got
      """
    case .all:
      """
      def everything(s):
          got = b''
          while more := s.recv(65536):
              got += more
          return got
      """
    case .expect:
      """
      def expect(s, wanted):
          got = exactly(s, len(wanted))
          assert got == wanted, f'{got!r} came, not {wanted!r}'
          return got
      """
    case .abort:
      """
      def abort(s):
          s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\\x01\\0\\0\\0\\0\\0\\0\\0')
          s.close()
      """
    case .start:
      """
      def start(function):
          thread = threading.Thread(target=function)
          thread.start()
          return thread
      """
    }
  }
}
