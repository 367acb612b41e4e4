import Engine

/// What a key asks of a play.
enum PlayWish {
  case next, back, runOn, prompt, quit

  /// Nil for keys that mean nothing. A presenter's remote sends Page Down and Page Up; the Hangul letters
  /// lie on the keys of the Latin ones.
  init?(_ key: Key) {
    switch key {
    case .scalar(" "), .scalar("\r"), .scalar("\n"), .sequence("\u{1B}[6~"), .sequence("\u{1B}[C"),
      .sequence("\u{1B}OC"):
      self = .next
    case .scalar("b"), .scalar("ㅠ"), .sequence("\u{1B}[5~"), .sequence("\u{1B}[D"),
      .sequence("\u{1B}OD"):
      self = .back
    case .scalar("a"), .scalar("ㅁ"): self = .runOn
    case .scalar("p"), .scalar("ㅔ"): self = .prompt
    case .scalar("q"), .scalar("ㅂ"), .scalar("\u{4}"): self = .quit
    case .scalar, .sequence: return nil
    }
  }
}
