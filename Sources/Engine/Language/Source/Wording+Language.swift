extension Wording {
  /// The words in a language; in English where it lacks them.
  public func text(in language: MessageLanguage) -> String {
    let template =
      switch language {
      case .en: key
      case .ko: Korean.phrases[key] ?? key
      }
    return filled(template) { $0.text(in: language) }
  }
}
