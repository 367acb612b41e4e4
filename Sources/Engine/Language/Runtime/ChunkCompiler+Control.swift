extension ChunkCompiler {
  func conditional(
    _ branches: [(condition: Expression, body: Block)], _ otherwise: Block?, _ span: Span
  ) {
    var ends: [Int] = []
    for (index, part) in branches.enumerated() {
      let mark = assembler.mark
      let skips = branch(part.condition, when: false)
      assembler.release(to: mark)
      block(part.body)
      if index + 1 < branches.count || otherwise != nil {
        ends.append(assembler.emit(.jump, at: span))
      }
      for jump in skips { assembler.land(jump) }
    }
    if let otherwise { block(otherwise) }
    for jump in ends { assembler.land(jump) }
  }

  func whileLoop(_ condition: Expression, _ body: Block, _ span: Span) {
    // The condition stands below the body, so that a turn costs one jump.
    let entry = assembler.emit(.jump, at: span)
    let top = assembler.position
    enterLoop()
    block(body)
    let loop = leaveLoopScope()
    for jump in loop.continues { assembler.land(jump) }
    assembler.land(entry)
    let mark = assembler.mark
    let exits = branch(condition, when: false)
    assembler.release(to: mark)
    assembler.emit(.loopJump, top, at: span)
    for jump in exits + loop.breaks { assembler.land(jump) }
  }

  func loop(_ count: Expression?, _ body: Block, _ span: Span) {
    guard let count else {
      let top = assembler.position
      enterLoop()
      block(body)
      let loop = leaveLoopScope()
      for jump in loop.continues { assembler.land(jump) }
      assembler.emit(.loopJump, top, at: span)
      for jump in loop.breaks { assembler.land(jump) }
      return
    }
    let left = assembler.temporary()
    expression(count, into: left)
    assembler.emit(.loopCount, left, left, at: count.span)
    let zero = assembler.constant(.int(0))
    let one = assembler.constant(.int(1))
    let entry = assembler.emit(.jump, at: span)
    let top = assembler.position
    enterLoop()
    block(body)
    let loop = leaveLoopScope()
    for jump in loop.continues { assembler.land(jump) }
    assembler.emit(.subtract, left, left, one, at: count.span)
    assembler.land(entry)
    let exit = assembler.emit(
      .jumpUnless, 0, left, zero, flag: ComparisonOperator.greater.code, at: count.span)
    assembler.emit(.loopJump, top, at: span)
    for jump in [exit] + loop.breaks { assembler.land(jump) }
  }

  func forLoop(_ target: Target, _ values: Expression, _ body: Block, _ span: Span) {
    let iterator = assembler.temporary()
    let mark = assembler.mark
    assembler.emit(.iterate, iterator, operand(values), at: values.span)
    assembler.release(to: mark)
    let entry = assembler.emit(.jump, at: span)
    let top = assembler.position
    var item: Int?
    if case .name(let name) = target { item = register(of: name.name) }
    let destination = item ?? assembler.temporary()
    enterLoop()
    if item == nil { store(destination, in: target, target.span) }
    block(body)
    let loop = leaveLoopScope()
    for jump in loop.continues { assembler.land(jump) }
    assembler.land(entry)
    let exit = assembler.emit(.next, iterator, destination, 0, at: values.span)
    assembler.emit(.loopJump, top, at: span)
    assembler.land(exit)
    for jump in loop.breaks { assembler.land(jump) }
    assembler.emit(.move, iterator, assembler.constant(.none), at: span)
  }

  private func enterLoop() {
    loops.append(Loop(cleanupCount: cleanups.count))
  }

  private func leaveLoopScope() -> Loop { loops.removeLast() }

  func leaveLoop(_ span: Span, word: String) {
    guard let loop = loops.last else {
      return complain(
        "SyntaxError: `\(word)` outside of a loop", span,
        hints: ["it belongs inside while, loop or for"])
    }
    runCleanups(downTo: loop.cleanupCount, span)
    let jump = assembler.emit(.jump, at: span)
    if word == "break" {
      loops[loops.count - 1].breaks.append(jump)
    } else {
      loops[loops.count - 1].continues.append(jump)
    }
  }

  /// Emits what must happen before control leaves the innermost regions: `finally` blocks run,
  /// deadlines end. The regions do not cover that code themselves.
  func runCleanups(downTo count: Int, _ span: Span) {
    let saved = cleanups
    let savedDeadlines = deadlineCount
    while cleanups.count > count, let cleanup = cleanups.popLast() {
      switch cleanup {
      case .deadline:
        deadlineCount -= 1
        assembler.emit(.popDeadline, at: span)
      case .finally(let body):
        let open = regions.indices.filter { regions[$0].cleanupCount > cleanups.count }
        for index in open { pauseRegion(index) }
        block(body)
        for index in open { regions[index].start = assembler.position }
      }
    }
    cleanups = saved
    deadlineCount = savedDeadlines
  }

  private func pauseRegion(_ index: Int) {
    let end = assembler.position
    if regions[index].start < end { regions[index].ranges.append(regions[index].start..<end) }
    regions[index].start = end
  }

  func openRegion() {
    regions.append(Region(start: assembler.position, cleanupCount: cleanups.count))
  }

  /// Ends the innermost region; the handler's code comes next.
  func closeRegion(into register: Int, catchesCancellation: Bool) {
    pauseRegion(regions.count - 1)
    let region = regions.removeLast()
    pendingHandlers.append((region.ranges, register, catchesCancellation))
  }

  /// Makes the code that follows the handler of the region closed last.
  func landHandler() {
    guard let (ranges, register, catches) = pendingHandlers.popLast() else { return }
    assembler.handlers.append(
      Handler(
        ranges: ranges, target: assembler.position, register: register,
        deadlines: deadlineCount, catchesCancellation: catches))
  }

  func attempt(
    _ body: Block, _ handlers: [HandlerSyntax], _ otherwise: Block?, _ finally: Block?,
    _ span: Span
  ) {
    guard let finally else { return guarded(body, handlers, otherwise, span) }
    finallyDepth += 1
    defer { finallyDepth -= 1 }
    // Each way out of a region has its own copy of the block.
    if finallyDepth > ChunkCompiler.finallyLimit {
      return complain(
        "SyntaxError: `finally` nested deeper than \(ChunkCompiler.finallyLimit) levels", span,
        hints: ["put the inner part into a function"])
    }
    let error = assembler.temporary()
    cleanups.append(.finally(finally))
    openRegion()
    guarded(body, handlers, otherwise, span)
    cleanups.removeLast()
    closeRegion(into: error, catchesCancellation: true)
    block(finally)
    let end = assembler.emit(.jump, at: span)
    landHandler()
    block(finally)
    assembler.emit(.reraise, 0, error, at: span)
    assembler.land(end)
  }

  private func guarded(
    _ body: Block, _ handlers: [HandlerSyntax], _ otherwise: Block?, _ span: Span
  ) {
    guard !handlers.isEmpty else { return block(body) }
    let error = assembler.temporary()
    openRegion()
    block(body)
    let names = handlers.flatMap(\.names)
    closeRegion(into: error, catchesCancellation: namesCancellation(names))
    if let otherwise { block(otherwise) }
    var ends = [assembler.emit(.jump, at: span)]
    landHandler()
    handling.append(error)
    for handler in handlers {
      assembler.errorLists.append(kinds(handler.names))
      let skip = assembler.emit(
        .unlessError, 0, error, assembler.errorLists.count - 1, at: span)
      if let variable = handler.variable {
        store(error, in: .name(variable), variable.span, shows: false)
      }
      block(handler.body)
      ends.append(assembler.emit(.jump, at: span))
      assembler.land(skip)
    }
    handling.removeLast()
    assembler.emit(.reraise, 0, error, at: span)
    for jump in ends { assembler.land(jump) }
  }

  /// A cancellation passes every handler that does not name it.
  private func namesCancellation(_ names: [Identifier]) -> Bool {
    names.contains { ErrorKind(name: $0.name) == .cancelled }
  }

  /// The kinds that a handler names; every error when it names none.
  func kinds(_ names: [Identifier]) -> [ErrorKind] {
    if names.isEmpty { return [.error] }
    return names.compactMap { name in
      if let kind = ErrorKind(name: name.name) { return kind }
      let all = ErrorKind.allCases.map(\.rawValue)
      let close = Suggestion.closest(to: name.name, among: all)
      complain(
        "NameError: there is no error named `\(name.name)`", name.span,
        hints: close.map { ["did you mean `\($0)`?"] } ?? ["help errors lists them"])
      return nil
    }
  }

  func expectError(_ names: [Identifier], _ body: Block, _ span: Span) {
    let wanted = kinds(names)
    let error = assembler.temporary()
    openRegion()
    block(body)
    closeRegion(into: error, catchesCancellation: namesCancellation(names))
    assembler.errorLists.append(wanted)
    let list = assembler.errorLists.count - 1
    assembler.emit(.errorMissing, 0, assembler.constant(.none), list, at: span)
    landHandler()
    let skip = assembler.emit(.unlessError, 0, error, list, at: span)
    let end = assembler.emit(.jump, at: span)
    assembler.land(skip)
    assembler.emit(.errorMissing, 0, error, list, at: span)
    assembler.land(end)
  }
}
