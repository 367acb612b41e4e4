/// The faults that were asked for, per direction, as values that a command line or a script gives.
public struct FaultPlan: Sendable, Equatable {
  /// Those of one direction.
  public struct Side: Sendable, Equatable {
    /// Bytes of a slice.
    public var slice: Int?
    /// Nanoseconds.
    public var delay: Int?
    /// Nanoseconds more or less.
    public var jitter: Int?
    /// Bytes a second.
    public var bandwidth: Int?
    /// The stream ends after so many bytes.
    public var limit: Int?
    /// The connection is reset after so many bytes.
    public var reset: Int?
    /// What comes after so many bytes is swallowed.
    public var blackhole: Int?
    /// How likely a datagram is lost, from 0 to 1.
    public var drop: Double?

    /// No faults.
    public init() {}

    /// True when nothing was asked for.
    public var isEmpty: Bool { self == Side() }

    /// True when not all that is sent arrives.
    public var losesBytes: Bool {
      limit != nil || reset != nil || blackhole != nil || drop != nil
    }

    /// Faults that were asked for and that there are only for streams, or only for datagrams.
    public func unfit(for kind: SocketKind) -> [String] {
      let given =
        kind == .dgram
        ? [slice == nil ? nil : "slice", reset == nil ? nil : "reset"]
        : [drop == nil ? nil : "drop"]
      return given.compactMap { $0 }
    }

    /// The faults for datagrams, fresh for one client: each is passed on whole or not at all.
    public func datagramFaults() -> [any Fault] {
      var faults: [any Fault] = []
      if let drop { faults.append(DropFault(drop)) }
      for count in [blackhole, limit].compactMap({ $0 }) { faults.append(QuotaFault(count)) }
      if delay != nil || jitter != nil {
        faults.append(DelayFault(delay ?? 0, jitter: jitter ?? 0))
      }
      if let bandwidth { faults.append(BandwidthFault(bandwidth, keepsWhole: true)) }
      return faults
    }

    /// The faults for a stream, fresh for one connection: those that cut off first, then those that take
    /// time.
    public func faults() -> [any Fault] {
      var faults: [any Fault] = []
      if let blackhole { faults.append(BlackholeFault(after: blackhole)) }
      if let limit { faults.append(LimitFault(limit)) }
      if let reset { faults.append(ResetFault(after: reset)) }
      if delay != nil || jitter != nil {
        faults.append(DelayFault(delay ?? 0, jitter: jitter ?? 0))
      }
      if let bandwidth { faults.append(BandwidthFault(bandwidth)) }
      if let slice { faults.append(SliceFault(size: slice)) }
      return faults
    }
  }

  /// From the client to the server.
  public var toServer = Side()
  /// From the server to the client.
  public var toClient = Side()
  /// Where chance begins; each connection and direction has its own.
  public var seed: UInt64 = 1

  /// No faults.
  public init() {}

  /// True when nothing was asked for.
  public var isEmpty: Bool { toServer.isEmpty && toClient.isEmpty }

  /// The chain for a direction of the n-th connection.
  public func chain(
    _ direction: Transcript.Direction, connection: Int, datagrams: Bool = false
  ) -> FaultChain {
    let side = direction == .toServer ? toServer : toClient
    let own = UInt64(truncatingIfNeeded: connection &* 2 &+ (direction == .toServer ? 0 : 1))
    let faults = datagrams ? side.datagramFaults() : side.faults()
    return FaultChain(faults, seed: seed &+ own &* 0x5851_F42D_4C95_7F2D)
  }
}
