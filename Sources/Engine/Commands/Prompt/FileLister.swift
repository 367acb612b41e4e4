/// What completion knows of the file system.
public struct FileLister: Sendable {
  /// A name in a folder.
  public struct Entry: Sendable, Equatable {
    /// Without the folder.
    public let name: String
    /// Whether it is a folder itself.
    public let isFolder: Bool

    /// An entry.
    public init(_ name: String, isFolder: Bool) {
      self.name = name
      self.isFolder = isFolder
    }
  }

  /// The entries of a folder, none when it cannot be read; `~` stands for the person's own.
  public let entries: @Sendable (_ folder: String) -> [Entry]

  /// A lister.
  public init(_ entries: @escaping @Sendable (_ folder: String) -> [Entry]) {
    self.entries = entries
  }

  /// No files.
  public static let none = FileLister { _ in [] }

  /// The files of this machine, at most 1,000 of a folder.
  public static let system = FileLister { folder in
    var path = folder.isEmpty ? "." : folder
    if path == "~" || path.hasPrefix("~/"), let home = Host.environment("HOME") {
      path = home + path.dropFirst()
    }
    guard let names = try? File.list(path) else { return [] }
    return names.prefix(1000).map { Entry($0, isFolder: File.isFolder("\(path)/\($0)")) }
  }
}
