import re
import copy


def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


p = re.compile(r'(?P<key>\w+)\s*=\s*(?P<value>[^;]*)(;|$)', re.MULTILINE)
print(p.pattern, p.flags, p.groups, dict(p.groupindex), type(p.groupindex).__name__)
attempt(p.groupindex.__setitem__, 'a', 1)
print(p == re.compile(p.pattern, re.M), p == re.compile(p.pattern), hash(p) == hash(re.compile(p.pattern, re.M)), p is re.compile(p.pattern, 8))
print(copy.copy(p) is p, copy.deepcopy(p) is p)
print(type(p), type(p.match('a=b')), re.Pattern, re.Match)
m = p.search('  a = 1; b=2')
print(m, m.group(), m.group(0), m.group(1, 'value', 3), m.groups(), m.groupdict())
print(m.start(), m.end('key'), m.span('value'), m.string, m.re is p, m.pos, m.endpos, m.lastindex, m.lastgroup)
attempt(m.group, 4)
attempt(m.group, 'nope')
attempt(m.group, -1)
attempt(m.group, 1.5)
attempt(lambda: m[2])
attempt(m.start, 9)
attempt(m.expand, r'\g<value>:\1 \\ \n')
attempt(m.expand, r'\9')
attempt(m.expand, r'\g<x>')
attempt(lambda: m.foo)
attempt(lambda: p.foo)
attempt(lambda: setattr(p, 'pattern', 1))
attempt(p.match)
attempt(p.match, 'a', 1, 2, 3)
attempt(p.match, string='b=1', pos=0)
print([m.group('key') for m in p.finditer('a=1;b=2;c=3', 2, 8)])
print(re.match('(a)|(b)', 'b').groups(), re.match('(a)|(b)', 'b').groups('-'), re.match('(a)?(?P<x>b)', 'b').groupdict())
print(re.sub('(a)(b)?', lambda m: repr(m.groups()), 'abaxa'))
print(re.subn('a', 'b', 'banana', 2), re.sub('a', 'b', 'xyz'), re.sub('', '-', 'abc', count=2))
attempt(re.sub, 'a', lambda m: 5, 'xaxa')
attempt(re.sub, 'a', b'b', 'a')
attempt(re.sub, 'a', None, 'a')
print(re.sub('a', lambda m: None, 'banana'))
print(re.split('x', 'axbxc', 1), re.split('(x)|y', 'axbyc'), re.split('x*', 'axbc'))
print(re.findall('a|(b)', 'abc'), re.findall('(a)(b)?', 'aab'), re.findall(b'.', b'ab'), re.findall('.', 'äö'))
s = re.compile('a').scanner('aab')
print(s.match(), s.match(), s.match(), s.match())
print(re.fullmatch('a*?', 'aaa'), re.fullmatch('a|ab', 'ab'), re.match('a|ab', 'ab'))
print(re.escape('a-b_c d.é\n!"%,/:;<=>@`'), re.escape(b'a.b\x00\xff'))
print(re.A, repr(re.I | re.X), repr(re.RegexFlag(0) | re.S), int(re.M), isinstance(re.M, int), repr(re.compile('x', re.I | re.S | re.A)))
print(re.compile(b'x' * 300, re.I))
for pattern in ['(', ')', 'a)b', '(?', '(?P', '(?P<', '(?P<a', '(?P<a>', '(?P<1a>x)', '(?P=a)', '(?P<a>(?P=a))', '(?Pz)', '(?z)', '(?<z)',
                '[', '[a', '[]', '[^]', '[b-a]', r'[\w-a]', r'[a-\d]', '*', 'a**', '+a', '{1}', 'a{2,1}', 'a{1}{2}', 'x{1', '\\', r'\q', r'\1', r'(\1)',
                r'(a)\2', r'\x1', r'\u12', r'\U0011', r'\N{no such}', r'\N{DIGIT ONE}', r'\400', r'[\q]', r'[\400]', '(?#', '(?i', '(?-', '(?-i', '(?-i)', '(?i-i:a)',
                '(?-a:x)', '(?au)', '(?L)', '(?k:a)', '(?i-k:a)', '(?(1)a|b|c)', '(?(x)a)', '(?(0)a)', '(?(', '(?(1', '(a)(?(1)b', '(?<=a*)', '(?<=a|bc)', r'(?<=(a)\1)',
                'a\n(b\nc', '(?=a', '(?:a', '((a)', 'a{4294967296}', '(?P<x>a)(?P<x>b)', '(?P<é>a)', '^*', '$?', r'\b+', '(?:)*', '(?i)*']:
    attempt(re.compile, pattern)
try:
    re.compile('ab\n[c')
except re.error as e:
    print(e.msg, repr(e.pattern), e.pos, e.lineno, e.colno, e.args, isinstance(e, Exception))
attempt(re.compile, 'a', re.L)
attempt(re.compile, 'a', re.A | re.U)
attempt(re.compile, b'a', re.U)
attempt(re.compile, re.compile('a'), re.I)
attempt(re.compile, None)
attempt(re.compile, [])
attempt(lambda: re.nothing)
