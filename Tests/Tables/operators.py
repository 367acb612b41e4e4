"""Writes operators.txt: what CPython gives for every operator between a set of operands.

The first line has the operands as the language writes them. Each further line begins with an operator and
the left operand's number, then comes one result for each right operand, all separated by tabs.
T, Z, O and V stand for TypeError, ZeroDivisionError, OverflowError and ValueError; `?` for
what is not compared: results beyond 40 characters, formatting with %, and complex numbers.
"""

OPERANDS = [
    "0", "1", "-1", "2", "7", "-7", "255", "2147483648", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "-18446744073709551617",
    "1000000000000000000000000000000", "0.0", "-0.0", "0.5", "-2.5", "0.1", "1e308", "5e-324",
    "float('inf')", "float('nan')", "True", "False", "None", "''", "'ab'", "'안녕'", "b''",
    "b'ab'", "bytearray(b'ab')", "[]", "[1, 2]", "[1, 2.5, 'ab']", "()", "(1, 2)", "{}",
    "{1: 2, 'ab': 7}",
]
OPERATORS = [
    "+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">",
    ">=", "in", "not in", "and", "or",
]
ERRORS = {TypeError: "T", ZeroDivisionError: "Z", OverflowError: "O", ValueError: "V"}


def result(left, operator, right):
    if operator == "%" and isinstance(left, (str, bytes, bytearray)):
        return "?"
    if operator in ("<<", "**", "*") and isinstance(right, int) and abs(right) > 2**20:
        if operator == "*" and isinstance(left, (int, float)):
            pass
        elif not isinstance(left, float):
            return "?"
    if operator == "*" and isinstance(left, int) and not isinstance(right, (int, float)):
        if abs(left) > 2**20:
            return "?"
    if operator == "**" and isinstance(left, int) and abs(left) > 2**20 and right == 255:
        return "?"
    try:
        value = eval("left " + operator + " right")
    except tuple(ERRORS) as error:
        return ERRORS[type(error)]
    if isinstance(value, complex):
        return "?"
    text = spelled(value)
    return text if len(text) <= 40 else "?"


def spelled(value):
    """As the language writes it."""
    if isinstance(value, bytearray):
        return "buffer(" + repr(bytes(value)) + ")"
    if isinstance(value, bool) or value is None:
        return repr(value).lower()
    return repr(value)


if __name__ == "__main__":
    words = {"True": "true", "False": "false", "None": "none"}
    print("\t".join(words.get(text, text) for text in OPERANDS))
    for operator in OPERATORS:
        for number, text in enumerate(OPERANDS):
            left = eval(text)
            cells = [result(left, operator, eval(right)) for right in OPERANDS]
            print("\t".join([operator, str(number)] + cells))
