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
}
