extension KoreanHelp {
  /// The commands that check.
  static let checking: [CommandText] = [
    CommandText(
      "expect", "와야 할 데이터를 읽어서 비교합니다",
      details: """
        문자열이나 bytes이면 정확히 그만큼 읽어서 같아야 합니다. 패턴 /…/이면 맞을 때까지 읽고 그룹이 찾은 것을 돌려줍니다. timeout=이 없으면 \
        5초 동안 기다립니다. 다르면 두 데이터를 hexdump로 나란히 보여 주고 처음 다른 곳을 표시합니다.
        """),
    CommandText(
      "expect_eof", "상대방이 스트림을 끝내야 합니다",
      details: "대신 바이트가 하나라도 오거나 RST가 오면 실패입니다."),
    CommandText(
      "expect_reset", "상대방이 RST로 연결을 끊어야 합니다",
      details: "RST 전에 오는 데이터는 지나칩니다. 정상적인 종료가 오면 실패입니다."),
  ]
}
