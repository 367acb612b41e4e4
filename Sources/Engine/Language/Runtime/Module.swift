/// The variables of a script or an imported file. The machine runs a file's top level directly on
/// this storage, so that its variables are registers.
public final class Globals {
  /// The values; temporaries of the top-level code follow the variables.
  private(set) var values: UnsafeMutablePointer<Value>
  private(set) var capacity: Int

  init(capacity: Int) {
    self.capacity = max(1, capacity)
    values = .allocate(capacity: self.capacity)
    values.initialize(repeating: .unset, count: self.capacity)
  }

  deinit {
    values.deinitialize(count: capacity)
    values.deallocate()
  }

  /// Makes room for the code of another line typed at the prompt; only while nothing runs on it.
  func grow(to needed: Int) {
    guard needed > capacity else { return }
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: needed)
    larger.moveInitialize(from: values, count: capacity)
    (larger + capacity).initialize(repeating: .unset, count: needed - capacity)
    values.deallocate()
    values = larger
    capacity = needed
  }

  /// Empties what is no variable, so that a new variable begins without a value.
  func clear(from slot: Int) {
    for index in slot..<max(slot, capacity) { values[index] = .unset }
  }

  /// What a task starts with: the variables as they are now, in storage of its own.
  func copy(variables: Int) -> Globals {
    let other = Globals(capacity: capacity)
    for slot in 0..<min(variables, capacity) { other.values[slot] = values[slot] }
    return other
  }
}

/// An imported file as a value.
public final class Module {
  /// The name it was imported under.
  public let name: String
  let scope: ModuleScope

  init(name: String, scope: ModuleScope) {
    self.name = name
    self.scope = scope
  }
}

/// What the names of one file mean: variables by slot, functions by number. It grows line by line
/// at the prompt.
public final class ModuleScope {
  let source: SourceText
  private(set) var slots = NameTable<Int>()
  private(set) var names: [String] = []
  /// Function numbers by name.
  var functionNumbers = NameTable<Int>()
  /// What each function takes, where that is certain before anything runs.
  private(set) var headers: [FunctionHeader?] = []
  /// The functions as their `def`s have run so far.
  var functions: [Function?] = []
  /// The imported files by the name each has here.
  var imports: [String: ModuleScope] = [:]
  /// An imported file's top level, and its variables once it has run.
  var chunk: Chunk?
  var globals: Globals?

  init(source: SourceText) { self.source = source }

  /// The slot of a variable, made when it is new.
  func declare(_ name: String) -> Int {
    if let slot = slots[name] { return slot }
    slots[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// Gives a new function its number. What it takes is certain when this is its only `def`; at the
  /// prompt another may follow, so nothing is.
  func declareFunction(_ function: FunctionSyntax, isFinal: Bool) {
    if let number = functionNumbers[function.name.name] {
      headers[number] = nil
      return
    }
    functionNumbers[function.name.name] = functions.count
    functions.append(nil)
    headers.append(isFinal ? FunctionHeader(function) : nil)
  }

  /// The parameters of each function whose `def` has run.
  var parametersOfFunctions: [String: [String]] {
    var parameters: [String: [String]] = [:]
    for (name, number) in functionNumbers.pairs {
      parameters[name] = functions[number]?.chunk.parameters
    }
    return parameters
  }
}

/// A function of the language: its code, and the defaults its `def` computed.
public final class Function {
  let chunk: Chunk
  let defaults: [Value]

  init(chunk: Chunk, defaults: [Value]) {
    self.chunk = chunk
    self.defaults = defaults
  }
}
