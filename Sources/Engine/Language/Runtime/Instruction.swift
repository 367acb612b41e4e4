/// What one instruction does. Operands: `a` is mostly the destination register; `b` and `c` are
/// registers, or constants when negative (`~index`).
enum Opcode: UInt8 {
  /// a ← b; a NameError when b has no value.
  case move
  /// a ← module variable b / module variable a ← b.
  case loadGlobal, storeGlobal
  /// a ← variable b of imported module number c.
  case loadModule
  /// a ← b op c
  case add, subtract, multiply
  /// a ← b op c with the operator in `flag`.
  case binary, compare, unary
  /// Go to a; the second also counts as a turn of a loop.
  case jump, loopJump
  /// Go to a if b is true / false.
  case jumpIfTrue, jumpIfFalse
  /// Go to a unless b op c, with the comparison in `flag`.
  case jumpUnless
  /// a ← list / tuple / map of the c values (pairs) from register b.
  case makeList, makeTuple, makeMap
  /// a ← b[c];  a[b] ← c
  case element, setElement
  /// a ← b[c:c+1:c+2]
  case slice
  /// a ← b.name, with the name in constant c.
  case property
  /// a ← text of b by the spec c; a ← the c texts from register b joined.
  case format, concatenate
  /// a ← address of host b and port c.
  case address
  /// a ← call, arguments from register b, call site c; flag 1 keeps several values.
  case command, function
  /// Leave with value b; flag 1 when it may be several.
  case leave
  /// a ← iterator over b;  b ← next of a, or go to c.
  case iterate, next
  /// c registers from a ← elements of b.
  case unpack
  /// a ← task running chunk c, named by constant b.
  case task
  /// Function number a ← chunk c with defaults from register b.
  case define
  /// Raise b / raise b again as it was.
  case raise, reraise
  /// Go to a unless error b is of the kinds in list c.
  case unlessError
  /// Fail: assertion a; b and c are the compared values, or the message.
  case assertion, assertionMessage
  /// Fail: no error was raised where list c was expected.
  case errorMissing
  /// Fail: the name in constant b means nothing; the flag is its `NamePlace`.
  case unknownName
  /// a ← b, which must be a whole number: how often a loop turns.
  case loopCount
  /// A deadline of b from now begins / the innermost ends.
  case pushDeadline, popDeadline
  /// Run imported module number c unless it has run.
  case importModule
  /// Script parameter number b: go to c if it was given, with a ← its value.
  case parameter
  /// Go to a unless tests run; b is the test's name.
  case unlessTesting
  /// A value at the prompt is shown; flag 1 for an assignment to the name in constant c.
  case show
}

/// One step of the machine; 16 bytes.
struct Instruction {
  var op: Opcode
  var flag: UInt8
  var a: Int32
  var b: Int32
  var c: Int32
}

/// Code that catches errors raised between some instructions of its chunk.
struct Handler {
  var ranges: [Range<Int>]
  let target: Int
  /// Where the error goes.
  let register: Int
  /// Deadlines of this chunk that stay.
  let deadlines: Int
  /// Whether a cancellation is caught too, as `finally` must.
  let catchesCancellation: Bool
}

/// Where a name stands that is neither a variable nor a command: it says what was meant by it.
enum NamePlace: UInt8 {
  case anywhere, address, argument
}
