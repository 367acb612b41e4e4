import Testing

@testable import Engine

@Suite struct ByteOrderTests {
  @Test func namesAreTheLectures() { #expect(ByteOrder.allCases.map(\.rawValue) == ["big", "little"]) }
}
