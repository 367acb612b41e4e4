import CLinux
import Glibc

/// One question to getaddrinfo(3) on its way, and its answer. At most eight are asked at once; the
/// threads that ask run C code only.
@EngineActor final class Lookup {
  let answered = Gate()
  private(set) var answer: Result<[SocketAddress], ResolveError> = .success([])
  private let host: String
  private let port: UInt16
  private let family: Int32
  private let kind: Int32
  private let flags: Int32
  private let ask: clinux_ask

  private static let limit = 8
  private static var asked: [UnsafeMutablePointer<clinux_lookup>: Lookup] = [:]
  private static var waiting: [Lookup] = []
  private static var pipe: NewsPipe?

  init(
    host: String, port: UInt16, family: Int32, kind: Int32, flags: Int32, ask: @escaping clinux_ask
  ) {
    self.host = host
    self.port = port
    self.family = family
    self.kind = kind
    self.flags = flags
    self.ask = ask
  }

  /// Asks now, or when one of the questions before has its answer.
  static func begin(_ lookup: Lookup) {
    waiting.append(lookup)
    askNext()
  }

  private static func askNext() {
    while asked.count < limit, !waiting.isEmpty {
      let lookup = waiting.removeFirst()
      do throws(SystemError) {
        asked[try lookup.start(try openPipe().writing)] = lookup
      } catch {
        lookup.end(.failure(lookup.failure(error.name, error.message)))
      }
    }
  }

  private func start(
    _ pipe: Descriptor
  ) throws(SystemError) -> UnsafeMutablePointer<clinux_lookup> {
    if let started = clinux_lookup_start(ask, host, port, family, kind, flags, pipe.raw) {
      return started
    }
    throw SystemError(errno: errno, call: "getaddrinfo", subject: host)
  }

  private func end(_ answer: Result<[SocketAddress], ResolveError>) {
    self.answer = answer
    answered.open()
  }

  /// The pipe through which the threads tell that they have an answer.
  private static func openPipe() throws(SystemError) -> NewsPipe {
    if let pipe { return pipe }
    let opened = try NewsPipe(takeAnswers)
    pipe = opened
    return opened
  }

  private static func takeAnswers(_ descriptor: Int32) {
    var address: UInt = 0
    while true {
      let count = withUnsafeMutableBytes(of: &address) { try? System.read(descriptor, $0) } ?? nil
      guard count == MemoryLayout<UInt>.size,
        let pointer = UnsafeMutablePointer<clinux_lookup>(bitPattern: address)
      else { break }
      let lookup = asked.removeValue(forKey: pointer)
      lookup?.take(pointer.pointee)
      clinux_lookup_free(pointer)
    }
    askNext()
  }

  private func take(_ raw: clinux_lookup) {
    guard raw.code == 0 else {
      if raw.code == EAI_SYSTEM {
        let error = SystemError(errno: raw.error, call: "getaddrinfo")
        return end(.failure(failure(error.name, error.message)))
      }
      let message = gai_strerror(raw.code).map { String(cString: $0) } ?? "unknown error"
      return end(.failure(failure(Self.names[raw.code] ?? "EAI \(raw.code)", message)))
    }
    var addresses: [SocketAddress] = []
    var next = raw.list
    while let entry = next?.pointee {
      let address = SocketAddress(
        UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen)))
      if address != .none, !addresses.contains(address) { addresses.append(address) }
      next = entry.ai_next
    }
    end(.success(addresses))
  }

  private func failure(_ name: String, _ message: String) -> ResolveError {
    ResolveError(host: host, cause: .failed(name: name, message: message))
  }

  private static let names: [Int32: String] = [
    -1: "EAI_BADFLAGS", -2: "EAI_NONAME", -3: "EAI_AGAIN", -4: "EAI_FAIL", -5: "EAI_NODATA",
    -6: "EAI_FAMILY", -7: "EAI_SOCKTYPE", -8: "EAI_SERVICE", -9: "EAI_ADDRFAMILY",
    -10: "EAI_MEMORY", -11: "EAI_SYSTEM", -12: "EAI_OVERFLOW",
  ]
}
