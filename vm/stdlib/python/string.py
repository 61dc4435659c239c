"""A collection of string constants and functions."""

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """The literal texts and the placeholders: (text, name, where), name None for an escaped
        delimiter, '' for one that is none."""
        text, delimiter = self.template, self.delimiter
        start = 0
        while True:
            at = text.find(delimiter, start)
            if at < 0:
                yield text[start:], None, -1, len(text)
                return
            begin = at + len(delimiter)
            end, name = begin, ''
            if text.startswith(delimiter, begin):
                end, name = begin + len(delimiter), None
            else:
                brace = text[begin:begin + 1] == '{'
                i = begin + brace
                first = i
                while i < len(text) and (text[i] == '_' or text[i] in ascii_letters or i > first and text[i] in digits):
                    i += 1
                if i > first and (not brace or text[i:i + 1] == '}'):
                    name, end = text[first:i], i + brace
            yield text[start:at], name, at, end
            start = end

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            colno, lineno = at - len(''.join(lines[:-1])), len(lines)
        else:
            colno = lineno = 1
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (lineno, colno))

    def _mapping(self, mapping, kws):
        if mapping is None:
            return kws
        if kws:
            from collections import ChainMap
            return ChainMap(kws, mapping)
        return mapping

    def substitute(self, mapping=None, /, **kws):
        mapping = self._mapping(mapping, kws)
        result = []
        for text, name, at, end in self._parts():
            result.append(text)
            if at < 0:
                break
            if name == '':
                self._invalid(at + len(self.delimiter))
            result.append(self.delimiter if name is None else str(mapping[name]))
        return ''.join(result)

    def safe_substitute(self, mapping=None, /, **kws):
        mapping = self._mapping(mapping, kws)
        result = []
        for text, name, at, end in self._parts():
            result.append(text)
            if at < 0:
                break
            if name is None:
                result.append(self.delimiter)
            elif name == '':
                result.append(self.template[at:end])
            else:
                try:
                    result.append(str(mapping[name]))
                except KeyError:
                    result.append(self.template[at:end])
        return ''.join(result)

    #: since 3.11
    def is_valid(self):
        return all(name != '' for _, name, _, _ in self._parts())

    def get_identifiers(self):
        names = []
        for _, name, at, _ in self._parts():
            if at >= 0 and name and name not in names:
                names.append(name)
        return names
    #: end
