import Testing

@testable import Engine

/// The page's structure. How it looks is for people: it was looked at in a browser.
@Suite struct HTMLExportTests {
  @Test(arguments: [Recordings.file, Recordings.several])
  func everyArrowLeadsToItsChunk(recording: String) throws {
    let conversation = try Recordings.conversation(recording)
    let page = HTMLExport.text(of: conversation)
    let ids = page.matches(of: /<article id="(e\d+)"/).map { String($0.output.1) }
    #expect(ids == conversation.pictured.events.indices.map { "e\($0)" })
    let links = page.matches(of: /href="#(\w+)"/).map { String($0.output.1) }
    #expect(Set(links).isSubset(of: Set(ids)))
    let chunks = conversation.events.count { if case .data = $0.content { true } else { false } }
    #expect(links.count == chunks)
  }

  @Test func needsNothingElse() throws {
    let page = HTMLExport.text(of: try Recordings.conversation(Recordings.file))
    #expect(!page.contains("src=") && !page.contains("<link") && !page.contains("@import"))
    let addresses = page.matches(of: /https?:\/\/[^"' ]*/).map { String($0.output) }
    #expect(addresses == ["http://www.w3.org/2000/svg"])
    for part in ["prefers-color-scheme: dark", "@media print", "type=\"search\"", "<meta charset"] {
      #expect(page.contains(part))
    }
  }

  @Test func whatCameIsTextAndNoMarkup() throws {
    let conversation = try Recordings.conversation(
      "connection c1 tcp \"<i>:1\" -> b:2\n 0.0ms > \"<script>alert('x')</script>\"\n",
      name: "<b>&.nwt")
    let page = HTMLExport.text(of: conversation)
    #expect(!page.contains("alert('x')") && !page.contains("<i>:1") && !page.contains("<b>&.nwt"))
    #expect(page.contains("<title>&lt;b&gt;&amp;.nwt</title>"))
    #expect(page.contains("data-text=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\""))
  }

  @Test func hexdumps() throws {
    let page = HTMLExport.text(of: try Recordings.conversation(Recordings.file))
    #expect(
      page.contains(
        "00000000  ec 95 88 eb 85 95 20 3c  62 3e 26 22 0d 0a        "
          + "│<u>안</u> <u>녕</u>  &lt;b&gt;&amp;&quot;××  │"))
    let long = String(repeating: "0123456789abcdef-", count: 400)
    let folded = HTMLExport.text(
      of: try Recordings.conversation("connection c1 tcp a:1 -> b:2\n 0.0ms > \"\(long)\"\n"))
    #expect(folded.contains("<details><summary>409 more rows</summary>"))
    #expect(folded.matches(of: /\b[0-9a-f]{8} {2}[0-9a-f]/).count == 425)
  }
}
