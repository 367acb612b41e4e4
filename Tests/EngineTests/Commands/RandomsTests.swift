import Testing

@testable import Engine

@Suite struct RandomsTests {
  /// The first numbers of the published generator for this state.
  @Test func theGeneratorIsSplitMix() {
    var random = SeededRandom(state: 1_234_567)
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  /// Written down once, since scripts that seed rely on it.
  @Test func aSeedRepeats() async throws {
    let script = """
      loop 2 {
        seed 7
        xs = [1, 2, 3, 4, 5]
        shuffle xs
        print random(1, 6) random(1, 100) random(0.0, 8.0) random() choice("abc") xs random_bytes(3)
      }
      """
    let lines = try await run(script).lines
    #expect(
      lines.first
        == #"6 65 2.889357966855248 0.2185964426879159 a [5, 1, 2, 4, 3] b'\xd4\x96c'"#
    )
    #expect(lines.count == 2 && lines.first == lines.last)
  }

  @Test func bothEndsAreIncluded() async throws {
    let script = """
      seen = {}
      loop 200 { seen[random(1, 3)] = true }
      print sorted(seen)
      seen = {}
      loop 200 { seen[randint(-1, 0)] = true }
      print sorted(seen)
      loop 200 {
        x = random(2.0, 3.0)
        assert x >= 2 and x < 3
        y = random()
        assert y >= 0 and y < 1
        assert choice(range(5, 7)) in [5, 6]
      }
      """
    let result = try await run(script)
    #expect(result.code == 0)
    #expect(result.lines == ["[1, 2, 3]", "[-1, 0]"])
  }

  @Test func otherSeedsGiveOtherNumbers() async throws {
    let script = """
      seed 1
      a = random(1, 1_000_000_000)
      seed "1"
      b = random(1, 1_000_000_000)
      seed
      c = random(1, 1_000_000_000)
      seed 1
      print a == b  a == c  a == random(1, 1_000_000_000)
      """
    #expect(try await run(script).output == "false false true\n")
  }

  @Test func shufflingKeepsTheElements() async throws {
    let script = """
      xs = list(range(100))
      shuffle xs
      print xs == list(range(100)) sorted(xs) == list(range(100)) len(random_bytes(1000))
      """
    #expect(try await run(script).output == "false true 1000\n")
  }
}
