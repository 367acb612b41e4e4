/// Bytes without a pattern, the same in every run; half of them small or on the edges of UTF-8.
struct Noise {
  private var state: UInt64 = 42

  mutating func next() -> UInt8 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let high = UInt8(truncatingIfNeeded: state >> 56)
    let choice = Int(truncatingIfNeeded: (state >> 40) & 31)
    let edges: [UInt8] = [
      0, 1, 2, 0x0A, 0x0D, 0x30, 0x31, 0x7F, 0x80, 0xBF, 0xC2, 0xCC, 0xE2, 0xEC, 0xF0, 0x9F,
    ]
    return edges.indices.contains(choice) ? edges[choice] : high
  }
}
