import CEditLine
import Engine

/// What a person pressed.
enum Key: Equatable {
  case scalar(Unicode.Scalar)
  /// A function key, as the terminal writes it: ESC, `[` or `O`, and what follows.
  case sequence(String)
}

/// What keys do beyond libedit's own functions; the names are for `bind` in ~/.editrc.
enum LineAction: Int, CaseIterable {
  case enter, complete, interrupt, endOrDelete, up, down, left, right, search, paste, clear, lineEnd
  case suspend, newline, lineStart, delete, wordLeft, wordRight

  var name: String {
    switch self {
    case .enter: "wb-enter"
    case .complete: "wb-complete"
    case .interrupt: "wb-interrupt"
    case .endOrDelete: "wb-end-or-delete"
    case .up: "wb-up"
    case .down: "wb-down"
    case .left: "wb-left"
    case .right: "wb-right"
    case .search: "wb-search"
    case .paste: "wb-paste"
    case .clear: "wb-clear"
    case .lineEnd: "wb-line-end"
    case .suspend: "wb-suspend"
    case .newline: "wb-newline"
    case .lineStart: "wb-line-start"
    case .delete: "wb-delete"
    case .wordLeft: "wb-word-left"
    case .wordRight: "wb-word-right"
    }
  }
}

extension LineEditor {
  /// Single keys, for the main map and vi's command map.
  private static let keys: [(String, LineAction)] = [
    ("\r", .enter), ("\n", .enter), ("\t", .complete), ("\u{3}", .interrupt),
    ("\u{4}", .endOrDelete), ("\u{12}", .search), ("\u{C}", .clear), ("\u{5}", .lineEnd),
    ("\u{1A}", .suspend), ("\u{10}", .up), ("\u{E}", .down), ("\u{6}", .right), ("\u{2}", .left),
  ]

  /// Function keys as xterm, VT220, rxvt and the Linux console write them.
  static let viSequences: [String: LineAction] = [
    "\u{1B}[A": .up, "\u{1B}OA": .up, "\u{1B}[B": .down, "\u{1B}OB": .down,
    "\u{1B}[C": .right, "\u{1B}OC": .right, "\u{1B}[D": .left, "\u{1B}OD": .left,
    "\u{1B}[H": .lineStart, "\u{1B}OH": .lineStart, "\u{1B}[1~": .lineStart,
    "\u{1B}[7~": .lineStart, "\u{1B}[F": .lineEnd, "\u{1B}OF": .lineEnd, "\u{1B}[4~": .lineEnd,
    "\u{1B}[8~": .lineEnd, "\u{1B}[3~": .delete, "\u{1B}[200~": .paste,
    "\u{1B}[1;5C": .wordRight, "\u{1B}[1;3C": .wordRight, "\u{1B}[1;5D": .wordLeft,
    "\u{1B}[1;3D": .wordLeft,
  ]

  static func isKnown(_ sequence: String) -> Bool { viSequences[sequence] != nil }

  func addActions() {
    cel_act_with { action, _ in
      EngineActor.assumeIsolated {
        guard let editor = LineEditor.current, let action = LineAction(rawValue: Int(action)) else {
          return UInt8(CC_ERROR)
        }
        return UInt8(truncatingIfNeeded: editor.act(action))
      }
    }
    for action in LineAction.allCases {
      // libedit keeps the pointer to the name.
      let name = wide(action.name)
      let kept = UnsafeMutablePointer<wchar_t>.allocate(capacity: name.count)
      kept.initialize(from: name, count: name.count)
      _ = cel_add_action(handle, kept, Int32(action.rawValue))
    }
  }

  /// The keys of this shell; those of ~/.editrc come afterwards.
  func bindKeys() {
    for (key, action) in Self.keys {
      bind(key, action.name)
      if isVi { bind(key, action.name, commandMap: true) }
    }
    if isVi {
      for (key, action) in [("k", LineAction.up), ("j", .down), ("h", .left), ("l", .right)] {
        bind(key, action.name, commandMap: true)
      }
      return
    }
    for (keys, action) in Self.viSequences { bind(keys, action.name) }
    bind("\u{1B}\r", LineAction.newline.name)
    bind("\u{1B}\n", LineAction.newline.name)
    bind("\u{17}", "ed-delete-prev-word")
  }

  private func bind(_ keys: String, _ name: String, commandMap: Bool = false) {
    // Control keys in the notation of bind: a plain ESC or CR would be read as such too.
    var keys = wide(keys)
    var name = wide(name)
    _ = cel_bind(handle, commandMap ? 1 : 0, &keys, &name)
  }

  private func wide(_ text: String) -> [wchar_t] {
    text.unicodeScalars.map { wchar_t($0.value) } + [0]
  }

  /// The next key: shows the line first, unless more is typed already. Nil at the end.
  func nextKey() -> Key? {
    if !keyboard.hasInput || mustEnd {
      if cel_rang() != 0 { painter.beep() }
      refreshView()
      painter.paint(view)
    }
    return rawKey()
  }

  /// The next key, without painting.
  func rawKey() -> Key? { rawKey(unless: { mustEnd }) }

  /// The next key, without painting; nil also when the time or the reason to wait is over.
  func rawKey(until deadline: Deadline? = nil, unless isOver: () -> Bool) -> Key? {
    while let byte = keyboard.next(until: deadline, unless: isOver) {
      if byte == 0x1B { return escape() }
      // Ctrl-Space: libedit takes it for the terminal's key that quotes the next one where that key is off.
      if byte == 0 { continue }
      if let scalar = scalar(beginning: byte) { return .scalar(scalar) }
    }
    return nil
  }

  /// ESC by itself, or the function key that it begins: those come in one piece.
  private func escape() -> Key {
    let moment = Deadline.after(nanoseconds: 25_000_000)
    guard let second = keyboard.next(until: moment) else { return .scalar("\u{1B}") }
    guard second == UInt8(ascii: "[") || second == UInt8(ascii: "O") else {
      keyboard.unread([second])
      return .scalar("\u{1B}")
    }
    var bytes: [UInt8] = [0x1B, second]
    while bytes.count < 32, let byte = keyboard.next(until: moment) {
      bytes.append(byte)
      // The final byte of a control sequence (ECMA-48); SS3 has one byte.
      if (0x40...0x7E).contains(byte) { break }
    }
    return .sequence(String(decoding: bytes, as: UTF8.self))
  }

  private func scalar(beginning first: UInt8) -> Unicode.Scalar? {
    if first < 0x80 { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
    guard length > 0 else { return nil }
    var bytes = [first]
    while bytes.count < length, let byte = keyboard.next(unless: { mustEnd }) {
      guard byte & 0xC0 == 0x80 else {
        keyboard.unread([byte])
        return nil
      }
      bytes.append(byte)
    }
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    return text.count == 1 ? text.first : nil
  }
}
