extension String {
  /// Its lines with times, ports and descriptors masked and runs of blanks as one: what is the same in
  /// every run.
  var masked: [String] {
    split(separator: "\n").map { line in
      String(line)
        .replacing(/[0-9]+\.[0-9]{2} m?s/, with: "T")
        .replacing(/(127\.0\.0\.1|\[::1\]|0\.0\.0\.0):[0-9]+/) { "\($0.output.1):P" }
        .replacing(/descriptor [0-9]+/, with: "descriptor N")
        .replacing(/\ +/, with: " ")
    }
  }
}
