"""Writes reprs.txt: how CPython shows values. The lines are expression, repr and str."""

import unicodedata

TEXTS = [
    "''", '"a\'b"', "'a\"b'", "'\\'\\\"'", "'\\\\'", "'\\n\\r\\t'", "'안녕'", "'\\u200b\\u2028'", "'e\\u0301'",
    "'\\xa0\\xad\\x85'", "'\\u3000'", "'🙂'", "'\\uffff\\ue000'", "'\\ufeff'",
]
OTHERS = [
    "b''", "b'abc'", "b'\\x00\\x7f\\x80\\xff'", "b\"a'b\"", "b'a\"b'", "b'\\'\\\"'", "b'\\\\\\n\\t\\r'",
    "[]", "[1]", "[1, 'a', b'b', 2.5, None, True]", "[[], [[]]]", "()", "(1,)", "(1, 'a')", "{}", "{1: 'a'}",
    "{'k': [1, (2,)], b'b': {}}", "{True: False}", "None", "True", "1", "-1", "10**25", "-10**25", "10**19", "10**38 + 7",
    "1.0", "0.1", "1e16", "123456789012345680.0", "1e15", "1e-4", "1e-5", "1e22", "-0.0", "float('inf')",
    "-float('inf')", "float('nan')", "5e-324", "1.7976931348623157e308", "1/3", "2.5", "100.0", "range(3)",
    "range(1, 3)", "range(0, 10, 2)", "range(5, 0, -1)",
]


def spelled(text):
    """The language writes \\uHHHH as Python does, and has no None and True."""
    return text.replace("None", "none").replace("True", "true").replace("False", "false")


if __name__ == "__main__":
    categories = {}
    for code in range(0x110000):
        categories.setdefault(unicodedata.category(chr(code)), []).append(code)
    for category in sorted(categories):
        codes = categories[category]
        if category == "Cn" or category == "Cs":
            continue
        for code in codes[:: max(1, len(codes) // 4)][:4]:
            print("chr(%d)\t%r" % (code, chr(code)))
    for text in TEXTS + OTHERS:
        print(spelled(text) + "\t" + spelled(repr(eval(text))))
