import Engine

/// The person's folders (XDG Base Directory Specification).
enum Folders {
  /// For configuration: `$XDG_CONFIG_HOME/workbench`, `~/.config/workbench`.
  static var configuration: String? { folder("XDG_CONFIG_HOME", "/.config") }

  /// For what a program remembers: `$XDG_STATE_HOME/workbench`, `~/.local/state/workbench`.
  static var state: String? { folder("XDG_STATE_HOME", "/.local/state") }

  /// The home folder.
  static var home: String? { Host.environment("HOME").flatMap { $0.isEmpty ? nil : $0 } }

  private static func folder(_ variable: String, _ fallback: String) -> String? {
    // The specification: a relative path there is to be ignored.
    if let named = Host.environment(variable), named.hasPrefix("/") { return named + "/workbench" }
    return home.map { $0 + fallback + "/workbench" }
  }
}
