import Testing

@testable import Engine

@Suite struct ArithmeticTests {
  /// Every operator between all pairs of 38 operands.
  @Test func operatorsAreCPythons() async throws {
    let table = try PythonTable("operators").rows
    let operands = try #require(table.first)
    let operators = table.dropFirst().filter { $0[1] == "0" }.map { $0[0] }
    var script = "xs = [\(operands.joined(separator: ", "))]\n"
    for op in operators {
      script += """
        for x in xs {
          cells = []
          for y in xs {
            try { append cells repr(x \(op) y) } except Error as e { append cells e.name[0] }
          }
          print join("\\t", cells)
        }

        """
    }
    let result = try await run(script, seconds: 60)
    #expect(result.messages == "")
    #expect(result.lines.count == table.count - 1)
    for (row, line) in zip(table.dropFirst(), result.lines) {
      let left = operands[Int(row[1]) ?? 0]
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      for (right, (wanted, got)) in zip(operands, zip(row.dropFirst(2), cells))
      where wanted != "?" && wanted != got {
        Issue.record("\(left) \(row[0]) \(right) is \(got), in Python \(wanted)")
      }
    }
  }

  @Test(arguments: [
    ("-5", "-5"), ("- 5", "-5"), ("+5", "5"), ("~5", "-6"), ("~-1", "0"), ("~true", "-2"),
    ("-true", "-1"), ("+false", "0"), ("-(2.5)", "-2.5"), ("-0.0", "-0.0"), ("+1.5", "1.5"),
    ("--5", "5"), ("-~5", "6"), ("~2**70", "-1180591620717411303425"), ("-2**2", "-4"),
    ("(-2)**2", "4"), ("2**-1", "0.5"), ("2**3**2", "512"), ("not 0", "true"), ("not []", "true"),
    ("not 'a'", "false"), ("not not 3", "true"), ("-9223372036854775808", "-9223372036854775808"),
    ("- -9223372036854775808", "9223372036854775808"), ("-(2s)", "-2s"),
    ("7 // 2 * 2 + 7 % 2", "7"), ("1 + 2 * 3 - 4 / 2", "5.0"), ("1 << 2 + 3", "32"),
    ("1 | 2 ^ 3 & 4", "3"), ("6 & 3 == 3", "false"), ("1 if 0 else 2 if 0 else 3", "3"),
    ("1 or 2 and 3", "1"), ("0 or none", "none"), ("not 1 == 2", "true"), ("10 - 2 - 3", "5"),
    ("2 * 3 % 4", "2"), ("true + true", "2"), ("1 < 2 < 3", "true"), ("1 < 3 < 2", "false"),
    ("3 > 2 == 2", "true"), ("1 == 1 in [1]", "true"), ("1 in [1] == true", "false"),
    ("true & false", "false"), ("true ^ true", "false"), ("true | 2", "3"),
  ])
  func precedenceAndSigns(expression: String, result: String) async throws {
    #expect(try await evaluate(expression) == result)
  }

  @Test(arguments: [
    ("2s + 500ms", "2.5s"), ("2s - 3s", "-1s"), ("2s * 3", "6s"), ("3 * 2s", "6s"),
    ("1s * 0.25", "250ms"), ("0.5 * 1s", "500ms"), ("1s / 4", "250ms"), ("1s / 250ms", "4.0"),
    ("2s == 2000ms", "true"), ("1m > 59s", "true"), ("not 0s", "true"), ("1s in [1000ms]", "true"),
  ])
  func durations(expression: String, result: String) async throws {
    #expect(try await evaluate(expression) == result)
  }

  @Test(arguments: [
    ("2s + 1", "TypeError"), ("1s % 2", "TypeError"), ("1s / 0", "ZeroDivisionError"),
    ("1s / 0s", "ZeroDivisionError"), ("200000h * 100000", "OverflowError"),
    ("200000h * 1e300", "OverflowError"), ("1s / 1e-300", "OverflowError"),
    ("2000000h + 2000000h", "OverflowError"), ("1s < 2", "TypeError"),
    ("-'a'", "TypeError"), ("~1.5", "TypeError"), ("+[]", "TypeError"), ("-none", "TypeError"),
    ("2**10**9", "OverflowError"), ("1 << 10**10", "OverflowError"), ("1 << -1", "ValueError"),
    ("3 ** 200000", "OverflowError"), ("10 ** 400 * 1.0", "OverflowError"),
    ("10 ** 400 / 1", "OverflowError"), ("10.0 ** 400", "OverflowError"),
    ("(-8) ** 0.5", "ValueError"), ("0.0 ** -1", "ZeroDivisionError"),
    ("0 ** -1", "ZeroDivisionError"), ("'a' * 10**12", "MemoryError"),
    ("[1] * 10**12", "MemoryError"), ("b'ab' * 10**20", "MemoryError"),
    ("1 // 0", "ZeroDivisionError"),
    ("1.5 % 0", "ZeroDivisionError"), ("'a' + b'b'", "TypeError"), ("1 + 'a'", "TypeError"),
    ("none + 1", "TypeError"), ("1 < 'a'", "TypeError"), ("{} < {}", "TypeError"),
  ])
  func refusals(expression: String, name: String) async throws {
    #expect(try await evaluate(expression).hasPrefix(name + ": "))
  }

  @Test func largeQuotientsAreRoundedOnce() async throws {
    #expect(try await evaluate("10**400 / 10**399") == "10.0")
    #expect(try await evaluate("9007199254740993 / 1") == "9007199254740992.0")
    #expect(try await evaluate("9007199254740993 / 3") == "3002399751580331.0")
    #expect(try await evaluate("1 / 10**320") == "1e-320")
    #expect(try await evaluate("1 / 10**400") == "0.0")
    #expect(try await evaluate("-(2**1023) / 2**2097") == "-5e-324")
  }

  @Test func emptyTimesMuchIsEmpty() async throws {
    #expect(try await evaluate("'' * 2**62") == "''")
    #expect(try await evaluate("b'' * 10**30") == "b''")
    #expect(try await evaluate("[] * 2**62") == "[]")
  }

  @Test func aLoopThatDoublesEndsWithAnError() async throws {
    for start in ["b'a'", "2**262143"] {
      let result = try await run("x = \(start)\nloop { x = x + x }", seconds: 60)
      #expect(["MemoryError", "OverflowError"].contains(result.failures.first?.kind.rawValue))
    }
  }

  @Test func collectingInALoopIsLinear() async throws {
    let result = try await run(
      """
      s = ""
      data = b""
      xs = []
      loop 50000 { s += "0123456789"; data += b"0123456789"; xs += [1] }
      print len(s) len(data) len(xs)
      """)
    #expect(result.output == "500000 500000 50000\n")
  }

  @Test func augmentedAssignmentChangesListsInPlace() async throws {
    let result = try await run(
      """
      a = [1]
      b = a
      b += [2]
      b += "xy"
      print a
      b = b + [3]
      print a len(b)
      c = bytearray(b"a")
      d = c
      d += b"b"
      print c
      t = "x"
      u = t
      t += "y"
      t += t
      print t u
      m = {"k": [1]}
      e = m["k"]
      m["k"] += [2]
      print e
      """)
    #expect(
      result.lines == [
        "[1, 2, 'x', 'y']", "[1, 2, 'x', 'y'] 5", "buffer(b'ab')", "xyxy x", "[1, 2]",
      ])
  }
}
