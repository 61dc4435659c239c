"""Python Codec Registry: the encodings that str.encode() and bytes.decode() know, and error handlers."""

import builtins
import sys
from _codecs import _encode, _decode, _name, _register_error, _registered

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE


def _rot13(text):
    out = []
    for c in text:
        base = 65 if 'A' <= c <= 'Z' else 97 if 'a' <= c <= 'z' else 0
        out.append(chr((ord(c) - base + 13) % 26 + base) if base else c)
    return ''.join(out)


def _plain(encoding):
    if not isinstance(encoding, str):
        raise TypeError("encode() argument 'encoding' must be str, not " + type(encoding).__name__)
    return encoding.lower().replace('-', '').replace('_', '').replace(' ', '')


def encode(obj, encoding='utf-8', errors='strict'):
    """Encodes obj using the codec registered for encoding."""
    kind = _plain(encoding)
    if kind == 'rot13':
        return _rot13(obj)
    if kind in ('hex', 'hexcodec'):
        return bytes(obj).hex().encode()
    return _encode(obj, encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    """Decodes obj using the codec registered for encoding."""
    kind = _plain(encoding)
    if kind == 'rot13':
        return _rot13(obj)
    if kind in ('hex', 'hexcodec'):
        return bytes.fromhex(bytes(obj).decode('ascii'))
    return _decode(obj, encoding, errors)


class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


_names = {'latin-1': 'iso8859-1', 'unicode_escape': 'unicode-escape', 'raw_unicode_escape': 'raw-unicode-escape'}


def lookup(encoding):
    """Looks up a codec tuple in the Python codec registry and returns a CodecInfo object."""
    name = _name(encoding)
    if name is None:
        raise LookupError('unknown encoding: ' + encoding)

    def encoder(input, errors='strict'):
        return _encode(input, name, errors), len(input)

    def decoder(input, errors='strict'):
        return _decode(input, name, errors), len(input)
    return CodecInfo(encoder, decoder, name=_names.get(name, name))


def getencoder(encoding):
    """Lookup up the codec for the given encoding and return its encoder function."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Lookup up the codec for the given encoding and return its decoder function."""
    return lookup(encoding).decode


def strict_errors(error):
    """Implements the 'strict' error handling, which raises a UnicodeError on coding errors."""
    if isinstance(error, BaseException):
        raise error
    raise TypeError('codec must pass exception instance')


def ignore_errors(error):
    """Implements the 'ignore' error handling, which ignores malformed data and continues."""
    return '', error.end


def replace_errors(error):
    """Implements the 'replace' error handling, which replaces malformed data with a replacement marker."""
    if isinstance(error, UnicodeEncodeError):
        return '?' * (error.end - error.start), error.end
    return '\ufffd', error.end


def backslashreplace_errors(error):
    """Implements the 'backslashreplace' error handling."""
    part = error.object[error.start:error.end]
    if isinstance(error, UnicodeDecodeError):
        return ''.join('\\x%02x' % c for c in part), error.end
    return part.encode('ascii', 'backslashreplace').decode('ascii'), error.end


def xmlcharrefreplace_errors(error):
    """Implements the 'xmlcharrefreplace' error handling."""
    return error.object[error.start:error.end].encode('ascii', 'xmlcharrefreplace').decode('ascii'), error.end


def namereplace_errors(error):
    """Implements the 'namereplace' error handling."""
    return error.object[error.start:error.end].encode('ascii', 'namereplace').decode('ascii'), error.end


_handlers = {'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors, 'backslashreplace': backslashreplace_errors,
             'xmlcharrefreplace': xmlcharrefreplace_errors, 'namereplace': namereplace_errors}


def register_error(errors, handler):
    """Register the specified error handler under the name errors."""
    _register_error(errors, handler)


def lookup_error(name):
    """Return the error handler for the specified error handling name."""
    handler = _registered(name) or _handlers.get(name)
    if handler is None:
        raise LookupError("unknown error handler name '%s'" % name)
    return handler


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Open an encoded file using the given mode."""
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    return builtins.open(filename, mode.replace('b', ''), buffering, encoding, errors, '')
