/// Words of Python, C and their like that people type from habit, and what is written here instead.
enum ForeignWord {
  /// What to try instead of the word; nil when it is no such word.
  static func advice(_ word: String) -> Wording? { table[word] }

  private static let table: [String: Wording] = [
    "None": "nothing is `none`, in small letters",
    "null": "nothing is `none`",
    "nil": "nothing is `none`",
    "undefined": "nothing is `none`",
    "True": "it is `true`, in small letters",
    "False": "it is `false`, in small letters",
    "pass": "a block that does nothing is empty: `{ }`",
    "from": "sockets, time and files are built in: nothing needs importing for them",
    "with": "open the file and close it: `f = open(\"name\", \"rb\")`, then `close f`",
    "class": "there are no classes: a map holds named values, `def` makes functions",
    "switch": "choose with `if x == 1 { … } else if x == 2 { … } else { … }`",
    "case": "choose with `if x == 1 { … } else if x == 2 { … } else { … }`",
    "do": "a loop that ends in its middle reads `loop { … if done { break } … }`",
    "until": "`while not done { … }`, or `loop { … if done { break } }`",
    "unless": "`if not done { … }`",
    "foreach": "`for x in xs { … }`",
    "elseif": "`else if`",
    "elsif": "`else if`",
    "var": "a variable needs no word before it: `x = 5`",
    "let": "a variable needs no word before it: `x = 5`",
    "const": "a variable needs no word before it: `x = 5`",
    "function": "a function reads `def name(a, b=1) { … }`",
    "func": "a function reads `def name(a, b=1) { … }`",
    "fn": "a function reads `def name(a, b=1) { … }`",
    "lambda": "a function has a name: `def f(x) { return x + 1 }`",
    "yield": "a function gives all its values at once: `return xs`",
    "async": "`task { … }` runs a block beside the rest",
    "await": "calls wait by themselves; `wait t` waits for a task",
    "nonlocal": "`global name` inside a function assigns a variable of the file",
    "del": "pop takes an element out: `pop m key`, `pop xs 0`",
    "catch": "errors are caught by `except`: `try { … } except OSError as e { … }`",
    "throw": "an error is raised by `raise \"what went wrong\"`",
    "echo": "print shows values: `print \"hello\"`",
    "printf": "print shows values: `print \"${n:08x}\"`",
    "puts": "print shows values: `print \"hello\"`",
  ]
}
