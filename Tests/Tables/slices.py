"""Writes slices.txt: what CPython gives for elements and slices; errors by their names."""

VALUES = ["[1, 2, 3, 4, 5]", "'abcde'", "'안녕하세요'", "b'ab'", "(1, 2, 3)", "range(5)", "range(10, 0, -3)", "''", "[]"]
BOUNDS = ["", "0", "1", "-2", "9", "-9"]
FAR_BOUNDS = ["2", "10**30", "-10**30", "True"]
STEPS = ["", ":2", ":-1", ":-2", ":0"]
FAR_STEPS = [":", ":-9223372036854775807", ":9223372036854775808", ":-9223372036854775808"]
INDICES = ["0", "-1", "4", "-5", "5", "-6", "True", "10**30", "-10**30", "1.0", "'a'", "None", "[]"]
MORE = [
    "{1: 2}[1]", "{1: 2}[1.0]", "{1: 2}[True]", "{1: 2}[2]", "{1: 2}[[]]", "{'a': {'b': [1]}}['a']['b'][0]",
    "{(1, 2): 3}[(1, 2)]", "{10**20: 1}[1e20]", "5[0]", "None[0]", "'abc'['a']", "[1, 2]['a':]",
    "[1, 2][1.5:]", "{1: 2}[0:1]", "5[1:]", "'abc'[None:None]", "'abc'[None:None:None]", "[[1, 2], [3, 4]][1][0]",
    "'abc'[1:][0]", "b'abc'[0:1]", "b'abc'[0]", "range(5)[1:3]", "range(0, 10, 2)[-1]", "range(5)[::2]",
]


def result(expression):
    try:
        value = eval(expression)
    except Exception as error:
        return type(error).__name__
    if isinstance(value, range):
        value = list(value)
    return repr(value)


def spelled(expression):
    text = expression.replace("True", "true").replace("None", "none")
    return "list(" + text + ")" if text.startswith("range") and ":" in text else text


if __name__ == "__main__":
    for value in VALUES:
        expressions = [value + "[" + index + "]" for index in INDICES]
        more = value in ("[1, 2, 3, 4, 5]", "range(5)")
        bounds = BOUNDS + FAR_BOUNDS if more else BOUNDS
        for low in bounds:
            for high in bounds:
                for step in STEPS + FAR_STEPS if more else STEPS:
                    expressions.append(value + "[" + low + ":" + high + step + "]")
        for expression in expressions:
            print(spelled(expression) + "\t" + result(expression))
    for expression in MORE:
        print(spelled(expression) + "\t" + result(expression))
