import CLinux
import Glibc

/// Processes of this machine by what /proc (proc(5)) tells of them.
public enum Processes {
  /// Sends this process the signal when its parent is gone, also when that was killed (prctl(2)). False
  /// when the parent is gone already, or is another than the one given.
  public static func signalsAtEnd(of parent: Int, _ signal: Signal) -> Bool {
    _ = System.call("prctl", -1, { _ in "PR_SET_PDEATHSIG, \(signal)" }) {
      Int(clinux_signal_at_end_of_parent(signal.rawValue))
    }
    return Int(getppid()) == parent
  }

  /// Kills (SIGKILL) every process that has this line in its environment, as the children have that inherited
  /// it, also those that left their process group. Gives their numbers.
  @discardableResult
  public static func killAll(marked line: String) -> Set<Int> {
    let mark = Array(line.utf8)
    let own = Host.processIdentifier
    var killed: Set<Int> = []
    // A process may start another while it is looked for; five rounds are enough for all but a fork bomb.
    for _ in 0..<5 {
      let found = all.filter {
        $0 != own && environment(of: $0).contains { $0.elementsEqual(mark) }
      }
      if found.isEmpty { break }
      for process in found {
        _ = System.call("kill", -1, { _ in "\(process), SIGKILL" }) {
          Int(Glibc.kill(pid_t(truncatingIfNeeded: process), SIGKILL))
        }
      }
      // One that is still dying is found again.
      killed.formUnion(found)
    }
    return killed
  }

  private static var all: [Int] {
    ((try? File.list("/proc", sorted: false)) ?? []).compactMap { Int($0) }
  }

  /// Empty for a process that has ended, and for those of other users.
  private static func environment(of process: Int) -> [ArraySlice<UInt8>] {
    ((try? File.readAll("/proc/\(process)/environ")) ?? []).split(separator: 0)
  }
}
