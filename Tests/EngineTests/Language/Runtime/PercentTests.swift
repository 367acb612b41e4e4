import Testing

@testable import Engine

@Suite struct PercentTests {
  @Test func percentAndBracesAreCPythons() async throws {
    try await PythonTable("percent").checkExpressions()
  }

  @Test(arguments: [
    ("'%d' % 'x'", "TypeError: `%d` takes a number, not a text"),
    ("'%x' % 2.5", "TypeError: `%x` takes an int, not a float"),
    ("'%s %s' % 1", "TypeError: too few values for `%` in '%s %s'"),
    ("'%s' % (1, 2)", "TypeError: not all values fit into '%s': 1 left over"),
    ("'50%' % 1", "ValueError: the text ends inside a `%` conversion"),
    ("'%k' % 1", "ValueError: `%k` is no conversion"),
    ("'%99999999d' % 1", "ValueError: the width is above the limit of 1000000"),
    ("'%.99999999f' % 1", "ValueError: the precision is above the limit of 1000000"),
    ("'{'.format(1)", "ValueError: a lone `{` in '{'"),
    (
      "'{name}'.format(1)",
      "KeyError: `{name}` has no value: format gives values by position"
    ),
  ])
  func refusals(expression: String, message: String) async throws {
    #expect(try await evaluate(expression) == message)
  }
}
