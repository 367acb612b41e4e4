/// What the program explains, in Korean, by its English key (`Wording`); one file for each matter.
enum Korean {
  /// Every explanation that has its Korean; others are said in English.
  static let phrases: [String: String] = [
    layout, system, errors, syntax, foreign, arguments, values, transcripts, commandLine,
  ]
  .reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
}
