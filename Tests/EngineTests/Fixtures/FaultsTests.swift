import Testing

@testable import Engine

/// The faults of a network, without one: what goes in, what comes out, and when.
@Suite struct FaultsTests {
  private func pass(
    _ side: FaultPlan.Side, _ pieces: [[UInt8]], seed: UInt64 = 1, every step: Int = 10
  ) -> [FaultPiece] {
    var chain = FaultChain(side.faults(), seed: seed)
    var out: [FaultPiece] = []
    for (index, bytes) in pieces.enumerated() { out += chain.pass(.bytes(bytes), at: index * step) }
    return out + chain.pass(.end, at: pieces.count * step)
  }

  private func bytes(_ pieces: [FaultPiece]) -> [UInt8] {
    pieces.flatMap { piece -> [UInt8] in
      if case .bytes(let bytes) = piece.content { return bytes }
      return []
    }
  }

  private func side(_ change: (inout FaultPlan.Side) -> Void) -> FaultPlan.Side {
    var side = FaultPlan.Side()
    change(&side)
    return side
  }

  @Test func withoutFaultsEverythingGoesThrough() {
    #expect(
      pass(side { _ in }, [[1, 2], [3]]) == [
        FaultPiece(.bytes([1, 2]), at: 0), FaultPiece(.bytes([3]), at: 10),
        FaultPiece(.end, at: 20),
      ])
  }

  @Test func slicesAreCutAndFollowEachOther() {
    let out = pass(side { $0.slice = 2 }, [[1, 2, 3], [4]])
    #expect(out.map(\.content) == [.bytes([1, 2]), .bytes([3]), .bytes([4]), .end])
    #expect(out.map(\.time) == [0, 1_000_000, 1_000_000, 1_000_000])
  }

  @Test func manySlicesDoNotTakeMinutes() {
    let out = pass(side { $0.slice = 1 }, [.noise(100_000)])
    #expect(out.count == 100_001)
    #expect(bytes(out) == .noise(100_000))
    #expect(out.last?.time == SliceFault.gaps * 1_000_000)
  }

  @Test func delayAndJitterKeepTheOrder() {
    let out = pass(
      side {
        $0.delay = 100
        $0.jitter = 90
      }, (0..<200).map { [UInt8($0)] })
    #expect(bytes(out) == (0..<200).map { UInt8($0) })
    #expect(zip(out, out.dropFirst()).allSatisfy { $0.time <= $1.time })
    for (index, piece) in out.enumerated() { #expect(piece.time >= index * 10 + 10) }
    #expect(Set(out.enumerated().map { $1.time - $0 * 10 }).count > 20)
  }

  @Test func aDelayBeyondAllTimesIsNever() {
    #expect(pass(side { $0.delay = .max }, [[1]], every: 10).map(\.time) == [.max, .max])
  }

  @Test func bandwidthGivesEachByteItsTime() {
    let out = pass(side { $0.bandwidth = 1000 }, [.noise(50), .noise(50)])
    #expect(bytes(out) == .noise(50) + .noise(50))
    #expect(out.count == 7)
    #expect(out.last?.time == 100_000_000)
  }

  @Test(arguments: [0, 1, 3, 4, 5, 6])
  func limitResetAndBlackholeLetSoManyBytesThrough(_ count: Int) {
    let pieces: [[UInt8]] = [[1, 2], [3, 4], [5]]
    let kept = Array([1, 2, 3, 4, 5].prefix(count)) as [UInt8]
    let limited = pass(side { $0.limit = count }, pieces)
    #expect(bytes(limited) == kept)
    #expect(limited.last?.content == .end)
    let reset = pass(side { $0.reset = count }, pieces)
    #expect(bytes(reset) == kept)
    #expect(reset.last?.content == (count <= 5 ? .reset : .end))
    let swallowed = pass(side { $0.blackhole = count }, pieces)
    #expect(bytes(swallowed) == kept)
    #expect((swallowed.last?.content == .end) == (count > 5))
  }

  @Test func theSameSeedIsTheSameFault() {
    let plan = side { $0.jitter = 1_000_000 }
    let pieces: [[UInt8]] = (0..<20).map { [UInt8($0)] }
    #expect(pass(plan, pieces, seed: 3) == pass(plan, pieces, seed: 3))
    #expect(pass(plan, pieces, seed: 3) != pass(plan, pieces, seed: 4))
  }

  @Test func noMixtureReordersOrLosesBytes() {
    var source = TranscriptSource()
    for seed in 0..<50 {
      let plan = side {
        $0.slice = 1 + source.number(below: 9)
        $0.delay = source.number(below: 1000)
        $0.jitter = source.number(below: 1000)
        $0.bandwidth = 1 + source.number(below: 100_000)
      }
      let pieces: [[UInt8]] = (0..<10).map { _ in .noise(source.number(below: 300)) }
      let out = pass(plan, pieces, seed: UInt64(seed))
      #expect(bytes(out) == pieces.flatMap { $0 })
      #expect(zip(out, out.dropFirst()).allSatisfy { $0.time <= $1.time })
      #expect(out.last?.content == .end)
    }
  }

  private func datagrams(_ side: FaultPlan.Side, _ sizes: [Int], seed: UInt64 = 1) -> [FaultPiece] {
    var chain = FaultChain(side.datagramFaults(), seed: seed)
    return sizes.flatMap { chain.pass(.bytes(.noise($0)), at: 0) }
  }

  @Test func datagramsAreWholeOrLost() {
    let sizes = [0, 300, 0, 1500, 7]
    let slow = datagrams(
      side {
        $0.bandwidth = 1000
        $0.delay = 5
        $0.slice = 1
      }, sizes)
    #expect(slow.map(\.content) == sizes.map { .bytes(.noise($0)) })
    #expect(slow.map(\.time) == [5, 300_000_005, 300_000_005, 1_800_000_005, 1_807_000_005])
    for change in [\FaultPlan.Side.limit, \.blackhole] {
      let cut = datagrams(side { $0[keyPath: change] = 300 }, [300, 0, 1, 0])
      #expect(cut.map(\.content) == [.bytes(.noise(300)), .bytes([])])
    }
  }

  @Test func datagramsAreLostByChance() {
    let sizes = Array(1...1000)
    let kept = datagrams(side { $0.drop = 0.1 }, sizes)
    #expect((850...950).contains(kept.count))
    #expect(kept == datagrams(side { $0.drop = 0.1 }, sizes))
    #expect(kept != datagrams(side { $0.drop = 0.1 }, sizes, seed: 2))
    #expect(datagrams(side { $0.drop = 1 }, sizes).isEmpty)
    #expect(datagrams(side { $0.drop = 0 }, sizes).count == 1000)
  }
}
