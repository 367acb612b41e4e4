import BigInt
import Testing

@testable import Engine

@Suite struct FormatSpecTests {
  @Test(arguments: FormatSpecTable.integers)
  func integersAsPython(value: String, texts: [(spec: String, text: String)]) throws {
    let number = try #require(BigInt(value))
    for (spec, text) in texts {
      #expect(try FormatSpec(parsing: spec).format(number) == text, "\(value) \(spec)")
      if let small = Int(value) {
        #expect(try FormatSpec(parsing: spec).format(small) == text, "\(value) \(spec)")
      }
    }
  }

  @Test(arguments: FormatSpecTable.floats)
  func floatsAsPython(value: String, texts: [(spec: String, text: String)]) throws {
    let number = try #require(Double(value))
    for (spec, text) in texts {
      #expect(try FormatSpec(parsing: spec).format(number) == text, "\(value) \(spec)")
    }
  }

  @Test(arguments: FormatSpecTable.texts)
  func textsAsPython(value: String, texts: [(spec: String, text: String)]) throws {
    for (spec, text) in texts {
      #expect(try FormatSpec(parsing: spec).format(value) == text, "\(value) \(spec)")
    }
  }

  @Test(
    arguments: [
      ("10q5", .unknownPart("q5", spec: "10q5")), ("abc", .unknownPart("abc", spec: "abc")),
      (",,", .notAllowed(part: "','", with: "','")), ("_,", .twoSeparators(spec: "_,")),
      (",_", .twoSeparators(spec: ",_")), ("5.", .missingPrecision(spec: "5.")),
      (".x", .missingPrecision(spec: ".x")), ("+-5", .unknownPart("-5", spec: "+-5")),
      ("1000001", .tooLarge(part: "width", digits: "1000001")),
      (".99999999999999999999999f", .tooLarge(part: "precision", digits: "99999999999999999999")),
      (",x", .notAllowed(part: "','", with: "'x'")), ("_c", .notAllowed(part: "'_'", with: "'c'")),
      ("٣", nil), ("<<<", nil),
    ] as [(String, FormatSpecError?)])
  func theErrorNamesTheBadPart(spec: String, error: FormatSpecError?) {
    if let error {
      #expect(throws: error) { try FormatSpec(parsing: spec) }
    } else {
      #expect(throws: FormatSpecError.self) { try FormatSpec(parsing: spec).format(1) }
    }
  }

  @Test(
    arguments: [
      (".3", .notAllowed(part: "a precision", with: "an integer")),
      ("zd", .notAllowed(part: "'z'", with: "an integer")),
      ("q", .wrongType("q", kind: "an integer")), ("s", .wrongType("s", kind: "an integer")),
      ("+c", .notAllowed(part: "a sign", with: "'c'")),
      ("#c", .notAllowed(part: "'#'", with: "'c'")),
    ] as [(String, FormatSpecError)])
  func integersRefuse(spec: String, error: FormatSpecError) {
    #expect(throws: error) { try FormatSpec(parsing: spec).format(42) }
    #expect(throws: error) { try FormatSpec(parsing: spec).format(BigInt(1) << 80) }
  }

  @Test(arguments: ["d", "x", "c", "s", "b", "{"])
  func floatsRefuse(spec: String) throws {
    let parsed = try FormatSpec(parsing: spec)
    #expect(throws: FormatSpecError.wrongType(Character(spec), kind: "a float")) {
      try parsed.format(1.5)
    }
  }

  @Test(
    arguments: [
      ("d", .wrongType("d", kind: "a text")),
      ("=10", .notAllowed(part: "'=' alignment", with: "a text")),
      ("+", .notAllowed(part: "a sign", with: "a text")),
      ("#", .notAllowed(part: "'#'", with: "a text")),
      (",", .notAllowed(part: "','", with: "a text")),
      ("z", .notAllowed(part: "'z'", with: "a text")),
    ] as [(String, FormatSpecError)])
  func textsRefuse(spec: String, error: FormatSpecError) {
    #expect(throws: error) { try FormatSpec(parsing: spec).format("a") }
  }

  @Test func numbersWithoutACharacterOrFloat() throws {
    let character = try FormatSpec(parsing: "c")
    for value in [-1, 0xD800, 0x11_0000, Int.max, Int.min] {
      #expect(throws: FormatSpecError.noCharacter("\(value)")) { try character.format(value) }
    }
    #expect(throws: FormatSpecError.self) { try character.format(BigInt(1) << 100) }
    let float = try FormatSpec(parsing: "f")
    #expect(throws: FormatSpecError.tooLargeForFloat) {
      try float.format(BigInt(10).power(400))
    }
  }

  @Test func theGreatestWidthAndPrecisionWork() throws {
    #expect(try FormatSpec(parsing: "1000000").format("a").utf8.count == 1_000_000)
    #expect(try FormatSpec(parsing: ".1000000f").format(0.5).utf8.count == 1_000_002)
    #expect(try FormatSpec(parsing: "01000000,").format(1).utf8.count == 1_000_001)
  }

  @Test func messagesSayWhatIsAllowed() {
    #expect(
      FormatSpecError.wrongType("q", kind: "an integer").description
        == "the format type 'q' is not for an integer; it takes b c d o x X n, and e f g %")
  }
}
