import Glibc

/// How a file is opened, in the words of Python's `open` (and of fopen(3)).
public struct FileMode: Equatable, Sendable {
  /// `r`, `r+`, `w+`, `a+` or `x+`.
  public let reads: Bool
  /// All but `r`.
  public let writes: Bool
  /// Every write goes to the end: `a`.
  public let appends: Bool
  /// With `b`: the file's contents are bytes, not text.
  public let isBinary: Bool

  /// For open(2), O_CLOEXEC included.
  let flags: Int32

  /// The flags of open(2) that matter to a reader, as `O_WRONLY|O_CREAT`.
  var text: String {
    let access = reads && writes ? "O_RDWR" : (reads ? "O_RDONLY" : "O_WRONLY")
    let others = [
      (O_CREAT, "O_CREAT"), (O_TRUNC, "O_TRUNC"), (O_APPEND, "O_APPEND"), (O_EXCL, "O_EXCL"),
    ]
    return others.reduce(access) { flags & $1.0 == 0 ? $0 : "\($0)|\($1.1)" }
  }

  /// `r`, `w`, `a` or `x`, with `+` and with `b` or `t` in any order; nil for anything else.
  public init?(_ text: String) {
    let letters = Array(text)
    guard letters.count == Set(letters).count, letters.allSatisfy({ "rwaxbt+".contains($0) }),
      letters.count(where: { "rwax".contains($0) }) == 1,
      !(letters.contains("b") && letters.contains("t"))
    else { return nil }
    let updates = letters.contains("+")
    reads = updates || letters.contains("r")
    writes = updates || !letters.contains("r")
    appends = letters.contains("a")
    isBinary = letters.contains("b")
    var flags = updates ? O_RDWR : (letters.contains("r") ? O_RDONLY : O_WRONLY)
    if letters.contains("w") { flags |= O_CREAT | O_TRUNC }
    if appends { flags |= O_CREAT | O_APPEND }
    if letters.contains("x") { flags |= O_CREAT | O_EXCL }
    self.flags = flags | O_CLOEXEC
  }

  private init(reads: Bool, flags: Int32) {
    self.reads = reads
    writes = !reads
    appends = flags & O_APPEND != 0
    isBinary = true
    self.flags = flags | O_CLOEXEC
  }

  /// `rb`
  public static let read = FileMode(reads: true, flags: O_RDONLY)
  /// `wb`: empties the file, or makes it.
  public static let write = FileMode(reads: false, flags: O_WRONLY | O_CREAT | O_TRUNC)
  /// `ab`
  public static let append = FileMode(reads: false, flags: O_WRONLY | O_CREAT | O_APPEND)
  /// `xb`: makes the file, which must not exist.
  static let create = FileMode(reads: false, flags: O_WRONLY | O_CREAT | O_EXCL)
}
