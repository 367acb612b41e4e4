/// Colours and other ways of drawing (SGR).
extension Screen {
  mutating func draw(with parameters: [Int]) {
    var rest = parameters.isEmpty ? [0] : parameters[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: pen = ScreenCell.Pen()
      case 1: pen.bold = true
      case 2: pen.dim = true
      case 3: pen.italic = true
      case 4: pen.underlined = true
      case 7: pen.reversed = true
      case 22: (pen.bold, pen.dim) = (false, false)
      case 23: pen.italic = false
      case 24: pen.underlined = false
      case 27: pen.reversed = false
      case 30...37: pen.foreground = .palette(code - 30)
      case 38: pen.foreground = colour(&rest) ?? pen.foreground
      case 39: pen.foreground = nil
      case 40...47: pen.background = .palette(code - 40)
      case 48: pen.background = colour(&rest) ?? pen.background
      case 49: pen.background = nil
      case 90...97: pen.foreground = .palette(code - 82)
      case 100...107: pen.background = .palette(code - 92)
      default: unknown.append("SGR \(code)")
      }
    }
  }

  private mutating func colour(_ rest: inout ArraySlice<Int>) -> ScreenCell.Colour? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map { .palette($0) }
    case 2 where rest.count >= 3:
      let mix = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      return .mix(red: mix[0], green: mix[1], blue: mix[2])
    default:
      unknown.append("SGR colour")
      return nil
    }
  }
}
