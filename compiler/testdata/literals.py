"""Answers what CPython makes of literals: those of a JSON list on the standard input
or, without one, some made at random.
"""
import json
import os
import random
import sys
import tempfile
import warnings

FIELDS = 'msg lineno offset end_lineno end_offset text'.split()


def literals():
    """Makes literals, right and wrong ones."""
    r = random.Random(20)
    pick = r.choice
    digits = '0123456789'

    def number():
        kind = r.randrange(9)
        run = lambda chars, most=6: ''.join(pick(chars) for _ in range(r.randrange(1, most)))
        if kind == 0:
            return '0' + pick('xXoObB') + run('0123456789abfF_', 8)
        if kind == 1:
            return run('0_') + pick(['', run(digits), '.', '.5', 'e1', 'j', 'J', '_'])
        if kind == 2:
            return run(digits) + pick(['', '.', '_', '__', '._', '_.']) + pick(['', run(digits + '_')]) + pick(['', 'e', 'E+', 'e-', 'e_', 'E0', 'e+1_0']) + pick(['', run(digits)]) + pick(['', 'j', 'J', 'L', 'l', 'x', 'jj'])
        if kind == 3:
            return '.' + run(digits + '_') + pick(['', 'e5', 'e', 'e-', 'j', '_', 'e1_', '.', '..', '.5'])
        if kind == 4:
            return run(digits) + pick(['if 1 else 2', 'or 2', 'and 3', 'in (1,)', 'is 1', 'not in ()', 'for', 'else', 'x', 'é', '_a', ' if 1else 2', 'i', 'orx', 'e', 'f', 'n', '$', '?', '\u00b2', '٣'])
        if kind == 5:
            return pick(['0x', '0b', '0o', '0x1', '0b1', '0o7']) + pick(['for x in ()', 'or 1', 'and 1', 'if 1else 0', 'is 1', 'in []', 'g', '_', '.', '.5', 'j', 'e1', 'L', '9', '8', '2', '\u0660'])
        if kind == 6:
            return pick(['1e400', '1e-400', '-1e400', '1e400j', '5e-324', '4.9e-324', '2.4703282292062327e-324', '1.7976931348623157e308', '1.7976931348623159e308', '0.1', '1e22', '1e23', '9007199254740993.0', '123456789012345678901234567890', '0.000001', '1e16', '1e15',
                         '9' * 400 + '.0', '0.' + '0' * 400 + '1', '1' * 300 + 'e-290', '0' * 20, '0_0', '0_0.0', '00.5', '00e1', '00j', '09.5', '09j', '09', '08e1', '0777', '1__0', '1_', '0_7', '0b_1', '0x_f', '0_x1', '1_e1', '1e1_', '1_j', '0xfffffffffffffffff', '0b' + '1' * 80])
        if kind == 7:
            return pick(['-', '+', '~', '- ', '--']) + run(digits) + pick(['', 'j', '.0', 'e3'])
        return run(digits + '._ej', 7)

    def body():
        parts = ['a', ' ', 'é', '日', '\U0001f600', '\\n', '\\\\', "\\'", '\\"', '\\x41', '\\xe9', '\\x4', '\\x', '\\xg', '\\u00e9', '\\u12', '\\ud800', '\\U0001f600', '\\U00110000', '\\U0001', '\\N{DIGIT ONE}', '\\N{digit one}', '\\N{', '\\N', '\\N{}',
                 '\\N{nothing}', '\\N{LATIN SMALL LETTER SHARP S}', '\\N{CJK UNIFIED IDEOGRAPH-4E00}', '\\N{LF}', '\\0', '\\7', '\\77', '\\377', '\\400', '\\777', '\\8', '\\9', '\\z', '\\d', '\\é', '\\ ', '\\\n', '\\a', '\\b', '\\f', '\\r', '\\t', '\\v', '\t', '\f', '\x0b', '\x7f', '\x85', '\u2028', '{{', '}}']
        return ''.join(pick(parts) for _ in range(r.randrange(0, 5)))

    def string():
        prefix = ''.join(pick('bBrRuUfF') for _ in range(pick([0, 0, 0, 1, 1, 1, 2, 2, 3])))
        quote = pick(["'", '"', "'''", '"""'])
        text = body()
        if r.randrange(8) == 0:
            text += pick(['\n', '\\', quote[0], '{', '}', '{1', '{1}', '{x!r:>{y}}'])
        end = quote if r.randrange(12) else pick(['', quote[0], "'", '"', '\n'])
        return prefix + quote + text + end

    def atom():
        return pick([number, string, string])()

    for _ in range(4000):
        kind = r.randrange(10)
        if kind < 7:
            yield 'x = ' + atom() + '\n'
        elif kind == 7:
            yield 'x = ' + atom() + pick([' ', '', '\t', '\f', ' \\\n', '\\\n\t', ' # c\n']) + atom() + pick(['\n', ''])
        elif kind == 8:
            yield pick(['', ' ', '\t', '\f', '\f ', ' \f', '\\\n', '\\\n ', '\n \\\n']) + atom() + pick(['\n', '', ' \\', ' \\\n', '\\ \n', '\\x\n', '\x0c\n', ';'])
        else:
            yield 'x = (' + atom() + pick([',', '\n', ',\n', '\\\n', '']) + atom() + ')\n'
    for n in (4299, 4300, 4301, 5000):
        for text in ('9' * n, '1_' * (n - 1) + '1', '-' + '9' * n, '0x' + 'f' * n, '0' * n, '9' * n + '.0', '9' * n + 'j', '(1,\n ' + '7' * n + ')', '1e' + '0' * n, 'f(' + '9' * n):
            yield 'x = 1\ny = ' + text + '\n'


def answer(text):
    # Errors show lines that CPython reads again from the file.
    with open('lit.py', 'w', encoding='utf-8', newline='') as f:
        f.write(text)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            code = compile(text, 'lit.py', 'exec', dont_inherit=True)
        except SyntaxError as e:
            found = [type(e).__name__] + [getattr(e, f, None) for f in FIELDS]
        except Exception as e:
            found = [type(e).__name__, str(e)]
        else:
            sys.set_int_max_str_digits(0)
            found = ['', [repr(c) for c in code.co_consts]]
            sys.set_int_max_str_digits(4300)
    return {'text': text, 'found': found, 'warnings': [[w.category.__name__, str(w.message), w.lineno] for w in caught]}


def main():
    sys.stdin.reconfigure(encoding='utf-8')
    texts = json.loads(sys.stdin.read() or 'null') or list(dict.fromkeys(literals()))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        json.dump([answer(t) for t in texts], sys.stdout)
        os.chdir('/')


main()
