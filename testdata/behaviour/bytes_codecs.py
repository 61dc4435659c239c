# encode() and decode() with every encoding and error handler.
def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


encodings = ['utf-8', 'UTF8', 'utf_8', 'U8', 'ascii', 'US-ASCII', 'latin-1', 'iso-8859-1', 'L1', 'utf-16', 'utf-16-le', 'UTF-16BE', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-8-sig', 'unicode_escape', 'raw_unicode_escape',
             'cp1252', 'windows-1252', 'cp437', 'iso8859-15', 'koi8-r', 'cp1251', 'mac-roman', 'none', '', 'rot13']
texts = ['', 'plain', 'é', 'aé€', '😀', '\ud800', 'x\udc80y', '\udfff\ud800', 'tab\t\n\\\'"', '\x00\x7f\x80\xff', 'Ж', '\ufeffbom']
handlers = ['strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'surrogateescape', 'surrogatepass']
for e in encodings:
    for text in texts:
        print(e, ascii(text), [attempt(text.encode, e, h) for h in handlers] if e in ('utf-8', 'ascii', 'latin-1', 'utf-16-le', 'utf-32-be', 'cp1252') else attempt(text.encode, e))
data = [b'', b'plain', b'\xff', b'\xc3\xa9', b'\xc3', b'a\xe2\x82', b'\xe2\x82\xac', b'\xed\xa0\x80', b'\xf0\x9f\x98\x80', b'\xf4\x90\x80\x80', b'\xc0\x80', b'\xe2(\xa1', b'\x80\x81', b'\xff\xfea\x00', b'\xfe\xff\x00a', b'a\x00b',
        b'\x00\xd8', b'\x00\xd8\x00\xdc', b'\x00\xdc', b'a\x00\x00\x00', b'\x00\x00\x00a', b'\x00\x00\x11\x00', b'\xef\xbb\xbfbom', b'\\x41\\u00e9\\n\\101', b'\\', b'\\x4', b'\\u12', b'\\U00110000', b'\\N{BULLET}', b'\\N{NO SUCH}', b'\\N{',
        b'\\\\u0041', b'\x81\x8d']
for e in encodings:
    for d in data:
        if e in ('utf-8', 'ascii', 'utf-16', 'utf-16-le', 'utf-32-le', 'unicode_escape', 'cp1252'):
            print(e, d, [ascii(attempt(d.decode, e, h)) for h in handlers if h not in ('xmlcharrefreplace', 'namereplace')])
        else:
            print(e, d, ascii(attempt(d.decode, e)))
print(attempt(b'a'.decode, 5), attempt(b'a'.decode, 'utf-8', 5), attempt('a'.encode, None), attempt('a'.encode, errors='strict'), attempt(b'a'.decode, encoding='ascii', errors='none'), attempt(b'\xff'.decode, errors='none'), attempt('a'.encode, 'utf-8', 'none'))
for f in (lambda: b'ab\xff\xfe'.decode(), lambda: 'ab\udc00\udc01c'.encode(), lambda: 'aéb'.encode('ascii'), lambda: 'a€€'.encode('latin-1'), lambda: b'a\x80'.decode('ascii'), lambda: b'a\x81'.decode('cp1252'), lambda: '€Ж'.encode('cp1252')):
    try:
        f()
    except UnicodeError as e:
        print(type(e).__name__, e.encoding, ascii(e.object), e.start, e.end, e.reason, e.args[0] == e.encoding, str(e))
print(attempt(b'\xff'.decode, 'utf-8', 'namereplace'), attempt(b'\xff'.decode, 'ascii', 'xmlcharrefreplace'))
print(str(b'abc', 'ascii'), str(b'\xff', errors='replace') == '\ufffd', str(bytearray(b'x'), 'latin-1'), str(memoryview(b'y'), 'utf-8'), attempt(str, 'a', 'utf-8'), attempt(str, 5, 'utf-8'), str(b'a'), attempt(str, b'a', 5))
