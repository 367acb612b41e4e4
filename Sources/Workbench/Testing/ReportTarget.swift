import Engine

/// `--report tap|junit|json[=FILE]`: a format, and where it goes.
struct ReportTarget {
  /// The formats there are.
  enum Format: String, CaseIterable { case tap, junit, json }

  let format: Format
  /// nil is standard output.
  let file: String?

  init(_ text: String) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = Format(rawValue: String(parts.first ?? "")) else {
      throw UsageError(
        "--report \(text): not a format",
        hint: "--report tap, junit or json; --report junit=FILE writes it to a file")
    }
    self.format = format
    file = parts.count > 1 ? String(parts[1]) : nil
    if file == "" { throw UsageError("--report \(text) needs a file", hint: "--report tap=FILE") }
  }

  /// Throws when the file cannot be written, as far as that can be told before there is anything to write.
  func check() throws(UsageError) {
    guard let file else { return }
    do throws(SystemError) { try File.checkWritable(file) } catch {
      throw UsageError(
        "--report \(format.rawValue)=\(file): \(error.message) (\(error.name))",
        hint: "check the name and the folder")
    }
  }

  /// Writes the report; false when the file cannot be written after all, which is told.
  @EngineActor
  func write(_ summary: TestSummary) -> Bool {
    let text =
      switch format {
      case .tap: TAPReport.text(of: summary)
      case .junit: JUnitReport.text(of: summary)
      case .json: JSONReport.text(of: summary)
      }
    guard let file else {
      Output.write(text)
      return true
    }
    do throws(SystemError) {
      try File.writeAll(file, Array(text.utf8))
      return true
    } catch {
      StandardStreams.writeMessage(
        "error: --report \(format.rawValue)=\(file): \(error.message) (\(error.name))\n")
      return false
    }
  }
}
