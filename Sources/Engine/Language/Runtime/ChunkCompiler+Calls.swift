extension ChunkCompiler {
  /// A call in any spelling. Names of functions of this file go before commands.
  func call(_ call: CallSyntax, into target: Int, _ span: Span, several: Bool) {
    let name = call.callee.name
    guard let receiver = call.receiver else {
      return plainCall(call, call.arguments, into: target, span, several: several)
    }
    if case .name(let alias) = receiver.kind, register(of: alias) == nil,
      let module = scope.imports[alias]
    {
      guard let number = module.functionNumbers[name] else {
        return unknownMember(call.callee, of: alias, module)
      }
      let site = CallSite.Target.imported(module, number: number, name: "\(alias).\(name)")
      return functionCall(
        site, module.headers[number], call.arguments, into: target, span, several: several)
    }
    if let word = bareWord(receiver), ChunkCompiler.pythonModules.contains(word),
      !isVariable(word), compilation.table[name] != nil
    {
      return plainCall(call, call.arguments, into: target, span, several: several)
    }
    if case .name(let word) = receiver.kind, !isNamed(word),
      let habit = ForeignWord.advice(word)
    {
      return complain("NameError: there is no `\(word)`", receiver.span, hints: [habit])
    }
    let arguments = [Argument(label: nil, value: receiver)] + call.arguments
    plainCall(call, arguments, into: target, span, several: several)
  }

  private func plainCall(
    _ call: CallSyntax, _ arguments: [Argument], into target: Int, _ span: Span, several: Bool
  ) {
    let name = call.callee.name
    if let number = scope.functionNumbers[name] {
      let site = CallSite.Target.function(number, name: name)
      return functionCall(
        site, scope.headers[number], arguments, into: target, span, several: several)
    }
    if let command = compilation.table[name] {
      return commandCall(
        command, call, arguments, into: target, span, several: several)
    }
    unknownCommand(call)
  }

  private func unknownCommand(_ call: CallSyntax) {
    let name = call.callee.name
    var hints: [Wording] = []
    let known = compilation.table.names + Array(scope.functionNumbers.names)
    if let advice = ForeignWord.advice(name) {
      hints = [advice]
    } else if let close = Suggestion.closest(to: name, among: known) {
      hints = ["did you mean `\(close)`?"]
    } else if isVariable(name), call.receiver == nil {
      let first = call.arguments.first.map { source.bytes[$0.value.span.start] } ?? 0
      let isOperator = call.style == .command && "+-/~".utf8.contains(first)
      hints = [
        isOperator
          ? "`\(name)` is a variable: to subtract or divide, put blanks on both sides"
          : "`\(name)` is a variable: only commands and functions take arguments"
      ]
    } else if call.style == .method {
      hints = ["x.f(a) is f(x, a): help lists the commands"]
    } else {
      hints = [
        name.hasSuffix("Error") ? "help errors lists the errors" : "help lists the commands"
      ]
    }
    complain(
      "NameError: there is no command or function named `\(name)`", call.callee.span,
      hints: hints)
  }

  private func functionCall(
    _ site: CallSite.Target, _ header: FunctionHeader?, _ arguments: [Argument],
    into target: Int, _ span: Span, several: Bool
  ) {
    let first = assembler.temporaries(max(1, arguments.count))
    var labels: [String] = []
    for argument in arguments {
      if let label = argument.label {
        labels.append(label.name)
      } else if !labels.isEmpty {
        complain("SyntaxError: a value without a name after named ones", argument.value.span)
      }
    }
    // Where a handler waits for that error, it comes when the call runs.
    if regions.isEmpty,
      let misfit = header?.misfit(arguments.count - labels.count, labels)
    {
      let culprit = misfit.argument.map { arguments[$0].label?.span ?? arguments[$0].value.span }
      complain(
        "\(misfit.kind.rawValue): \(misfit.what)", culprit ?? span, hints: misfit.hints)
    }
    let values = arguments.map(\.value)
    let calm = calm(values)
    var call = CallSite(
      target: site, count: arguments.count, firstRegister: first, fixedCount: arguments.count,
      labels: labels, in: assembler.operands)
    for (slot, value) in values.enumerated() {
      call.note(arguments[slot].label?.span ?? value.span, of: slot)
      argument(value, slot, of: &call, inPlace: slot >= calm, register: first + slot)
    }
    assembler.calls.append(call)
    assembler.emit(
      .function, target, first, assembler.calls.count - 1, flag: several ? 1 : 0, at: span)
  }

  /// From which argument on the variables stay as they are until the call: no later argument runs a
  /// function that could change them. Variables of a function are its own.
  private func calm(_ values: some Sequence<Expression>) -> Int {
    guard isTopLevel else { return 0 }
    var calm = 0
    for (index, value) in values.enumerated() where runsFunctions(value) { calm = index }
    return calm
  }

  /// Says where an argument is, or puts it into the call's own register; `inPlace` when a variable may
  /// be read where it is.
  private func argument(
    _ value: Expression, _ slot: Int, of call: inout CallSite, inPlace: Bool, register own: Int
  ) {
    if let constant = constant(value) {
      call.take(slot, from: constant)
    } else if inPlace, case .name(let name) = value.kind, let variable = register(of: name) {
      call.take(slot, from: variable, isVariable: true)
    } else {
      expression(value, into: own)
    }
  }

  private func commandCall(
    _ command: Command, _ call: CallSyntax, _ arguments: [Argument], into target: Int,
    _ span: Span, several: Bool
  ) {
    let signature = command.signature
    let slots = place(arguments, in: signature, of: command, call)
    let first = assembler.temporaries(max(1, slots.count))
    var site = CallSite(
      target: .command(command), count: slots.count, firstRegister: first,
      fixedCount: signature.fixedCount, hasSocket: signature.hasSocket,
      in: assembler.operands)
    let calm = calm(slots.lazy.filter { $0 >= 0 }.map { arguments[$0].value })
    var evaluated = 0
    for (slot, number) in slots.enumerated() {
      guard number >= 0 else {
        site.take(slot, from: assembler.constant(.unset))
        continue
      }
      let value = arguments[number].value
      site.note(value.span, of: slot)
      let index = isName(value) ? min(slot, signature.parameters.count - 1) : -1
      if index >= 0, let word = word(value, for: signature.parameters[index], of: command) {
        site.take(slot, from: assembler.constant(.string(word)))
      } else if index >= 0, let place = unknown(value, for: signature.parameters[index]) {
        let constant = assembler.constant(.string(source.text(value.span)))
        assembler.emit(
          .unknownName, first + slot, constant, 0, flag: place.rawValue, at: value.span)
      } else {
        argument(value, slot, of: &site, inPlace: evaluated >= calm, register: first + slot)
      }
      evaluated += 1
    }
    assembler.calls.append(site)
    assembler.emit(
      .command, target, first, assembler.calls.count - 1, flag: several ? 1 : 0, at: span)
  }

  /// Whether it may be a fixed word, a host, or a name that stands for nothing.
  private func isName(_ value: Expression) -> Bool {
    switch value.kind {
    case .name, .property: true
    default: false
    }
  }

  /// Where a name that stands for nothing was typed as an argument.
  private func unknown(_ value: Expression, for parameter: Signature.Parameter) -> NamePlace? {
    guard isUnknownWord(value) else { return nil }
    return parameter.isAddress ? .address : parameter.isSocket ? nil : .argument
  }

  /// `localhost`, `google.com`, `setup.nws`: a host without its port or a file's name, where no such
  /// variable is.
  private func isUnknownWord(_ value: Expression) -> Bool {
    switch value.kind {
    case .name(let name): !isNamed(name)
    case .property(let base, _): isUnknownWord(base) && bareWord(value) == nil
    default: false
    }
  }

  /// Which argument goes into each slot, by number, or -1; those of a variadic parameter follow one
  /// another.
  private func place(
    _ arguments: [Argument], in signature: Signature, of command: Command, _ call: CallSyntax
  ) -> [Int] {
    var slots = [Int](repeating: -1, count: signature.fixedCount)
    var rest: [Int] = []
    let positional = signature.positional
    // The first of the positional slots that may be open.
    var next = 0
    let isVariadic = signature.parameters.last?.isVariadic ?? false
    for (number, argument) in arguments.enumerated() {
      if let label = argument.label {
        guard let slot = signature.slot(of: label.name) else {
          unknownKeyword(label, signature, command)
          continue
        }
        if slots[slot] >= 0 {
          complain("TypeError: `\(label.name)` is given twice", label.span)
        }
        slots[slot] = number
        continue
      }
      while next < positional.count, slots[positional[next]] >= 0 { next += 1 }
      if let slot = wordSlot(argument.value, positional[next...], signature)
        ?? (next < positional.count ? positional[next] : nil)
      {
        slots[slot] = number
        while next < positional.count, positional[next] <= slot { next += 1 }
      } else if isVariadic {
        rest.append(number)
      } else {
        let isByName = arguments.contains { argument in
          guard let word = bareWord(argument.value), !isNamed(word) else { return false }
          return signature.slot(of: word) != nil
        }
        complain(
          "TypeError: \(command.name) takes \(Signature.count(signature.positional.count)), not this one too",
          argument.value.span, label: "too many",
          hints: (isByName
            ? ["a named argument is written NAME=VALUE, without blanks"]
            : signature.parameters.contains(where: \.isAddress)
              ? ["an address is one value: (\"localhost\", 9000) or localhost:9000"] : [])
            + ["usage: \(command.usage)"])
        return slots + rest
      }
    }
    reportMissing(slots, signature, command, call)
    return rest.isEmpty ? slots : slots + rest
  }

  /// `frames u32be` without its socket, `socket dgram` without its family: a fixed word belongs to the
  /// parameter that takes it, when what stands before that one may be left out.
  private func wordSlot(
    _ value: Expression, _ open: ArraySlice<Int>, _ signature: Signature
  ) -> Int? {
    guard signature.takesWords, let word = bareWord(value), !isVariable(word) else { return nil }
    let parameters = signature.parameters
    guard let slot = open.first(where: { parameters[$0].words.contains(word) }) else { return nil }
    return open.prefix { $0 < slot }.allSatisfy { parameters[$0].isOptional } ? slot : nil
  }

  private func reportMissing(
    _ slots: [Int], _ signature: Signature, _ command: Command, _ call: CallSyntax
  ) {
    // A socket command may get its arguments one slot early, with the current socket before them.
    if slots.count(where: { $0 >= 0 }) >= signature.neededCount { return }
    let given = signature.positional.count { slots[$0] >= 0 }
    let missing = signature.parameters.filter { !$0.isOptional }.dropFirst(given)
    let names = missing.map { "`\($0.name)`" }.joined(separator: " and ")
    complain(
      "TypeError: \(command.name) needs \(names)", call.callee.span,
      hints: ["usage: \(command.usage)"]
        + (command.example.isEmpty ? [] : ["for example: \(command.example)"]))
  }

  private func unknownKeyword(_ label: Identifier, _ signature: Signature, _ command: Command) {
    let names = signature.parameters.map(\.name)
    let close = Suggestion.closest(to: label.name, among: names)
    let keywords = signature.parameters.filter(\.isKeyword).map { "\($0.name)=" }
    complain(
      "TypeError: \(command.name) has no parameter `\(label.name)`", label.span,
      hints: close.map { ["did you mean `\($0)=`?"] }
        ?? [
          keywords.isEmpty
            ? "usage: \(command.usage)" : "it takes \(keywords.joined(separator: " "))"
        ])
  }

  /// The fixed word that an argument is, for a parameter that takes words (language.md §1).
  private func word(
    _ value: Expression, for parameter: Signature.Parameter, of command: Command
  ) -> String? {
    guard !parameter.words.isEmpty, let word = bareWord(value) else { return nil }
    if parameter.words == ["*"] { return word }
    if parameter.words.contains(word) { return word }
    if isVariable(word) { return nil }
    let close = Suggestion.closest(to: word, among: parameter.words)
    complain(
      "ValueError: \(command.name) does not know `\(word)`", value.span,
      label: "expected \(Signature.list(parameter.words))",
      hints: close.map { ["did you mean `\($0)`?"] }
        ?? (compilation.table[word].map { ["`\(word)` is a command of its own: \($0.usage)"] } ?? [])
        + ["usage: \(command.usage)"])
    return word
  }
}
