"""Text wrapping and filling.
"""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_space = '\t\n\x0b\x0c\r '


def _is_word(c):
    return c.isalnum() or c == '_'


def _is_letter(c):
    return _is_word(c) and not c.isdecimal() and c != '_' or c == '_'


class TextWrapper:
    """Object for wrapping/filling text."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): ' ' for c in _space})
        return text

    def _pieces(self, word):
        """The pieces of a word between which a line may end: behind a hyphen between two letters
        on each side, and around a dash of several hyphens."""
        pieces = []
        start = i = 0
        n = len(word)
        while i < n:
            if word[i] != '-':
                i += 1
                continue
            end = i
            while end < n and word[end] == '-':
                end += 1
            if end - i > 1:
                # A dash stands alone where a word is before it and one behind it.
                if i > 0 and (_is_word(word[i - 1]) or word[i - 1] in '!"\'&.,?') and end < n and _is_word(word[end]):
                    if i > start:
                        pieces.append(word[start:i])
                    pieces.append(word[i:end])
                    start = end
                i = end
                continue
            before = i >= 2 and _is_letter(word[i - 1]) and (_is_letter(word[i - 2]) or i >= 3 and word[i - 2] == '-' and _is_letter(word[i - 3]))
            behind = end + 1 < n and _is_letter(word[end]) and (_is_letter(word[end + 1]) or word[end + 1] == '-' and end + 2 < n and _is_letter(word[end + 2]))
            if before and behind:
                pieces.append(word[start:end])
                start = end
            i = end
        if start < n:
            pieces.append(word[start:])
        return pieces

    def _split(self, text):
        chunks = []
        i, n = 0, len(text)
        while i < n:
            j = i
            blank = text[i] in _space
            while j < n and (text[j] in _space) == blank:
                j += 1
            if blank or not self.break_on_hyphens:
                chunks.append(text[i:j])
            else:
                chunks += self._pieces(text[i:j])
            i = j
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i]
            if chunks[i + 1] != ' ' or len(word) < 2:
                continue
            end = word.rstrip('"\'')
            if len(word) - len(end) > 1:
                end = word[:-1]
            if len(end) > 1 and end[-1] in '.!?' and 'a' <= end[-2] <= 'z':
                chunks[i + 1] = '  '

    def _fit(self, chunks, line, length, width):
        """Puts of a chunk that is too long for any line what fits, if it may be broken."""
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            end = room
            #: since 3.10
            chunk = chunks[-1]
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind('-', 0, room)
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    end = hyphen + 1
            #: end
            line.append(chunks[-1][:end])
            chunks[-1] = chunks[-1][end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == '':
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._fit(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == '':
                length -= len(line.pop())
            if not line:
                continue
            rest = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or rest and length <= width:
                lines.append(indent + ''.join(line))
                continue
            # The last line that is allowed, and more to come: the placeholder goes to its end.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + ''.join(line))
                    break
                length -= len(line.pop())
            else:
                if lines:
                    previous = lines[-1].rstrip()
                    if len(previous) + len(self.placeholder) <= self.width:
                        lines[-1] = previous + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        """Reformat the single paragraph in 'text' so it fits in lines of no
        more than 'self.width' columns, and return a list of wrapped lines.
        """
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Reformat the single paragraph in 'text' to fit in lines of no more than 'self.width'
        columns, and return a new string containing the entire wrapped paragraph."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in `text`."""
    lines = text.split('\n')
    margin = None
    for i, line in enumerate(lines):
        content = line.lstrip(' \t')
        if not content:
            lines[i] = ''
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
            continue
        same = 0
        while same < len(margin) and same < len(indent) and margin[same] == indent[same]:
            same += 1
        margin = margin[:same]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text'."""
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
