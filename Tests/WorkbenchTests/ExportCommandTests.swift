import Foundation
import Testing

/// `workbench export` as a person runs it.
@Suite struct ExportCommandTests {
  private static let recording = """
    # network transcript 1
    connection c1 tcp 127.0.0.1:5000 -> localhost:7777
      0.0ms  > "Hello"
      0.1ms  > end

    """

  @Test(arguments: [
    ("html", "<!DOCTYPE html>"), ("svg", "<?xml"), ("mermaid", "sequenceDiagram"),
    ("json", "{\"conversation\":1"), ("python", "#!/usr/bin/env python3"),
  ])
  func writesEachFormat(format: String, start: String) throws {
    let folder = try Folder(["lab.nwt": Self.recording])
    let shown = try Workbench.run(["export", "lab.nwt", "--to", format], in: folder.url)
    #expect(shown.code == 0 && shown.output.hasPrefix(start) && shown.messages.isEmpty)
    let written = try Workbench.run(
      ["export", "lab.nwt", "--to", format, "-o", "out"], in: folder.url)
    #expect(written.code == 0 && written.output.isEmpty)
    #expect(try folder.text("out") == shown.output)
  }

  @Test func theEndingDecidesWithoutAFormat() throws {
    let folder = try Folder(["lab.nwt": Self.recording])
    #expect(try Workbench.run(["export", "lab.nwt", "-o", "x.pcapng"], in: folder.url).code == 0)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("x.pcapng"))
    #expect(bytes.prefix(4) == Data([0x0A, 0x0D, 0x0D, 0x0A]) && bytes.count % 4 == 0)
  }

  @Test(
    arguments: [
      (["export"], 1, "needs one recording"), (["export", "lab.nwt"], 1, "needs a format"),
      (["export", "lab.nwt", "--to", "pdf"], 1, "one of html, svg"),
      (["export", "lab.nwt", "--to", "htm"], 1, "did you mean --to html?"),
      (["export", "no.nwt", "--to", "svg"], 1, "ENOENT"),
      (["export", "bad.nwt", "--to", "svg"], 2, "bad.nwt:3"),
      (["export", "lab.nwt", "--to", "svg", "-o", "no/x.svg"], 1, "ENOENT"),
      (["export", "gone.nwt", "--to", "svg"], 3, "gone.bytes"),
    ] as [([String], Int32, String)])
  func failures(words: [String], code: Int32, message: String) throws {
    let digest = String(repeating: "0", count: 64)
    let folder = try Folder([
      "lab.nwt": Self.recording, "bad.nwt": Self.recording.replacing("> \"Hello\"", with: "?"),
      "gone.nwt": Self.recording.replacing(
        "\"Hello\"", with: "file \"gone.bytes\" 5 sha256 \(digest)"),
    ])
    let result = try Workbench.run(words, in: folder.url)
    #expect(result.code == code && result.messages.contains(message), "\(result.messages)")
    #expect(result.output.isEmpty)
  }

  @Test(arguments: ["lab.nwt", "./lab.nwt", "link", "hard"])
  func theRecordingIsNotWrittenOver(output: String) throws {
    let folder = try Folder(["lab.nwt": Self.recording])
    let result = try Workbench.shell(
      "ln -s lab.nwt link; ln lab.nwt hard; $WORKBENCH export lab.nwt --to svg -o \(output)",
      in: folder.url)
    #expect(result.code == 1, "\(result.messages)")
    #expect(result.messages.hasPrefix("workbench: -o \(output) is the recording itself\n  try: "))
    #expect(try folder.text("lab.nwt") == Self.recording)
  }

  @Test func aDashIsStandardOutput() throws {
    let folder = try Folder(["lab.nwt": Self.recording])
    let plain = try Workbench.run(["export", "lab.nwt", "--to", "svg"], in: folder.url)
    let dash = try Workbench.run(["export", "lab.nwt", "--to", "svg", "-o", "-"], in: folder.url)
    #expect(dash.code == 0 && dash.output == plain.output && folder.read("-") == nil)
  }

  @Test func aReaderThatHasSeenEnoughEndsItWell() throws {
    let line = "  > \"\(String(repeating: "x", count: 900))\"\n"
    let folder = try Folder([
      "lab.nwt": Self.recording.replacing(
        "  0.1ms  > end\n", with: String(repeating: line, count: 500))
    ])
    let result = try Workbench.shell(
      """
      { $WORKBENCH export lab.nwt --to json; echo "code $?" >&2; } | head -n 1 > first
      $WORKBENCH export lab.nwt --to json > /dev/full
      """, in: folder.url)
    #expect(result.code == 3)
    #expect(
      result.messages
        == "code 0\nerror: standard output: No space left on device (ENOSPC)\n")
    #expect(try folder.text("first").hasPrefix("{\"conversation\":1"))
  }
}
