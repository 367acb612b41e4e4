extension CommandTable {
  /// Every command of the language (language.md §5 to §9).
  public static let standard = CommandTable(
    listening + connecting + sending + receiving + options + polling + tasks + printing
      + checking + errorValues + texts + values
      + filesAndTimes + looking + views + shell)
}
