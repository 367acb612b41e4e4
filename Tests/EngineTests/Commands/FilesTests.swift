import Testing

@testable import Engine

@Suite struct FilesTests {
  /// Statements in a folder `d` of their own, and what they print.
  static let rows: [(script: String, output: [String])] = [
    (#"print write_file(p, "안녕"); print read_file(p)"#, ["6", #"b'\xec\x95\x88\xeb\x85\x95'"#]),
    (#"write_file p "안녕" encoding="euc-kr"; print read_file(p)"#, [#"b'\xbe\xc8\xb3\xe7'"#]),
    (#"write_file p x"be c8 0d 0a"; print repr(read_file(p, encoding="euc-kr"))"#, [#"'안\n'"#]),
    (#"append_file p "a"; print append_file(p, b"bc"); print read_file(p)"#, ["2", "b'abc'"]),
    (#"write_file p "abc"; write_file p "z"; print read_file(p)"#, ["b'z'"]),
    (
      #"print exists(p) is_file(p); write_file p ""; print exists(p) is_file(p) is_folder(p)"#,
      ["false false", "true true false"]
    ),
    ("print exists(d) is_file(d) is_folder(d)", ["true false true"]),
    (#"write_file p "12345"; print size(p) getsize(p)"#, ["5 5"]),
    (#"write_file p "b"; write_file "${d}/a b" ""; print files(d)"#, ["['a b', 'file']"]),
    (#"print real_path("${d}/../${d.split("/")[-1]}") == real_path(d)"#, ["true"]),
    (#"make_folder "${d}/x/y"; make_folder "${d}/x/y"; print is_folder("${d}/x/y")"#, ["true"]),
    (#"write_file p ""; remove p; print exists(p)"#, ["false"]),
    (
      #"f = open p "wb"; print write(f, b"ab"); write f buffer(b"c"); close f; print read_file(p)"#,
      ["2", "b'abc'"]
    ),
    (#"f = open p "w"; print f.write("안녕"); f.close(); print size(p)"#, ["2", "6"]),
    (#"f = open p "w" encoding="euc-kr"; write f "안녕"; close f; print size(p)"#, ["4"]),
    (
      #"f = open p "w" errors="replace" encoding="ascii"; write f "a안"; close f; print read_file(p)"#,
      ["b'a?'"]
    ),
    (
      #"write_file p "one\ntwo\n\nend"; for line in open(p) { print repr(line) }"#,
      [#"'one\n'"#, #"'two\n'"#, #"'\n'"#, "'end'"]
    ),
    (
      #"write_file p "a\nb"; f = open p "rb"; print f.readline() f.readline() f.readline()"#,
      [#"b'a\n' b'b' b''"#]
    ),
    (#"write_file p "a\nb"; print open(p).readlines()"#, [#"['a\n', 'b']"#]),
    (#"write_file p "a\r\nb\rc\r\n"; print repr(open(p).read())"#, [#"'a\nb\rc\n'"#]),
    (#"write_file p "a\r\n"; print repr(open(p).readline())"#, [#"'a\n'"#]),
    (#"write_file p "a\r\n"; print open(p, "rb").read()"#, [#"b'a\r\n'"#]),
    (
      #"write_file p "안녕a하"; f = open p; print f.read(2) f.read(1) f.read(9) repr(f.read())"#,
      ["안녕 a 하 ''"]
    ),
    (#"write_file p "안\r\n녕b"; f = open p; print repr(f.read(2)) f.read(1)"#, [#"'안\n' 녕"#]),
    (
      #"write_file p x"be c8 b3 e7 0a"; print open(p, "r", encoding="euc-kr").read().strip()"#,
      ["안녕"]
    ),
    (#"write_file p x"e9"; print open(p, encoding="latin-1").read(1)"#, ["é"]),
    (#"write_file p x"61 ff 62"; print open(p, errors="replace").read()"#, ["a\u{FFFD}b"]),
    (
      #"write_file p "0123456789"; f = open p "rb"; f.seek(4); print f.read(2) f.tell()"#,
      ["b'45' 6"]
    ),
    (#"write_file p "0123456789"; f = open p "rb"; print f.seek(-3, 2) f.read()"#, ["7 b'789'"]),
    (
      #"write_file p "0123"; f = open p "rb"; read f 1; print seek(f, 1, current) read(f)"#,
      ["2 b'23'"]
    ),
    (
      #"write_file p "0123"; f = open p "r+b"; write f b"ab"; seek f 0; print read(f)"#,
      ["b'ab23'"]
    ),
    (
      #"f = open p "wb"; write f b"abc"; print size(f) tell(f); flush f; print read_file(p)"#,
      ["3 3", "b'abc'"]
    ),
    (
      #"write_file p "a"; f = open p "a"; write f "b"; close f; close f; print read_file(p)"#,
      ["b'ab'"]
    ),
    (#"write_file p "abcdef"; f = open p "rb"; print read(f, -1) read(f, 3)"#, ["b'abcdef' b''"]),
  ]

  @Test(arguments: rows)
  func filesHoldWhatWasWritten(_ row: (script: String, output: [String])) async throws {
    let result = try await run("d = temp_folder(); p = \"${d}/file\"\n\(row.script)")
    #expect(result.failure == nil)
    #expect(result.lines == row.output)
  }

  static let failures: [(script: String, headline: String)] = [
    ("read_file p", "FileNotFoundError: open P: No such file or directory (ENOENT)"),
    ("read_file d", "IsADirectoryError: open D: Is a directory (EISDIR)"),
    (#"read_file "a\0b""#, "OSError: open a\0b: Invalid argument (EINVAL)"),
    ("read_file 5", "TypeError: read_file: `path` is an int, not a text"),
    (#"write_file "${d}/no/file" "x""#, "FileNotFoundError: open D/no/file: No such file"),
    (#"write_file "/dev/full" "x""#, "OSError: write /dev/full: No space left on device (ENOSPC)"),
    ("write_file p 20", "TypeError: write_file: `data` is an int, not text or bytes"),
    (
      #"write_file p "안" encoding="ascii""#,
      "UnicodeEncodeError: write_file: '안' (U+C548) at offset 0 has no form in ascii"
    ),
    (#"write_file p "a" encoding="klingon""#, "ValueError: write_file: unknown encoding 'klingon'"),
    ("size p", "FileNotFoundError: stat P: No such file or directory (ENOENT)"),
    ("files p", "FileNotFoundError: opendir P: No such file"),
    ("real_path p", "FileNotFoundError: realpath P: No such file"),
    ("remove p", "FileNotFoundError: unlink P: No such file"),
    ("remove d", "IsADirectoryError: unlink D: Is a directory (EISDIR)"),
    (#"write_file p ""; make_folder p"#, "FileExistsError: mkdir P: File exists (EEXIST)"),
    (#"write_file p ""; open p "x""#, "FileExistsError: open P: File exists (EEXIST)"),
    (#"open p "q""#, "ValueError: open: 'q' is no mode: one of r, w, a and x"),
    (#"open p "wb" encoding="utf-8""#, "ValueError: open: a file of bytes has no encoding"),
    (#"open p "w" encoding="euckr8""#, "ValueError: open: unknown encoding 'euckr8'"),
    (#"f = open p "wb"; write f "text""#, "TypeError: write: `data` is a text, not bytes"),
    (#"f = open p "w"; write f b"data""#, "TypeError: write: `data` is bytes, not a text"),
    (#"f = open p "wb"; write f 5"#, "TypeError: write: `data` is an int, not text or bytes"),
    (#"f = open p "wb"; read f"#, "OSError: read: P is open for writing only"),
    (#"write_file p ""; f = open p; write f "x""#, "OSError: write: P is open for reading only"),
    (#"f = open p "wb"; close f; write f b"x""#, "ValueError: write: P is closed"),
    (#"f = open p "wb"; close f; tell f"#, "ValueError: tell: P is closed"),
    (#"f = open p "wb"; seek f -1"#, "ValueError: seek: -1 is in front of the file"),
    (#"f = open p "wb"; seek f 0 middle"#, "ValueError: seek does not know `middle`"),
    (
      #"f = open "/dev/full" "wb"; write f b"x"; close f"#,
      "OSError: write /dev/full: No space left on device (ENOSPC)"
    ),
    (
      #"write_file p x"ff"; read(open(p))"#,
      "UnicodeDecodeError: P: byte 0xff at offset 0 is not utf-8"
    ),
    (#"write_file p x"ff"; for line in open(p) { }"#, "UnicodeDecodeError: P: byte 0xff"),
    (
      #"write_file p "a"; read(open(p, encoding="euc-kr"), 1)"#,
      "ValueError: a number of characters cannot be read from euc-kr"
    ),
    (
      #"write_file p "a"; readline(open(p, encoding="utf-16"))"#,
      "ValueError: the lines of utf-16 cannot be read one by one"
    ),
    (#"read "file.txt""#, "TypeError: read: `file` is a text, not a file"),
    (#"wait spawn("mkfifo ${p}"); read_file p"#, "OSError: read_file: P is a named pipe"),
    (#"wait spawn("mkfifo ${p}"); open p "rb""#, "OSError: open: P is a named pipe"),
  ]

  @Test(arguments: failures)
  func failuresNameThePath(_ row: (script: String, headline: String)) async throws {
    let start = "d = temp_folder(); p = \"${d}/file\"; print d\n"
    let result = try await run(start + row.script)
    let folder = result.lines.first ?? "?"
    let headline = row.headline.replacing("P:", with: "\(folder)/file:")
      .replacing("P is", with: "\(folder)/file is").replacing(" D", with: " \(folder)")
    let text = result.failure ?? result.messages
    #expect(text.contains(headline), "\(text)")
    #expect(result.code != 0)
  }

  @Test func temporaryFoldersGoAway() async throws {
    let script = """
      a = temp_folder()
      make_folder "${a}/b"
      write_file "${a}/b/c" "x"
      print a
      print temp_folder() != a
      raise "the end"
      """
    let result = try await run(script)
    let folder = try #require(result.lines.first)
    #expect(result.lines.last == "true")
    #expect(folder.hasPrefix("/") && !File.exists(folder))
  }

  @Test func theScriptFolderIsWhereTheScriptIs() async throws {
    let result = try await run(
      "print read_file(\"${script_folder}/a.txt\") files(script_folder)", files: ["a.txt": "hi"])
    #expect(result.output == "b'hi' ['a.txt']\n")
  }

  @Test func aLinkThatLeadsOutOfTheFolderShows() async throws {
    let script = """
      d = temp_folder()
      e = temp_folder()
      write_file "${e}/secret" "x"
      wait spawn("ln -s ${e}/secret ${d}/link")
      print real_path("${d}/link") == real_path(e) + "/secret"
      remove "${d}/link"
      print exists("${e}/secret")
      """
    #expect(try await run(script).output == "true\ntrue\n")
  }
}
