import BigInt

extension StructCodec {
  /// The bytes of `values`, as many as the format has fields.
  public func pack(_ values: [StructField]) throws(StructCodecError) -> [UInt8] {
    guard values.count == fieldCount else {
      throw .wrongCount(expected: fieldCount, got: values.count)
    }
    var bytes = [UInt8](repeating: 0, count: size)
    var index = 0
    for item in items {
      for repetition in 0..<item.values {
        let place = item.offset &+ repetition &* item.length
        try write(values[index], of: item, index, to: &bytes, at: place)
        index &+= 1
      }
    }
    return bytes
  }

  /// The values in `bytes`, which must have the size of the structure.
  public func unpack(
    _ bytes: some RandomAccessCollection<UInt8>
  ) throws(StructCodecError) -> [StructField] {
    guard bytes.count == size else { throw .wrongSize(expected: size, got: bytes.count) }
    let bytes = Array(bytes)
    var values: [StructField] = []
    values.reserveCapacity(fieldCount)
    for item in items {
      for repetition in 0..<item.values {
        let place = item.offset &+ repetition &* item.length
        values.append(read(item, bytes[place..<(place &+ item.length)]))
      }
    }
    return values
  }

  private func write(
    _ value: StructField, of item: Item, _ index: Int, to bytes: inout [UInt8], at place: Int
  ) throws(StructCodecError) {
    var wrongKind: StructCodecError {
      .wrongKind(index: index, letter: item.letter, got: value)
    }
    switch item.form {
    case .padding: return
    case .bool: bytes[place] = Self.truth(of: value) ? 1 : 0
    case .byte:
      guard case .bytes(let given) = value else { throw wrongKind }
      guard given.count == 1 else { throw .notOneByte(index: index, got: given.count) }
      bytes[place] = given[0]
    case .text:
      guard case .bytes(let given) = value else { throw wrongKind }
      Self.put(given.prefix(item.count), into: &bytes, at: place)
    case .pascal:
      guard case .bytes(let given) = value else { throw wrongKind }
      guard item.count > 0 else { return }
      let shown = given.prefix(min(item.count - 1, 255))
      bytes[place] = UInt8(truncatingIfNeeded: shown.count)
      Self.put(shown, into: &bytes, at: place + 1)
    case .integer(let length, let signed):
      let encoded: [UInt8]
      if case .int(let small) = value {
        encoded = try encode(small, item, index, length, signed: signed)
      } else {
        guard let number = Self.integer(of: value) else { throw wrongKind }
        encoded = try encode(number, item, index, length, signed: signed)
      }
      Self.put(encoded, into: &bytes, at: place)
    case .float(let length):
      guard let number = Self.number(of: value) else { throw wrongKind }
      guard let pattern = Self.pattern(of: number, length: length) else {
        throw .floatTooLarge(index: index, letter: item.letter)
      }
      for step in 0..<length {
        let shift = UInt64(8 * (order == .big ? length - 1 - step : step))
        bytes[place + step] = UInt8(truncatingIfNeeded: pattern >> shift)
      }
    }
  }

  private func read(_ item: Item, _ bytes: ArraySlice<UInt8>) -> StructField {
    switch item.form {
    case .padding: return .bytes([])
    case .bool: return .bool(bytes.contains { $0 != 0 })
    case .byte, .text: return .bytes(Array(bytes))
    case .pascal:
      guard let count = bytes.first else { return .bytes([]) }
      return .bytes(Array(bytes.dropFirst().prefix(Int(count))))
    case .integer(_, let signed):
      if let small = IntegerCodec.decodeInt(bytes, order: order, signed: signed) {
        return .int(small)
      }
      return .big(IntegerCodec.decode(bytes, order: order, signed: signed))
    case .float(let length):
      let ordered = order == .big ? Array(bytes) : bytes.reversed()
      let pattern = ordered.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return .double(Self.number(of: pattern, length: length))
    }
  }

  private func encode(
    _ number: Int, _ item: Item, _ index: Int, _ length: Int, signed: Bool
  ) throws(StructCodecError) -> [UInt8] {
    do throws(IntegerCodecError) {
      return try IntegerCodec.encode(number, length: length, order: order, signed: signed)
    } catch {
      throw Self.outOfRange(BigInt(number), item, index, length, signed: signed)
    }
  }

  private func encode(
    _ number: BigInt, _ item: Item, _ index: Int, _ length: Int, signed: Bool
  ) throws(StructCodecError) -> [UInt8] {
    do throws(IntegerCodecError) {
      return try IntegerCodec.encode(number, length: length, order: order, signed: signed)
    } catch {
      throw Self.outOfRange(number, item, index, length, signed: signed)
    }
  }

  private static func outOfRange(
    _ number: BigInt, _ item: Item, _ index: Int, _ length: Int, signed: Bool
  ) -> StructCodecError {
    let half = BigInt(1) << (length * 8 - 1)
    return .outOfRange(
      index: index, letter: item.letter, value: number, low: signed ? -half : 0,
      high: signed ? half - 1 : half * 2 - 1)
  }

  private static func put(
    _ source: some Collection<UInt8>, into bytes: inout [UInt8], at place: Int
  ) {
    bytes.replaceSubrange(place..<(place + source.count), with: source)
  }
}
