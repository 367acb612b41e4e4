import Glibc
import Synchronization

/// What a script may touch when it is run with `--sandbox`: files below some folders, sockets on this
/// machine, no other program.
///
/// The calls of this folder ask it before they ask the kernel, and no other folder calls the system, so
/// nothing in the language goes around it. A path counts by where its links lead. There is no way out of
/// a sandbox; it holds until the process ends.
public struct Sandbox: Sendable {
  /// What a call went against.
  public enum Rule: Sendable, Equatable {
    /// A file that is not below the folder.
    case files
    /// An address that is not on this machine.
    case addresses
    /// A name that a name server would have to be asked for.
    case names
    /// Another program.
    case programs
  }

  /// Where canonical paths of allowed files begin; folders end with `/`.
  private(set) var prefixes: [String]

  private static let current = Mutex<Sandbox?>(nil)

  /// The sandbox of this process, if it is in one.
  static var active: Sandbox? { current.withLock { $0 } }

  /// Puts this process into a sandbox for a script in a folder. A recording may be written elsewhere, with
  /// what stands beside it: `lab.nwt` and `lab.….bytes`.
  public static func enter(
    _ folder: String, writing recording: String? = nil
  ) throws(SystemError) {
    var prefixes = [try folderPrefix(folder)]
    // What views say of sockets is read there.
    if let table = try? folderPrefix("/proc/net") { prefixes.append(table) }
    if let recording, let place = place(of: recording) {
      prefixes.append(place.hasSuffix(".nwt") ? String(place.dropLast(3)) : place)
    }
    current.withLock { $0 = Sandbox(prefixes: prefixes) }
  }

  /// Lets the sandbox, if there is one, have another folder: a temporary one of its own.
  public static func allow(folder: String) throws(SystemError) {
    let prefix = try folderPrefix(folder)
    current.withLock { $0?.prefixes.append(prefix) }
  }

  private static func folderPrefix(_ folder: String) throws(SystemError) -> String {
    let path = try File.resolved(folder)
    return path.hasSuffix("/") ? path : path + "/"
  }

  /// Whether a canonical path is below one of the folders, or one of them.
  func allows(canonical path: String) -> Bool {
    prefixes.contains { path.hasPrefix($0) || path + "/" == $0 }
  }

  /// The address that a socket may be bound to: every address of the machine becomes its loopback.
  func bindable(_ address: SocketAddress) throws(SystemError) -> SocketAddress {
    switch address {
    case .inet(0, let port): return .loopback(port: port)
    case .inet6(0, 0, let port, _): return .loopback6(port: port)
    default:
      try reach(address, "bind")
      return address
    }
  }

  /// Refuses an address that is not on this machine.
  func reach(_ address: SocketAddress, _ call: String) throws(SystemError) {
    switch address {
    case .none: return
    case .unix(let path):
      // An abstract name is no file: nothing says whose it is.
      guard path.first != 0 else { throw Self.refusal(.addresses, call, "\(address)") }
      try require(String(decoding: path, as: UTF8.self), call)
    case .inet, .inet6:
      let own = address.unmapped
      guard own.isLoopback || own.isAny else { throw Self.refusal(.addresses, call, "\(address)") }
    }
  }

  /// Refuses a path whose file, or whose folder where there is no such file, is elsewhere.
  func require(_ path: String, _ call: String) throws(SystemError) {
    guard let place = Self.place(of: path), allows(canonical: place) else {
      throw Self.refusal(.files, call, path)
    }
  }

  /// Where a path leads: of a file that does not exist yet, below the nearest folder that does. nil when
  /// only the kernel knows: a link without its target, `..` behind a folder that is missing; and for a path
  /// longer than it takes.
  private static func place(of path: String) -> String? {
    if path.utf8.count > PATH_MAX { return nil }
    if let known = try? File.resolved(path.isEmpty ? "." : path) { return known }
    var status = stat()
    guard lstat(path, &status) != 0 else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard let last = parts.last, last != "..", last != "." else { return nil }
    let above = parts.dropLast().joined(separator: "/")
    let folder = path.hasPrefix("/") ? "/" + above : above
    return place(of: folder).map { ($0 == "/" ? "" : $0) + "/" + last }
  }

  static func refusal(_ rule: Rule, _ call: String, _ subject: String?) -> SystemError {
    SystemError(errno: EACCES, call: call, subject: subject, rule: rule)
  }
}

extension System {
  /// The address that a socket is bound to. A listener for IPv6 and IPv4 keeps every address where it hears
  /// the loopback device only (SO_BINDTODEVICE, for everybody since Linux 5.7).
  static func bindableInSandbox(
    _ socket: Int32, _ address: SocketAddress
  ) throws(SystemError) -> SocketAddress {
    guard let sandbox = Sandbox.active else { return address }
    if case .inet6(0, 0, _, _) = address,
      (try? option(socket, level: Int32(IPPROTO_IPV6), name: IPV6_V6ONLY)) == 0
    {
      let isOnLoopback = try? must(
        "setsockopt", socket, { _ in "\(socket), SOL_SOCKET, SO_BINDTODEVICE, \"lo\"" }
      ) { Int(setsockopt(socket, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3)) }
      if isOnLoopback != nil { return address }
    }
    return try sandbox.bindable(address)
  }

  /// Refuses a sandbox to choose another device than the loopback's.
  static func requireOption(level: Int32, name: Int32) throws(SystemError) {
    // SO_BINDTOIFINDEX is 62.
    guard level == SOL_SOCKET, name == SO_BINDTODEVICE || name == 62, Sandbox.active != nil else {
      return
    }
    throw Sandbox.refusal(.addresses, "setsockopt", nil)
  }

  /// Gives an unbound socket of a sandbox an address on this machine before the kernel gives it any.
  static func bindInSandbox(_ socket: Int32) throws(SystemError) {
    guard Sandbox.active != nil else { return }
    switch try localAddress(socket) {
    case .inet(_, 0): try bind(socket, to: .loopback(port: 0))
    case .inet6(_, _, 0, _): try bind(socket, to: .loopback6(port: 0))
    default: return
    }
  }
}
