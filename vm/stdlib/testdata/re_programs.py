# What programs do with regular expressions: tokens, templates, cleaning, checking.
import re

tokens = [
    ('NUMBER', r'\d+(\.\d*)?'),
    ('ASSIGN', r':='),
    ('END', r';'),
    ('ID', r'[A-Za-z]+'),
    ('OP', r'[+\-*/]'),
    ('NEWLINE', r'\n'),
    ('SKIP', r'[ \t]+'),
    ('MISMATCH', r'.'),
]
regex = '|'.join('(?P<%s>%s)' % pair for pair in tokens)
text = '''
    total := total + price * 1.25;
    tax := price ? 0.05;
'''
line, start = 1, 0
for m in re.finditer(regex, text):
    kind, value = m.lastgroup, m.group()
    if kind == 'NEWLINE':
        start, line = m.end(), line + 1
    elif kind != 'SKIP':
        print(kind, value, line, m.start() - start)

email = re.compile(r'''
    ^ (?P<user> [\w.+-]+ )   # who
    @ (?P<host> [\w-]+ (?: \. [\w-]+ )+ ) $  # where
    ''', re.VERBOSE)
for a in ['me@example.com', 'a.b+c@d-e.org', 'nobody', '@x.y', 'a@b', 'x@y.z\n']:
    m = email.match(a)
    print(a, m and m.groupdict())

print(re.sub(r'\b(\w)(\w*)\b', lambda m: m[1].upper() + m[2].lower(), 'the qUICK brown'))
print(re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567890'))
print(re.sub(r'(.)\1+', r'\1', 'aabbccddde'), re.findall(r'(\w)\1', 'bookkeeper'))
print(re.split(r'\s*[,;]\s*', 'a , b;c,d ;  e'), re.split(r'(\d)', 'a1b2c'))
print(re.findall(r'(?m)^(\w+):\s*(.*)$', 'a: 1\nb:2\n c: 3\nd:'))
print(re.search(r'<(\w+)[^>]*>(.*?)</\1>', 'x <b class="y">bold</b> <i>i</i>').groups())
print([bool(re.fullmatch(r'(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}', a)) for a in ['1.2.3.4', '256.1.1.1', '255.255.255.255', '1.2.3']])
print(re.sub(r'(?i)hello', 'bye', 'Hello HELLO hello'), re.findall(r'(?s)a.b', 'a\nb'), re.findall('a.b', 'a\nb'))
words = re.findall(r"[^\W\d_]+(?:'\w+)?", "It's 3 o'clock, naïve café_s straße")
print(words, sorted(set(w.lower() for w in words)))
print(re.match(r'(\d{4})-(\d\d)-(\d\d)', '2024-05-17T').groups(), re.search(r'\bfoo\b', 'a foo.').span(), re.match(r'(?:(a)|b)*', 'ab').groups())
print(re.findall(r'\d', '1٣४'), re.findall(r'(?a)\d', '1٣४'), re.findall(r'(?i)σ', 'σςΣ'), re.findall('(?i)[à-ý]', 'ÀÝß'), re.findall('(?i)k', 'kK\u212a'))
print(re.match(r'^(?:(\()|\[)x(?(1)\)|\])$', '[x]'), re.match(r'^(?:(\()|\[)x(?(1)\)|\])$', '(x]'))
print(re.match('((a)|b|(c))+', 'acb').groups(), re.match('(?:(a)|(b))+', 'ab').groups(), re.match('(a*)*', 'aa').groups(), re.match('(a|b)*?c', 'abc').groups())
