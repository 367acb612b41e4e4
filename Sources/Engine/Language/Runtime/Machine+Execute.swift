extension Machine {
  /// The interpreter's loop. Small integers, jumps and moves are done here; everything else in
  /// `Machine+Steps`. The program counter is kept in a local and written back on every way out.
  func execute() throws -> Exit {
    var pc = frame.pc
    defer { frame.pc = pc }
    // A call, a return and a caught failure go on here with another frame.
    frames: while true {
      pc = frame.pc
      guard let code = frame.chunk.code.start else { return .finished(.none) }
      let constants = frame.chunk.constants.baseAddress
      let base = frame.base
      let calls = frame.chunk.calls.start

      /// Where an operand's value is.
      @inline(__always)
      func at(_ operand: Int32) -> UnsafeMutablePointer<Value> {
        if operand >= 0 { return base + Int(operand) }
        return constants.unsafelyUnwrapped + Int(~operand)
      }
      /// Stores an integer; the old value is only released where it has something to release.
      @inline(__always)
      func put(_ number: Int, _ register: Int32) {
        let place = base + Int(register)
        if case .int = place.pointee {
          place.initialize(to: .int(number))
        } else {
          place.pointee = .int(number)
        }
      }

      while true {
        let step = code[pc]
        pc &+= 1
        switch step.op {
        case .move:
          let source = at(step.b)
          let target = base + Int(step.a)
          if case .unset = source.pointee, step.b >= 0 { throw unset(step.b) }
          if source.pointee.isPlain, target.pointee.isPlain {
            UnsafeMutableRawPointer(target).copyMemory(
              from: source, byteCount: MemoryLayout<Value>.size)
          } else {
            target.pointee = source.pointee
          }
        case .add:
          if case .int(let x) = at(step.b).pointee, case .int(let y) = at(step.c).pointee {
            let (sum, overflow) = x.addingReportingOverflow(y)
            if !overflow {
              put(sum, step.a)
              continue
            }
          }
          try add(step, base, at(step.b), at(step.c))
        case .subtract:
          if case .int(let x) = at(step.b).pointee, case .int(let y) = at(step.c).pointee {
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            if !overflow {
              put(difference, step.a)
              continue
            }
          }
          base[Int(step.a)] = try binary(.subtract, step, at(step.b), at(step.c))
        case .multiply:
          if case .int(let x) = at(step.b).pointee, case .int(let y) = at(step.c).pointee {
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            if !overflow {
              put(product, step.a)
              continue
            }
          }
          base[Int(step.a)] = try binary(.multiply, step, at(step.b), at(step.c))
        case .jump:
          pc = Int(step.a)
        case .loopJump:
          pc = Int(step.a)
          budget -= 1
          if budget <= 0 { return .yielded }
        case .jumpIfTrue:
          let value = at(step.b)
          if case .bool(let truth) = value.pointee {
            if truth { pc = Int(step.a) }
          } else if try truth(value, step.b) {
            pc = Int(step.a)
          }
        case .jumpIfFalse:
          let value = at(step.b)
          if case .bool(let truth) = value.pointee {
            if !truth { pc = Int(step.a) }
          } else if try !truth(value, step.b) {
            pc = Int(step.a)
          }
        case .jumpUnless:
          let holds: Bool
          if case .int(let x) = at(step.b).pointee, case .int(let y) = at(step.c).pointee {
            holds = Machine.compare(step.flag, x, y)
          } else {
            holds = try compare(step, at(step.b), at(step.c))
          }
          if !holds { pc = Int(step.a) }
        case .compare:
          base[Int(step.a)] = .bool(try compare(step, at(step.b), at(step.c)))
        case .next:
          guard case .iterator(let iterator) = base[Int(step.a)] else {
            pc = Int(step.c)
            continue
          }
          if iterator.integersLeft > 0 {
            put(iterator.nextInteger(), step.b)
          } else if let item = try iterator.next() {
            base[Int(step.b)] = item
          } else {
            pc = Int(step.c)
          }
        case .element:
          if let failure = element(step, base, at(step.b), at(step.c)) {
            // A missing key is often part of the plan: its handler is found without a Swift error.
            frame.pc = pc
            let isCaught = recover(from: failure)
            pc = frame.pc
            if !isCaught { throw failure }
            continue frames
          }
        case .loadGlobal:
          let value = frame.globals.values[Int(step.b)]
          if case .unset = value { throw unsetGlobal(Int(step.b)) }
          base[Int(step.a)] = value
        case .command:
          frame.pc = pc
          let site = calls.unsafelyUnwrapped + Int(step.c)
          if let exit = try command(step, site, base) { return exit }
        case .function:
          frame.pc = pc
          try callFunction(step, calls.unsafelyUnwrapped + Int(step.c), base)
          continue frames
        case .leave:
          let value = at(step.b).pointee
          if callers.isEmpty { return .finished(value) }
          let target = frame.target
          let keeps = frame.keepsSeveral
          leave()
          if target >= 0 {
            if !keeps, case .several = value {
              frame.base[target] = value.first
            } else {
              frame.base[target] = value
            }
          }
          continue frames
        case .importModule:
          frame.pc = pc
          try importModule(frame.chunk.modules[Int(step.c)])
          continue frames
        case .unlessError:
          if !isError(at(step.b).pointee, frame.chunk.errorLists[Int(step.c)]) { pc = Int(step.a) }
        case .unlessTesting:
          if !(try startsTest(at(step.b).pointee)) { pc = Int(step.a) }
        case .storeGlobal, .loadModule, .binary, .unary, .makeList, .makeTuple, .makeMap,
          .setElement, .slice, .property, .format, .concatenate, .address, .iterate, .unpack, .task,
          .define, .raise, .reraise, .assertion, .assertionMessage, .errorMissing, .unknownName,
          .loopCount, .pushDeadline, .popDeadline, .parameter, .show:
          try self.step(step, base, at(step.b), at(step.c))
        }
      }
    }
  }

  @inline(__always)
  static func compare(_ flag: UInt8, _ x: Int, _ y: Int) -> Bool {
    switch flag {
    case 0: x == y
    case 1: x != y
    case 2: x < y
    case 3: x <= y
    case 4: x > y
    case 5: x >= y
    case 8: x == y
    default: x != y
    }
  }
}
