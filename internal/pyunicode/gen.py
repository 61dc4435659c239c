"""Writes unicode121.bin: what this CPython's str methods say of every character.

Run by go generate with CPython 3.8. The layout is described in pyunicode.go.
"""
import struct
import sys
import unicodedata

PAGE = 128
FLAGS = ('alpha decimal digit numeric lower upper title space printable start continue_ '
         'cased ignorable linebreak').split()


def flags(c):
    cased = (c + 'a').title()[-1] == 'a'
    ends_sigma = (c + '\u03a3').lower()[-1] == '\u03c2'
    ignorable = not ends_sigma and ('A' + c + '\u03a3').lower()[-1] == '\u03c2'
    # A titlecase letter is the only cased one that istitle() takes and is neither.
    islower, isupper = c.islower(), c.isupper()
    values = dict(
        alpha=c.isalpha(), decimal=c.isdecimal(), digit=c.isdigit(), numeric=c.isnumeric(),
        lower=islower, upper=isupper, title=c.istitle() and not isupper,
        space=c.isspace(), printable=c.isprintable(),
        start=c.isidentifier(), continue_=('a' + c).isidentifier(),
        cased=cased, ignorable=ignorable, linebreak=len(('a' + c + 'b').splitlines()) == 2)
    return sum(bool(values[name]) << i for i, name in enumerate(FLAGS))


def main():
    records, extra, pages = {}, {}, {}
    index, stored = [], []

    def mapped(c, to):
        """A difference, or 0x40000000 + number of a longer text."""
        if len(to) == 1:
            return ord(to) - ord(c)
        return 0x40000000 + extra.setdefault(to, len(extra))

    for first in range(0, sys.maxunicode + 1, PAGE):
        page = []
        for i in range(first, first + PAGE):
            c = chr(i)
            lower = c.lower() if c != '\u03a3' else '\u03c3'
            record = (flags(c), unicodedata.decimal(c, -1), mapped(c, c.upper()), mapped(c, lower),
                      mapped(c, c.title()), mapped(c, c.casefold()))
            page.append(records.setdefault(record, len(records)))
        page = tuple(page)
        if page not in pages:
            pages[page] = len(stored)
            stored.append(page)
        index.append(pages[page])

    text = list(extra)
    out = bytearray()
    out += struct.pack('<4I', len(index), len(stored), len(records), len(text))
    out += b''.join(struct.pack('<H', i) for i in index)
    for page in stored:
        out += struct.pack('<%dH' % PAGE, *page)
    for record in records:
        out += struct.pack('<Hh4i', *record)
    for t in text:
        raw = t.encode('utf-8')
        assert len(raw) < 12
        out += raw.ljust(12, b'\0')
    with open('unicode%s.bin' % ''.join(unicodedata.unidata_version.split('.')[:2]), 'wb') as f:
        f.write(out)


main()
