"""Writes percent.txt: what CPython's % operator and str.format give.

A line is the expression in the language's spelling, a tab, and the result, or the error's name.
"""

FORMATS = [
    "%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%+05d", "%-05d|", "%.3d", "%8.3d", "%08.3d",
    "%i", "%u", "%x", "%X", "%#x", "%#X", "%08x", "%#010x", "%o", "%#o", "%c", "%5c", "%-3c|",
    "%s", "%5s", "%-5s|", "%.2s", "%5.1s", "%05s", "%r", "%10r", "%f", "%.1f", "%8.2f",
    "%-8.2f|", "%08.2f", "%+.2f", "% .2f", "%.0f", "%#.0f", "%e", "%.2e", "%E", "%g", "%.3g",
    "%#g", "%G", "%%", "100%%", "%ld", "%hd", "%q", "%", "%5", "%-", "%(a)d", "no",
    "%+s", "%+x", "% x", "%.0d", "%.5x",
]
VALUES = [
    "0", "42", "-7", "65", "8364", "9223372036854775808", "3.7", "-2.5", "1e100", "0.0",
    "float('inf')", "float('nan')", "True", "None", "'ab'", "'a'", "'안녕'", "b'x'", "[1]", "()",
    "(1,)", "(1, 2)", "{'a': 5}", "1114112",
]
MORE = [
    "'%d of %d' % (3, 4)", "'%s=%r' % ('a', 'b')", "'%*d' % (5, 42)", "'%-*d|' % (5, 42)",
    "'%.*f' % (2, 1.239)", "'%*d' % (-5, 42)", "'%(a)s %(b)05d' % {'a': 1, 'b': 2}",
    "'%(a)s' % {'b': 1}", "'%(a)s' % 5", "'%(a' % {'a': 1}", "'%s' % (1, 2)", "'%s %s' % (1,)",
    "'%*d' % ('a', 1)", "'%s' % ((1, 2),)", "'x' % {}", "'x' % []", "'x' % 5", "'x' % ()",
    "'{}'.format(1)", "'{} {}'.format(1, 'a')", "'{1} {0}'.format(1, 2)", "'{:>5}|{:<5}|'.format(1, 'a')",
    "'{0:05d} {0:x}'.format(255)", "'{{}}'.format()", "'{}'.format()", "'{'.format(1)", "'}'.format(1)",
    "'{!r}'.format('a')", "'{!s:>4}'.format('a')", "'{0!r:>6}'.format('a')", "'{!q}'.format(1)",
    "'{a}'.format(1)", "'{5}'.format(1)", "'{:.2f}'.format(1.239)", "'{:,}'.format(1234567)",
    "'{:d}'.format('a')", "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{:{}}'.format(1, 5)",
]


def spelled(text):
    return text.replace("True", "true").replace("None", "none")


def result(expression):
    try:
        return repr(eval(expression))
    except Exception as error:
        return type(error).__name__


if __name__ == "__main__":
    for form in FORMATS:
        for value in VALUES:
            expression = repr(form) + " % " + value
            if value == "None" or value == "True" or value == "b'x'":
                if not any(letter in form for letter in "dxfc"):
                    continue
            print(spelled(expression) + "\t" + result(expression))
    for expression in MORE:
        print(expression + "\t" + result(expression))
