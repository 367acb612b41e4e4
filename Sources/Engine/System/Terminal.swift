import Glibc

/// The terminal that the standard streams may be.
public enum Terminal {
  /// Columns and rows (TIOCGWINSZ, ioctl_tty(2)); nil when none of the streams is a terminal that says.
  public static var size: (columns: Int, rows: Int)? {
    var window = winsize()
    for descriptor: Int32 in [1, 2, 0]
    where ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0 {
      return (Int(window.ws_col), Int(window.ws_row))
    }
    return nil
  }

  /// How the terminal treats keys (termios(3)).
  public struct Mode: @unchecked Sendable {
    fileprivate var settings: termios

    /// As it is now; nil when standard input is no terminal.
    public init?() {
      settings = termios()
      guard tcgetattr(0, &settings) == 0 else { return nil }
    }

    /// The same without echo and line editing, but with the keys that make signals: while a command
    /// runs, what is typed ahead is kept unseen for the next line.
    public var quiet: Mode {
      var mode = self
      mode.settings.c_lflag &= ~tcflag_t(ECHO | ICANON)
      mode.settings.c_lflag |= tcflag_t(ISIG)
      withUnsafeMutableBytes(of: &mode.settings.c_cc) { keys in
        keys[Int(VMIN)] = 1
        keys[Int(VTIME)] = 0
      }
      return mode
    }

    /// Gives the terminal this mode (TCSADRAIN); a terminal that is gone is left alone.
    public func apply() {
      var settings = settings
      while tcsetattr(0, TCSADRAIN, &settings) != 0, errno == EINTR {}
    }
  }

  /// Stops the process as Ctrl-Z does (SIGTSTP); returns when it goes on.
  public static func suspend() {
    _ = signal(SIGTSTP, SIG_DFL)
    raise(SIGTSTP)
  }
}
