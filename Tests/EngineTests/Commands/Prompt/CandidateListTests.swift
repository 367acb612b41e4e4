import Testing

@testable import Engine

@Suite struct CandidateListTests {
  @Test func fewHaveTheirExplanation() {
    let found = PromptScene.complete("shutdown c1.pe|").candidates
    let list = CandidateList(found, columns: 60, lines: 10)
    #expect(
      list.text() == ["peer", "peek  looks at what waits without taking it"] || list.left == 0)
    let sockets = PromptScene.complete("recv |").candidates
    #expect(
      CandidateList(sockets, columns: 40, lines: 10).text() == [
        "a1        connection", "c1        connection", "p1        process",
        "u1        datagram socket", "timeout=",
      ])
  }

  @Test func manyStandInColumns() {
    let many = (1...30).map { Candidate("name\($0)", .variable, detail: "x") }
    let list = CandidateList(many, columns: 40, lines: 10)
    #expect(list.left == 0)
    #expect(list.text().count == 6)
    #expect(list.text()[0] == "name1   name7   name13  name19  name25")
    let short = CandidateList(many, columns: 40, lines: 2)
    #expect(short.left == 20)
    #expect(short.text().last == "… 20 more")
    #expect(short.text(language: .ko).last == "… 20개 더")
  }

  @Test func wideNamesAndNarrowTerminals() {
    let wide = ["이름", "한글.txt", "a"].map { Candidate($0, .file, detail: "아주 긴 설명이 붙습니다") }
    for columns in 1...60 {
      for lines in 1...5 {
        let list = CandidateList(wide, columns: columns, lines: lines)
        let shown = list.rows.map(\.count).reduce(0, +)
        #expect(shown + list.left == 3)
        guard columns >= 8 else { continue }
        #expect(list.text().allSatisfy { DisplayWidth.columns(of: $0) <= max(columns, 10) })
      }
    }
    #expect(CandidateList([], columns: 80, lines: 5).rows.isEmpty)
  }
}
