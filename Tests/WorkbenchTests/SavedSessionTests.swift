import Foundation
import Testing

/// `save` and `python` in the shell: the session again, at once, as a script and as a Python program.
@Suite struct SavedSessionTests {
  private static let session = """
    listen :0
    connect (\"127.0.0.1\", l1.port)
    accept l1
    send c1 \"Hello\"
    recv a1 100
    send a1 to_bytes(20170031, 4, big)
    n = from_bytes(recv(c1, 4), big)
    close c1
    recv a1 1

    """

  @Test func bothPassWhenTheyAreRunAtOnce() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("saved-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try (Self.session + "save \"lab.nws\"\npython\n").write(
      to: folder.appendingPathComponent("typed"), atomically: true, encoding: .utf8)
    let result = try Workbench.shell(
      """
      cat typed | $WORKBENCH > shown || exit 50
      sed -n '/^import socket/,$p' shown > lab.py
      $WORKBENCH run lab.nws || exit 51
      python3 lab.py || exit 52
      cat lab.nws
      """, in: folder)
    #expect(result.code == 0, "\(result.output)\(result.messages)")
    #expect(
      result.output == """
        l1 = listen :0
        c1 = connect (\"127.0.0.1\", l1.port)
        a1 = accept l1
        send c1 \"Hello\"
        expect a1 \"Hello\"
        send a1 to_bytes(20170031, 4, big)
        n = from_bytes(recv(c1, 4), big)
        assert n == 20170031
        close c1
        expect_eof a1

        """, "\(result.output)")
  }
}
