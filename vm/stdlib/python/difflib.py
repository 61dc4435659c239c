"""Differences of sequences: how alike they are and what makes one of the other."""

import re
from collections import namedtuple
from heapq import nlargest
#: since 3.9
from types import GenericAlias
#: end

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ',
           'IS_CHARACTER_JUNK', 'IS_LINE_JUNK', 'context_diff', 'unified_diff', 'diff_bytes',
           'Match']

Match = namedtuple('Match', 'a b size')


class SequenceMatcher:
    """Compares two sequences of hashable items (Ratcliff and Obershelp's pattern matching):
    the longest common block, and the same again on both sides of it."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        places = {}
        for i, item in enumerate(b):
            places.setdefault(item, []).append(i)
        self.bjunk = set()
        self.bpopular = set()
        if self.isjunk:
            self.bjunk = {item for item in places if self.isjunk(item)}
        if self.autojunk and len(b) >= 200:
            # What is nearly everywhere says nothing of where to match.
            most = len(b) // 100 + 1
            self.bpopular = {item for item, at in places.items()
                             if len(at) > most and item not in self.bjunk}
        for item in self.bjunk | self.bpopular:
            del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Give the longest common block of a[alo:ahi] and b[blo:bhi], the first of several."""
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        start, other, size = alo, blo, 0
        # The lengths of the blocks that end at an item of b and the last item of a.
        lengths = {}
        for i in range(alo, ahi):
            now = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = now[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    start, other, size = i - k + 1, j - k + 1, k
            lengths = now
        # Items that are no junk go first, then junk beside the block.
        for wanted in False, True:
            while (start > alo and other > blo and (b[other - 1] in junk) is wanted and
                   a[start - 1] == b[other - 1]):
                start, other, size = start - 1, other - 1, size + 1
            while (start + size < ahi and other + size < bhi and
                   (b[other + size] in junk) is wanted and a[start + size] == b[other + size]):
                size += 1
        return Match(start, other, size)

    def get_matching_blocks(self):
        """Give all common blocks, in order; the last one is empty and at the end."""
        if self.matching_blocks is None:
            n, m = len(self.a), len(self.b)
            found = []
            todo = [(0, n, 0, m)]
            while todo:
                alo, ahi, blo, bhi = todo.pop()
                match = self.find_longest_match(alo, ahi, blo, bhi)
                i, j, size = match
                if size:
                    found.append(match)
                    if alo < i and blo < j:
                        todo.append((alo, i, blo, j))
                    if i + size < ahi and j + size < bhi:
                        todo.append((i + size, ahi, j + size, bhi))
            found.sort()
            blocks = []
            for match in found:
                if blocks and blocks[-1].a + blocks[-1].size == match.a and \
                        blocks[-1].b + blocks[-1].size == match.b:
                    last = blocks[-1]
                    blocks[-1] = Match(last.a, last.b, last.size + match.size)
                else:
                    blocks.append(match)
            blocks.append(Match(n, m, 0))
            self.matching_blocks = blocks
        return self.matching_blocks

    def get_opcodes(self):
        """Give the steps (tag, i1, i2, j1, j2) that make b of a."""
        if self.opcodes is None:
            i = j = 0
            self.opcodes = steps = []
            for ai, bj, size in self.get_matching_blocks():
                if i < ai or j < bj:
                    tag = 'insert' if i == ai else 'delete' if j == bj else 'replace'
                    steps.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    steps.append(('equal', ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """Give the changes in groups, with n lines around each."""
        steps = self.get_opcodes() or [('equal', 0, 1, 0, 1)]
        steps = list(steps)
        tag, i1, i2, j1, j2 = steps[0]
        if tag == 'equal':
            steps[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        tag, i1, i2, j1, j2 = steps[-1]
        if tag == 'equal':
            steps[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in steps:
            if tag == 'equal' and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def _share(self, matches):
        n = len(self.a) + len(self.b)
        return 2.0 * matches / n if n else 1.0

    def ratio(self):
        """Say how alike the sequences are, from 0 to 1."""
        return self._share(sum(match.size for match in self.get_matching_blocks()))

    def quick_ratio(self):
        """Give an upper bound of ratio()."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for item in self.b:
                self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            n = left.get(item, self.fullbcount.get(item, 0))
            left[item] = n - 1
            if n > 0:
                matches += 1
        return self._share(matches)

    def real_quick_ratio(self):
        """Give an upper bound of ratio() that only asks for lengths."""
        return self._share(min(len(self.a), len(self.b)))

    #: since 3.9
    __class_getitem__ = classmethod(GenericAlias)
    #: end


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Give the n possibilities that are most like a word, the best first."""
    if not n > 0:
        raise ValueError('n must be > 0: %r' % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError('cutoff must be in [0.0, 1.0]: %r' % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    good = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if all(bound() >= cutoff for bound in (matcher.real_quick_ratio, matcher.quick_ratio,
                                               matcher.ratio)):
            good.append((matcher.ratio(), candidate))
    return [candidate for ratio, candidate in nlargest(n, good)]


class Differ:
    """Compares lines of text, and within lines that are alike their characters."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Give the lines of both, marked with what they are of."""
        matcher = SequenceMatcher(self.linejunk, a, b)
        for tag, alo, ahi, blo, bhi in matcher.get_opcodes():
            if tag == 'replace':
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield '%s %s' % (tag, x[i])

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        removed = self._dump('-', a, alo, ahi)
        added = self._dump('+', b, blo, bhi)
        # The shorter part goes first.
        if bhi - blo < ahi - alo:
            removed, added = added, removed
        yield from removed
        yield from added

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        best, pair, equal = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and \
                        matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        if best < 0.75:
            pair = equal
            if pair is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
        else:
            equal = None
        i, j = pair
        yield from self._around(a, alo, i, b, blo, j)
        if equal is not None:
            yield '  ' + a[i]
        else:
            atags = btags = ''
            matcher.set_seqs(a[i], b[j])
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                mark = {'replace': '^^', 'delete': '-+', 'insert': '-+', 'equal': '  '}[tag]
                atags += mark[0] * (i2 - i1)
                btags += mark[1] * (j2 - j1)
            yield from self._qformat(a[i], b[j], atags, btags)
        yield from self._around(a, i + 1, ahi, b, j + 1, bhi)

    def _around(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        for sign, line, tags in ('-', aline, atags), ('+', bline, btags):
            yield '%s %s' % (sign, line)
            # A space stays the white space that it stands under.
            tags = ''.join([c if t == ' ' and c.isspace() else t for c, t in zip(line, tags)])
            tags = tags.rstrip()
            if tags:
                yield '? %s\n' % tags


def IS_LINE_JUNK(line, pat=re.compile(r'\s*(?:#\s*)?$').match):
    """Say whether a line is blank or has a # alone."""
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    """Say whether a character is a space or a tab."""
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Compare lines as Differ does."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Give the lines of the first or second text of a comparison."""
    try:
        tag = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which) from None
    for line in delta:
        if line[:2] in ('  ', tag):
            yield line[2:]


def _check_types(a, b, *args):
    for seq in a, b:
        if seq and not isinstance(seq[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)' %
                            (type(seq[0]).__name__, seq[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError('all arguments must be str, not: %r' % (arg,))


def _unified_range(start, stop):
    n = stop - start
    if n == 1:
        return '%d' % (start + 1)
    return '%d,%d' % (start + 1 if n else start, n)


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3,
                 lineterm='\n'):
    """Give a comparison in the unified form."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield '--- %s%s%s' % (fromfile, '\t' + fromfiledate if fromfiledate else '', lineterm)
            yield '+++ %s%s%s' % (tofile, '\t' + tofiledate if tofiledate else '', lineterm)
        yield '@@ -%s +%s @@%s' % (_unified_range(group[0][1], group[-1][2]),
                                   _unified_range(group[0][3], group[-1][4]), lineterm)
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
                continue
            if tag != 'insert':
                for line in a[i1:i2]:
                    yield '-' + line
            if tag != 'delete':
                for line in b[j1:j2]:
                    yield '+' + line


def _context_range(start, stop):
    n = stop - start
    if not n:
        return '%d' % start
    if n == 1:
        return '%d' % (start + 1)
    return '%d,%d' % (start + 1, start + n)


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3,
                 lineterm='\n'):
    """Give a comparison in the context form."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield '*** %s%s%s' % (fromfile, '\t' + fromfiledate if fromfiledate else '', lineterm)
            yield '--- %s%s%s' % (tofile, '\t' + tofiledate if tofiledate else '', lineterm)
        yield '***************' + lineterm
        tags = [step[0] for step in group]
        yield '*** %s ****%s' % (_context_range(group[0][1], group[-1][2]), lineterm)
        if 'replace' in tags or 'delete' in tags:
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    for line in a[i1:i2]:
                        yield marks[tag] + line
        yield '--- %s ----%s' % (_context_range(group[0][3], group[-1][4]), lineterm)
        if 'replace' in tags or 'insert' in tags:
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    for line in b[j1:j2]:
                        yield marks[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3,
               lineterm=b'\n'):
    """Compare lines of bytes by a function for text."""
    def decode(s):
        try:
            return s.decode('ascii', 'surrogateescape')
        except AttributeError as err:
            raise TypeError('all arguments must be bytes, not %s (%r)' %
                            (type(s).__name__, s)) from err
    names = [decode(s) for s in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(list(map(decode, a)), list(map(decode, b)), *names, n, decode(lineterm)):
        yield line.encode('ascii', 'surrogateescape')
