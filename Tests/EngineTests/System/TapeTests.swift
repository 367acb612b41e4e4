import Testing

@testable import Engine

@Suite struct TapeTests {
  @Test func elementsStayWhatTheyAreWhileItGrows() {
    var tape = Tape<String>()
    #expect(tape.count == 0 && tape.start == nil)
    for number in 0..<10_000 { tape.append("a text too long to be kept in place: \(number)") }
    #expect(tape.count == 10_000)
    #expect(tape[0].hasSuffix(": 0") && tape[9_999].hasSuffix(": 9999"))
    tape[17] = "another"
    #expect(tape[17] == "another" && tape.start?[17] == "another")
  }

  @Test func elementsEndWithIt() {
    final class Witness {}
    weak var last: Witness?
    do {
      var tape = Tape<Witness>()
      for _ in 0..<100 {
        let witness = Witness()
        tape.append(witness)
        last = witness
      }
      #expect(last === tape[99])
    }
    #expect(last == nil)
  }
}
