/// The language that people are spoken to in: help, announcements, explanations of errors. The
/// words of the language itself, error names and headlines are the same in both.
public enum MessageLanguage: String, Sendable, CaseIterable {
  case en, ko

  /// The language that the environment asks for: WORKBENCH_LANG=en|ko decides; otherwise the first of
  /// LC_ALL, LC_MESSAGES and LANG that is set, as in setlocale(3); English when that is not Korean.
  public static func preferred(environment: (String) -> String?) -> MessageLanguage {
    if let word = environment("WORKBENCH_LANG"), let language = named(word) { return language }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first {
      !$0.isEmpty
    }
    return locale.flatMap(named) ?? .en
  }

  /// The language of a locale's name: `ko`, `ko_KR.UTF-8`, `ko-KR`.
  private static func named(_ locale: String) -> MessageLanguage? {
    let word = locale.prefix { !"_-.@".contains($0) }
    return MessageLanguage(rawValue: word.lowercased())
  }
}
