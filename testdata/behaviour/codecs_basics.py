# The module codecs: encode, decode, marks, and error handlers of the program's own.
import codecs


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


print(codecs.encode('aé', 'utf-8'), codecs.encode('aé'), codecs.encode('é', 'latin-1'), codecs.decode(b'\xc3\xa9', 'utf-8'), codecs.decode(b'\xe9', 'latin-1', 'strict'), codecs.encode('€', 'ascii', 'replace'))
print(codecs.encode('Hello, World', 'rot13'), codecs.decode('Uryyb', 'rot_13'), codecs.encode(b'\x01\xff', 'hex'), codecs.decode(b'01ff', 'hex'))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM)
print(codecs.lookup('utf8').name, codecs.lookup('ASCII').name, codecs.lookup('latin1').name, codecs.lookup('UTF-16').name, attempt(codecs.lookup, 'nothing'))
print(codecs.getencoder('utf-8')('é'), codecs.getdecoder('ascii')(b'abc'), attempt(codecs.encode, 'é', 'ascii'), attempt(codecs.decode, b'\xff', 'utf-8'), attempt(codecs.encode, 'a', 'nothing'))


def brackets(error):
    part = error.object[error.start:error.end]
    print('handler', type(error).__name__, error.encoding, error.start, error.end, error.reason, ascii(part))
    return '[%s]' % ','.join('%x' % (c if isinstance(c, int) else ord(c)) for c in part), error.end


codecs.register_error('brackets', brackets)
print('aé€b'.encode('ascii', 'brackets'), 'x€y'.encode('latin-1', 'brackets'), '\ud800'.encode('utf-8', 'brackets'))
print(b'ab\xff\xfec'.decode('utf-8', 'brackets'), b'\x80'.decode('ascii', 'brackets'), codecs.lookup_error('brackets') is brackets)


def back(error):
    return 'b', error.end - len(error.object)


codecs.register_error('negative', back)
codecs.register_error('beyond', lambda e: ('x', 100))
codecs.register_error('wrong', lambda e: 'text')
codecs.register_error('number', lambda e: (5, e.end))
codecs.register_error('bytes', lambda e: (b'\x00\x01', e.end))
codecs.register_error('outside', lambda e: ('é', e.end))
for name in ('negative', 'beyond', 'wrong', 'number', 'bytes', 'outside', 'missing'):
    print(name, attempt('aéb'.encode, 'ascii', name), attempt(b'a\xffb'.decode, 'ascii', name))
print(attempt(codecs.register_error, 5, brackets), attempt(codecs.register_error, 'x', 5), attempt(codecs.lookup_error, 'unknown'), callable(codecs.lookup_error('strict')))
for name in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace'):
    print(name, codecs.lookup_error(name)(UnicodeEncodeError('ascii', 'aéb', 1, 2, 'reason')))
