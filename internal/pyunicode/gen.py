"""Prints what this CPython's str methods and unicodedata say of every character.

Run by gen.go; the answer is JSON of gen.go's type answer.
"""
import array
import base64
import ctypes
import hashlib
import json
import sys
import unicodedata

FLAGS = ('alpha decimal digit numeric lower upper title space printable start continue_ '
         'cased ignorable linebreak assigned ideograph').split()
COMPUTED = ('CJK UNIFIED IDEOGRAPH-', 'HANGUL SYLLABLE ')


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
        cased=cased, ignorable=ignorable, linebreak=len(('a' + c + 'b').splitlines()) == 2,
        assigned=unicodedata.category(c) != 'Cn',
        ideograph=unicodedata.name(c, '').startswith(COMPUTED[0]))
    return sum(bool(values[name]) << i for i, name in enumerate(FLAGS))


def mapped(c, to):
    """A difference, or a longer text."""
    return ord(to) - ord(c) if len(to) == 1 else to


def aliases():
    """The aliases, which unicodedata keeps under numbers of private characters."""
    capsule = getattr(unicodedata, '_ucnhash_CAPI', None) or unicodedata.ucnhash_CAPI
    api = ctypes.pythonapi
    api.PyCapsule_GetName.restype, api.PyCapsule_GetName.argtypes = ctypes.c_char_p, [ctypes.py_object]
    api.PyCapsule_GetPointer.restype = ctypes.c_void_p
    api.PyCapsule_GetPointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
    fields = ctypes.cast(api.PyCapsule_GetPointer(capsule, api.PyCapsule_GetName(capsule)),
                         ctypes.POINTER(ctypes.c_void_p))
    arguments = [ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int]
    if capsule is getattr(unicodedata, '_ucnhash_CAPI', None):
        name = ctypes.PYFUNCTYPE(ctypes.c_int, *arguments)(fields[0])
    else:
        with_self = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.py_object, *arguments)(fields[1])
        name = lambda *args: with_self(None, *args)
    found = {}
    for number in range(0xf0000, 0xf0200):
        buffer = ctypes.create_string_buffer(256)
        if name(number, buffer, 256, 1):
            alias = buffer.value.decode()
            found[alias] = ord(unicodedata.lookup(alias))
    return found


def main():
    records, characters = {}, array.array('H')
    names, digests = {}, {}
    hashes = {'characters': hashlib.sha256(), 'names': hashlib.sha256()}
    for i in range(sys.maxunicode + 1):
        c = chr(i)
        lower = c.lower() if c != '\u03a3' else '\u03c3'
        record = (flags(c), unicodedata.decimal(c, -1), mapped(c, c.upper()), mapped(c, lower),
                  mapped(c, c.title()), mapped(c, c.casefold()))
        characters.append(records.setdefault(record, len(records)))
        name = unicodedata.name(c, '')
        if name:
            hashes['names'].update(('%X %s\n' % (i, name)).encode())
            if not name.startswith(COMPUTED):
                names[name] = i
        texts = [t.encode('utf-8', 'surrogatepass').hex() for t in (c.upper(), lower, c.title(), c.casefold())]
        hashes['characters'].update(('%X %d %d %s\n' % (i, record[0], record[1], ' '.join(texts))).encode())
    major, minor, _ = unicodedata.unidata_version.split('.')
    also = aliases()
    hashes['aliases'] = hashlib.sha256(''.join('%X %s\n' % (also[a], a) for a in sorted(also)).encode())
    json.dump({
        'unicode': int(major) * 100 + int(minor),
        'records': list(records),
        'characters': base64.b64encode(characters.tobytes()).decode(),
        'names': names,
        'aliases': also,
        'digests': {k: h.hexdigest() for k, h in hashes.items()},
    }, sys.stdout)


main()
