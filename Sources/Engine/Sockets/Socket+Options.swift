extension Socket {
  /// setsockopt(2) by friendly name. A flag takes `flag`, a number `number`, times `duration`; whole
  /// seconds and numbers are accepted for each other.
  public func set(_ option: SocketOption, to value: OptionValue) throws(SocketError) {
    switch option.kind {
    case .blocking:
      guard case .flag(let on) = value else { throw mistaken(option, value, "true or false") }
      blocking = on
    case .timeout:
      timeout = try nanoseconds(option, value)
    case .linger:
      var seconds: Int32?
      if let time = try nanoseconds(option, value) { seconds = try wholeSeconds(option, time) }
      try changing(option) { () throws(SystemError) in
        try System.setLinger(descriptor.raw, seconds: seconds)
      }
    case .flag, .number, .seconds:
      let number = try kernelNumber(option, value)
      try changing(option) { () throws(SystemError) in
        try System.setOption(
          descriptor.raw, level: option.level, name: option.number, value: number)
      }
    }
    record(.setOption)
  }

  /// getsockopt(2) by friendly name: what the kernel really uses.
  public func get(_ option: SocketOption) throws(SocketError) -> OptionValue {
    do throws(SystemError) {
      switch option.kind {
      case .blocking: return .flag(blocking)
      case .timeout: return .duration(timeout)
      case .linger:
        return .duration(try System.linger(descriptor.raw).map { Int($0) * 1_000_000_000 })
      case .flag: return .flag(try kernelValue(option) != 0)
      case .number: return .number(try kernelValue(option))
      case .seconds: return .duration(try kernelValue(option) * 1_000_000_000)
      }
    } catch {
      throw failQuietly(.getOption, .system(error.about(option.name)))
    }
  }

  /// setsockopt(2) by numbers, as in Python; see `SocketConstants`.
  public func setOption(level: Int, name: Int, value: Int) throws(SocketError) {
    let numbers = try narrow(level, name)
    guard let value = Int32(exactly: value) else {
      throw fail(
        .setOption, .invalid(argument: "\(value)", why: "an option's value has 32 bits"))
    }
    do throws(SystemError) {
      try System.setOption(
        descriptor.raw, level: numbers.level, name: numbers.name, value: value)
    } catch {
      throw fail(.setOption, .system(error))
    }
    record(.setOption)
  }

  /// setsockopt(2) with a structure as its bytes, as in Python.
  public func setOption(level: Int, name: Int, bytes: [UInt8]) throws(SocketError) {
    let numbers = try narrow(level, name)
    do throws(SystemError) {
      try System.setOption(
        descriptor.raw, level: numbers.level, name: numbers.name, bytes: bytes)
    } catch {
      throw fail(.setOption, .system(error))
    }
    record(.setOption)
  }

  /// getsockopt(2) of an int by numbers, as in Python.
  public func getOption(level: Int, name: Int) throws(SocketError) -> Int {
    let numbers = try narrow(level, name)
    do throws(SystemError) {
      return Int(
        try System.option(descriptor.raw, level: numbers.level, name: numbers.name))
    } catch {
      throw failQuietly(.getOption, .system(error))
    }
  }

  /// getsockopt(2) of a structure of at most `limit` bytes (0 to 4096), as in Python.
  public func getOption(level: Int, name: Int, limit: Int) throws(SocketError) -> [UInt8] {
    let numbers = try narrow(level, name)
    do throws(SystemError) {
      return try System.option(
        descriptor.raw, level: numbers.level, name: numbers.name, limit: limit)
    } catch {
      throw failQuietly(.getOption, .system(error))
    }
  }

  private func kernelValue(_ option: SocketOption) throws(SystemError) -> Int {
    Int(try System.option(descriptor.raw, level: option.level, name: option.number))
  }

  private func changing(
    _ option: SocketOption, _ call: () throws(SystemError) -> Void
  ) throws(SocketError) {
    do throws(SystemError) { try call() } catch {
      throw fail(.setOption, .system(error.about(option.name)))
    }
  }

  private func kernelNumber(
    _ option: SocketOption, _ value: OptionValue
  ) throws(SocketError) -> Int32 {
    switch (option.kind, value) {
    case (.flag, .flag(let on)): return on ? 1 : 0
    case (.flag, .number(let number)) where number == 0 || number == 1: return Int32(number)
    case (.number, .number(let number)), (.seconds, .number(let number)):
      guard let narrow = Int32(exactly: number), narrow >= 0 else {
        throw mistaken(option, value, "a number from 0 to \(Int32.max)")
      }
      return narrow
    case (.seconds, .duration(let nanoseconds?)): return try wholeSeconds(option, nanoseconds)
    case (.flag, _): throw mistaken(option, value, "true or false")
    case (.number, _): throw mistaken(option, value, "a number")
    case (.seconds, _), (.linger, _), (.timeout, _), (.blocking, _):
      throw mistaken(option, value, "a duration")
    }
  }

  private func nanoseconds(
    _ option: SocketOption, _ value: OptionValue
  ) throws(SocketError) -> Int? {
    switch value {
    case .duration(nil), .flag(false): return nil
    case .duration(let nanoseconds?) where nanoseconds >= 0: return nanoseconds
    case .number(let seconds) where seconds >= 0:
      let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      return overflow ? .max : product
    case .duration, .number, .flag:
      throw mistaken(option, value, "a duration that is not negative, or none")
    }
  }

  private func wholeSeconds(
    _ option: SocketOption, _ nanoseconds: Int
  ) throws(SocketError) -> Int32 {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard rest == 0, nanoseconds >= 0, let narrow = Int32(exactly: seconds) else {
      throw mistaken(option, .duration(nanoseconds), "whole seconds")
    }
    return narrow
  }

  private func narrow(
    _ level: Int, _ name: Int
  ) throws(SocketError) -> (level: Int32, name: Int32) {
    guard let level = Int32(exactly: level), let name = Int32(exactly: name) else {
      throw fail(
        .setOption,
        .invalid(argument: "(\(level), \(name))", why: "level and name have 32 bits"))
    }
    return (level, name)
  }

  private func mistaken(
    _ option: SocketOption, _ value: OptionValue, _ expected: Wording
  ) -> SocketError {
    fail(.setOption, .invalid(argument: "\(option.name)=\(value.text)", why: "takes \(expected)"))
  }
}

extension OptionValue {
  /// The value as a script writes it.
  public var text: String {
    switch self {
    case .flag(let on): on ? "true" : "false"
    case .number(let number): String(number)
    case .duration(nil): "none"
    case .duration(let nanoseconds?):
      nanoseconds % 1_000_000_000 == 0
        ? "\(nanoseconds / 1_000_000_000)s" : "\(Double(nanoseconds) / 1_000_000_000)s"
    }
  }
}
