"""A collection of string constants and functions."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits',
           'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

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


class _Lazy:
    """An attribute of Template that needs the module re: worked out when it is first asked for."""

    def __init__(self, work_out):
        self.work_out = work_out

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        value = self.work_out()
        setattr(Template, self.name, value)
        return value


def _ignore_case():
    import re
    return re.IGNORECASE


_PATTERN = r"""
    %(delim)s(?:
      (?P<escaped>%(delim)s) |  # the delimiter twice
      (?P<named>%(id)s) |       # a name
      {(?P<braced>%(bid)s)} |   # a name in braces
      (?P<invalid>)             # anything else
    )
"""


def _pattern(cls):
    import re
    pattern = cls.__dict__.get('pattern')
    if pattern is None or isinstance(pattern, _Lazy):
        pattern = _PATTERN % {'delim': re.escape(cls.delimiter), 'id': cls.idpattern,
                              'bid': cls.braceidpattern or cls.idpattern}
    return re.compile(pattern, cls.flags | re.VERBOSE)


_no_mapping = {}


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = _Lazy(_ignore_case)
    pattern = _Lazy(lambda: _pattern(Template))

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.pattern = _pattern(cls)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        at = mo.start('invalid')
        lines = self.template[:at].splitlines(keepends=True)
        column = at - len(''.join(lines[:-1])) if lines else 1
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (len(lines) or 1, column))

    def _name(self, mo):
        # The name in a match: None for none that is valid.
        name = mo.group('named') or mo.group('braced')
        if name is None and mo.group('escaped') is None and mo.group('invalid') is None:
            raise ValueError('Unrecognized named group in pattern', self.pattern)
        return name

    def _substituted(self, mapping, kws, missing, invalid):
        if mapping is _no_mapping:
            mapping = kws
        elif kws:
            from collections import ChainMap
            mapping = ChainMap(kws, mapping)

        def convert(mo):
            name = self._name(mo)
            if name is not None:
                return missing(mo, mapping, name)
            return invalid(mo) if mo.group('escaped') is None else self.delimiter
        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=_no_mapping, /, **kws):
        return self._substituted(mapping, kws, lambda mo, mapping, name: str(mapping[name]), self._invalid)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        def value(mo, mapping, name):
            try:
                return str(mapping[name])
            except KeyError:
                return mo.group()
        return self._substituted(mapping, kws, value, lambda mo: mo.group())

    #: since 3.11
    def is_valid(self):
        return all([self._name(mo) is not None or mo.group('invalid') is None
                    for mo in self.pattern.finditer(self.template)])

    def get_identifiers(self):
        names = map(self._name, self.pattern.finditer(self.template))
        return list(dict.fromkeys(name for name in names if name is not None))
    #: end


# What str.format() does, by steps that a class can change.

def _parse(text):
    """The literal texts and the fields: (text, name, format, conversion)."""
    i, end = 0, len(text)
    while i < end:
        start = i
        while i < end and text[i] not in '{}':
            i += 1
        if i == end:
            yield text[start:], None, None, None
            return
        if text[i:i + 2] in ('{{', '}}'):
            yield text[start:i + 1], None, None, None
            i += 2
            continue
        if text[i] == '}' or i + 1 == end:
            raise ValueError("Single '%s' encountered in format string" % text[i])
        i, field = _parse_field(text, i + 1)
        yield (text[start:field[3]], *field[:3])


def _parse_field(text, i):
    # A field from behind its brace on: where it ends, and (name, format, conversion, where it began).
    start, end, c = i, len(text), ''
    while i < end:
        c = text[i]
        i += 1
        if c == '{':
            raise ValueError("unexpected '{' in field name")
        if c == '[':
            at = text.find(']', i)
            i = end if at < 0 else at
        elif c in '}:!':
            break
    else:
        c = ''
    name, conversion = text[start:i - 1], None
    if c == '}':
        return i, (name, '', None, start - 1)
    if not c:
        raise ValueError("expected '}' before end of string")
    if c == '!':
        if i == end:
            raise ValueError('end of string while looking for conversion specifier')
        conversion = text[i]
        i += 1
        if i < end:
            c = text[i]
            i += 1
            if c == '}':
                return i, (name, '', conversion, start - 1)
            if c != ':':
                raise ValueError("expected ':' after conversion specifier")
    first, depth = i, 1
    while i < end:
        depth += {'{': 1, '}': -1}.get(text[i], 0)
        i += 1
        if not depth:
            return i, (name, text[first:i - 1], conversion, start - 1)
    raise ValueError("unmatched '{' in format spec")


def _as_index(text):
    return int(text) if text.isdecimal() else text


def _split_name(name):
    """The first part of a field's name, and what is looked up in it: (is an attribute, name or index)."""
    i = 0
    while i < len(name) and name[i] not in '.[':
        i += 1
    return _as_index(name[:i]), _parts(name, i)


def _parts(name, i):
    while i < len(name):
        attribute = name[i] == '.'
        if not attribute and name[i] != '[':
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        start = i = i + 1
        if attribute:
            while i < len(name) and name[i] not in '.[':
                i += 1
            part = name[start:i]
        else:
            i = name.find(']', start)
            if i < 0:
                raise ValueError("Missing ']' in format string")
            part = _as_index(name[start:i])
            i += 1
        if part == '':
            raise ValueError('Empty attribute in format string')
        yield attribute, part


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        texts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                texts.append(literal)
            if name is None:
                continue
            number = auto_arg_index
            if name == '':
                if number is False:
                    raise ValueError('cannot switch from manual field specification '
                                     'to automatic field numbering')
                name, auto_arg_index = str(number), number + 1
            elif name.isdigit():
                if number:
                    raise ValueError('cannot switch from manual field specification '
                                     'to automatic field numbering')
                auto_arg_index = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1,
                                                 auto_arg_index=auto_arg_index)
            texts.append(self.format_field(obj, spec))
        return ''.join(texts), auto_arg_index

    def get_value(self, key, args, kwargs):
        return (args if isinstance(key, int) else kwargs)[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        convert = {'s': str, 'r': repr, 'a': ascii}.get(conversion)
        if convert is None:
            raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))
        return convert(value)

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for attribute, part in rest:
            obj = getattr(obj, part) if attribute else obj[part]
        return obj, first
