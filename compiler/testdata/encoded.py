"""Answers how CPython reads encoded files: JSON, a case an entry.

Run by gen_encoded.go in each version. Each file is read in two ways: as a script that
the interpreter is started with, and as bytes by compile(), which is what import does.
"""
import base64
import json
import os
import subprocess
import sys
import tempfile
import warnings

E = 'é'.encode()


def cases():
    """Yields (label, bytes)."""
    bom = b'\xef\xbb\xbf'
    yield 'plain', "s = 'é日'\n".encode()
    yield 'empty', b''
    yield 'bom alone', bom
    yield 'bom', bom + "s = 'é'\n".encode()
    yield 'bom twice', bom + bom + b"s = 1\n"
    yield 'bom in line 2', b"s = 1\n" + bom + b"t = 2\n"
    for cut in (b'\xef', b'\xef\xbb', b'\xef\xbb\x20', b'\xfe\xff', b'\xff\xfe'):
        yield 'cut bom %r' % cut, cut + b"s = 1\n"
        yield 'cut bom alone %r' % cut, cut
    # Cookies that are not met by the bytes, or by the mark.
    for name in ('utf-8', 'utf8', 'UTF-8', 'utf_8', 'u8', 'utf-8-sig', 'utf_8_sig', 'latin-1', 'ascii', 'cp65001', 'nonsense', 'utf-8-unix', 'utf-16'):
        yield 'bom and %s' % name, bom + b"# coding: " + name.encode() + b"\ns = 'a'\n"
        yield 'bom, é and %s' % name, bom + b"#\n# coding: " + name.encode() + b"\ns = '" + E + b"'\n"
    # Spellings of names, with text that Latin-1 and UTF-8 read in different ways.
    for name in ('latin-1', 'Latin-1', 'LATIN_1', 'latin1', 'l1', 'iso-8859-1', 'ISO_8859-1', 'iso8859-1', 'iso-latin-1', 'iso-latin-1-unix',
                 'latin-1-dos', 'latin_1_x', 'iso-8859-1-foo', 'latin-1foo', 'utf-8', 'UTF8', 'utf_8', 'utf-8-mac', 'utf-8mac', 'utf8-unix', 'U8', 'cp65001',
                 'utf-8-sig', 'utf_8_sig', 'UTF-8-SIG', 'utf', 'cp819', 'L1', '8859', 'iso-8859-15', 'iso8859_15', 'ISO-8859-15', 'latin9', 'latin-9', 'l9', 'cp1252', 'CP1252',
                 'windows-1252', 'windows_1252', '1252', 'cp.1252', 'mac-roman', 'macroman', 'koi8-r', 'KOI8_R', 'koi8.r', 'cp437', '437', 'ibm437', 'cp037', 'cp500', 'ebcdic-cp-us',
                 'cp1140', 'cp273', 'cp875', 'cp1026', 'tis-620', 'ptcp154', 'hp-roman8', 'kz1048', 'cp720', 'cp858', 'cp1125', 'us-ascii', 'ASCII', '646', 'ansi_x3.4_1968',
                 'utf-7', 'utf-16', 'utf-16-le', 'utf-16be', 'utf-32', 'utf-32-le', 'idna', 'punycode', 'unicode_escape', 'unicode-escape', 'raw_unicode_escape', 'undefined', 'mbcs', 'oem',
                 'rot13', 'rot_13', 'rot-13', 'base64', 'base64_codec', 'hex', 'hex_codec', 'zlib', 'bz2', 'uu', 'quopri', 'charmap', 'palmos', 'string_escape', 'unicode_internal',
                 'aliases', '__init__', 'no-such-codec', '-', '.', '_', 'a.b', '..', 'utf-8.', 'utf.8', 'utf--8', 'latin--1', 'x' * 30, 'x' * 300,
                 'gbk', 'gb2312', 'gb18030', 'hz', 'big5', 'big5hkscs', 'cp950', 'cp936', 'ms936', 'euc_jp', 'eucjp', 'euc-jp', 'ujis', 'euc_jis_2004', 'euc_jisx0213',
                 'shift_jis', 'sjis', 'shift-jis', 'ms_kanji', 'cp932', 'shift_jis_2004', 'shift_jisx0213', 'iso2022_jp', 'iso-2022-jp', 'iso2022_jp_1', 'iso2022_jp_2',
                 'iso2022_jp_2004', 'iso2022_jp_3', 'iso2022_jp_ext', 'iso2022_kr', 'euc_kr', 'cp949', 'johab', 'uhc', 'ks_c-5601'):
        yield 'named %s' % name[:40], b"# -*- coding: " + name.encode() + b" -*-\ns = '" + E + b"'\n"
        yield 'ascii in %s' % name[:40], b"# -*- coding: " + name.encode() + b" -*-\ns = 'ab'\n"
    # Text in its own encoding, valid and cut.
    texts = {'cp1251': 'яЯ', 'koi8-r': 'яЯ', 'iso-8859-7': 'αω', 'cp1253': 'αω', 'cp1255': 'אב', 'cp874': 'กข', 'iso-8859-15': '€é', 'cp1252': '€é',
             'gbk': '日本漢字€' , 'gb2312': '日本国', 'gb18030': '日本漢字€😀', 'hz': '日本国', 'big5': '日本漢字', 'big5hkscs': '日本漢字', 'cp950': '日本漢字', 'euc_jp': '日本漢字',
             'euc_jis_2004': '日本漢字', 'shift_jis': '日本漢字', 'cp932': '日本漢字①', 'shift_jis_2004': '日本漢字', 'iso2022_jp': '日本漢字', 'iso2022_jp_2': '日本漢字é',
             'iso2022_jp_3': '日本漢字', 'iso2022_kr': '한국어', 'euc_kr': '한국어', 'cp949': '한국어뷁', 'johab': '한국어뷁', 'utf-7': '日本é'}
    for name, text in sorted(texts.items()):
        try:
            raw = text.encode(name)
        except UnicodeEncodeError:
            raw = text[:-1].encode(name)
        head = b"# coding: " + name.encode() + b"\n"
        yield 'text in %s' % name, head + b"s = '" + raw + b"'\n"
        yield 'comment in %s' % name, head + b"s = 1 # " + raw + b"\nt = '" + raw + b"'\n"
        yield 'cut text in %s' % name, head + b"s = 1\ns = '" + raw[:-1] + b"'\n"
        yield 'text at end in %s' % name, head + b"s = 1 # " + raw[:-1]
        yield 'bad byte in %s' % name, head + b"s = 1\n\n# \xff\xff\nt = 2\n"
        yield 'bad byte \\x81 in %s' % name, head + b"s = 'a\x81\x30'\n"
        yield 'bad byte \\xa0 in %s' % name, head + b"s = 'a\xa0\x7f'\n"
        if raw.isascii() is False:
            yield 'name in %s' % name, head + raw[:-1] + b" = 1\ns = 2\n"
    # Where a cookie counts.
    latin = b"s = '\xe9'\n"
    wrong = b"# coding: latin-1\n"
    for label, before in [('line 1', b''), ('line 2', b'\n'), ('line 2 after comment', b'#!/usr/bin/python\n'), ('line 3', b'\n\n'), ('after code', b'x = 1\n'),
                          ('after blanks', b' \t\f\n'), ('after form feed', b'\f\n'), ('after string', b"'''\n"), ('after CR', b'\r'), ('after CRLF', b'\r\n'),
                          ('after backslash', b'\\\n'), ('after comment and CR', b'# x\r'), ('after bracket', b'(\n')]:
        yield 'cookie ' + label, before + wrong + latin
    for label, line in [('indented', b'   # coding: latin-1'), ('form feed', b'\f# coding: latin-1'), ('tab', b'\t# coding: latin-1'), ('behind code', b'x = 1 # coding: latin-1'),
                        ('vim', b'# vim: set fileencoding=latin-1 :'), ('emacs', b'# -*- mode: python; coding: latin-1 -*-'), ('equals', b'# coding=latin-1'),
                        ('space before colon', b'# coding : latin-1'), ('no space', b'#coding:latin-1'), ('two spaces', b'# coding:  \t latin-1'), ('capital', b'# Coding: latin-1'),
                        ('encoding', b'# encoding: latin-1'), ('xcoding', b'#xxcoding:latin-1'), ('quoted', b'# coding: "latin-1"'), ('empty', b'# coding:'), ('only blanks', b'# coding:   '),
                        ('two', b'# coding: coding: latin-1'), ('two names', b'# coding: latin-1 coding: nonsense'), ('then bad', b'# coding: "x" coding: latin-1'), ('semicolon', b'# coding: latin-1;'),
                        ('comma', b'# coding: latin-1, x'), ('non-ascii before', b'# \xe9 coding: latin-1'), ('non-ascii behind', b'# coding: latin-1 \xe9'), ('non-ascii in', b'# coding: latin\xe9-1'),
                        ('string', b"'coding: latin-1'"), ('form feed between', b'# coding:\flatin-1'), ('colon equals', b'# coding:=latin-1'), ('CR', b'# coding: latin-1\r'), ('no line end', b'# coding: latin-1')]:
        yield 'cookie %s' % label, line + b'\n' + latin
        yield 'cookie %s in line 2' % label, b'#\n' + line + b'\n' + latin
    yield 'two cookies', b'# coding: latin-1\n# coding: utf-8\n' + latin
    yield 'two cookies, second in comment', b'# coding: utf-8\n# coding: latin-1\n' + latin
    yield 'only a cookie', b'# coding: latin-1'
    yield 'only a bad cookie', b'# coding: nonsense'
    yield 'bad cookie in line 2', b'#\n# coding: nonsense\n'
    yield 'bad cookie without line end in line 2', b'#\n# coding: nonsense'
    yield 'cookie in line 2 without line end', b'# \xe9\n# coding: latin-1'
    # Bytes that are not UTF-8, without a cookie and with that of UTF-8.
    bad = [b'\xe9', b'\xff', b'\x80', b'\xc0\x80', b'\xc1\xbf', b'\xe0\x80\x80', b'\xed\xa0\x80', b'\xf0\x80\x80\x80', b'\xf4\x90\x80\x80', b'\xf5\x80\x80\x80', b'\xe6\x97', b'\xe6', b'\xf0\x9f\x98', b'\xc3']
    for cookie in (b'', b'# coding: utf-8\n', bom, b'# coding: utf8\n', b'# coding: ascii\n', b'# coding: utf-8-sig\n'):
        some = bad if cookie in (b'', b'# coding: utf-8\n') else bad[:2]
        for b in some:
            yield '%r in string after %r' % (b, cookie), cookie + b"s = 'ab" + b + b"'\n"
        for b in some[:4] + some[10:11]:
            yield '%r in comment after %r' % (b, cookie), cookie + b"s = 1\n# x " + b + b"\nt = 2\n"
            yield '%r in name after %r' % (b, cookie), cookie + b"s = 1\nabc" + b + b" = 2\n"
            yield '%r alone after %r' % (b, cookie), cookie + b"s = 1\n" + b + b"\n"
            yield '%r in bytes after %r' % (b, cookie), cookie + b"s = 1\nt = b'a" + b + b"'\n"
            yield '%r in long string after %r' % (b, cookie), cookie + b"s = '''a\n\n " + E + b + b"'''\n"
            yield '%r after an error after %r' % (b, cookie), cookie + b"s = = 1\n# x " + b + b"\n"
            yield '%r in the line of an error after %r' % (b, cookie), cookie + b"s = = 1 # x " + b + b"\n"
            yield '%r before an error after %r' % (b, cookie), cookie + b"# x " + b + b"\ns = = 1\n"
            yield '%r in f-string after %r' % (b, cookie), cookie + b"s = f'a" + b + b"{1}'\n"
            yield '%r in raw string after %r' % (b, cookie), cookie + b"s = r'a\\" + b + b"'\n"
            yield '%r behind a backslash after %r' % (b, cookie), cookie + b"s = 'a\\" + b + b"'\n"
            yield '%r in brackets after %r' % (b, cookie), cookie + b"s = (1,\n2, " + b + b")\n"
            yield '%r at the end after %r' % (b, cookie), cookie + b"s = 1 # " + b
            yield '%r in open string after %r' % (b, cookie), cookie + b"s = 'a" + b + b"\n"
            yield '%r after open bracket after %r' % (b, cookie), cookie + b"s = (\nt = 1 # " + b + b"\n"
            yield '%r in line 1 after %r' % (b, cookie), cookie + b"# " + b + b"\ns = 1\n"
    # Null bytes.
    for raw in (b'\0', b's = 1\0\n', b's = 1\n\0', b's = 1\n\0\n', b"s = 'a\0b'\n", b"s = '''a\0\nb'''\n", b'# a\0b\ns = 1\n', b's = 1\n# \0', b'x\0y = 1\n', b's = = 1\n\0\n', b's = 1 \\\0\n2\n',
                b'# coding: latin-1\ns = 1\n\0', b'# coding: latin-1\ns = "\xe9\0"\n', b'# coding: utf-8\ns = 1\0\n', bom + b's = 1\0\n', b'\0# coding: latin-1\n', b'# coding: latin-1\0\ns = 1\n', b's = (1,\0\n2)\n', b'\xe9\0\n', b'\0\xe9\n', b's\0 = (\n'):
        yield 'null in %r' % raw, raw
    # Line ends.
    for raw in (b's = 1\rt = 2\r', b's = 1\r\nt = 2\r\n', b"s = 'a\rb'\n", b"s = '''a\rb\r\nc\nd\r\r\ne'''\n", b's = 1 \\\r\n+ 2\r\n', b's = 1 \\\r+ 2\r', b's = 1\r', b's = 1\r\n', b'\r\r\ns = 1', b"s = 'a\\\rb'\n",
                b"s = 'a\\\r\nb'\n", b'# coding: latin-1\rs = "\xe9"\r', b'# coding: latin-1\r\ns = """\xe9\r\n\r"""\r\n', b'# coding: cp1252\r\ns = """\x85\r"""', b's = 1\x0b\n', b's = 1\x0c\n', b's = 1\x1a\n', b'if 1:\r\n\ts = 2\r\n        t = 3\r\n', b'\x0c  s = 1\n',
                b's = "\x85\xc2\x85"\n', 's = "a\u2028b"\n'.encode(), 's = 1\u2028t = 2\n'.encode(), b'# coding: latin-1\ns = 1 # a\x85b\nt = 2\n', b'# coding: latin-1\ns = """a\x0bb\x0cc\x1cd\x1ee\x85f"""\n', b"# coding: utf-8-sig\ns = 'a\x0cb' # \xe2\x80\xa8\nt = = 1\n",
                b'# coding: latin-1\n# \x85 s = = 1\nt = = 2\n', b's = 1 \\\n', b's = 1 \\', b'# coding: latin-1\ns = 1 \\', b'# coding: latin-1\ns = """a', b"s = '''a\n\n", b'(s = (\n', b'# coding: latin-1\ns = (\n\n',
                b's = (\r\n', b"s = '''a\r\n", b's = \\\r\n', b's = [\r\n\r\n', b's = (\r', b's = (\n\r\n', b'# coding: latin-1\r\ns = (\r\n'):
        yield 'lines of %r' % raw, raw
    # More than a block of the reader behind the beginning.
    filler = b'# ' + b'x' * 97 + b'\n'
    for cookie in (b'', b'# coding: ascii\n', b'# coding: euc_jp\n', b'# coding: utf-8\n', b'# coding: cp1252\n'):
        for lines in (1, 79, 84, 170):
            yield 'far byte after %r and %d lines' % (cookie, lines), cookie + filler * lines + b's = "\xff\x81"\n'
            yield 'far byte behind an error after %r and %d lines' % (cookie, lines), cookie + b's = = 1\n' + filler * lines + b's = "\xff\x81"\n'
    # Encoded text in an error's place.
    for name, text in (('latin-1', 'é'), ('cp1251', 'я'), ('gbk', '日'), ('utf-8', '日é'), ('shift_jis', '日ｱ')):
        raw = text.encode(name)
        head = b"# coding: " + name.encode() + b"\n"
        for label, line in (('error behind', b"s = '" + raw + b"' 1\n"), ('error in name', raw + b" $ = 1\n"), ('bytes literal', b"s = b'" + raw + b"'\n"), ('open string', b"s = '" + raw + b"\n"),
                            ('unknown escape', b"s = '" + raw + b"\\N{x}'\n"), ('character', b"s = \xa1" + raw + b"\n")):
            yield '%s in %s' % (label, name), head + line


FIELDS = 'msg lineno offset end_lineno end_offset text'.split()

HOOK = r'''
import atexit, json, sys
sys.dont_write_bytecode = True
def told(type, value, traceback):
    fields = 'msg lineno offset end_lineno end_offset text'.split()
    found = [type.__name__] + [getattr(value, f, None) for f in fields] if issubclass(type, SyntaxError) else [type.__name__, str(value)]
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    global failed
    failed = True
failed = False
sys.excepthook = told
@atexit.register
def end():
    import __main__
    if not failed:
        print(json.dumps(['', ascii(getattr(__main__, 's', None))]))
'''


def script(raw):
    with open('case.py', 'wb') as f:
        f.write(raw)
    env = dict(os.environ, PYTHONPATH='hook', PYTHONWARNINGS='ignore')
    run = subprocess.run([sys.executable, 'case.py'], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    try:
        # Newer versions give the script's whole path.
        return json.loads(run.stdout.replace((os.getcwd() + '/').encode(), b''))
    except ValueError:
        return ['', run.stdout.decode('latin-1'), run.stderr.decode('latin-1')]


def by_bytes(raw):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            code = compile(raw, 'case.py', 'exec', dont_inherit=True)
    except SyntaxError as e:
        return [type(e).__name__] + [getattr(e, f, None) for f in FIELDS]
    except Exception as e:
        return [type(e).__name__, str(e)]
    space = {}
    try:
        exec(code, space)
    except Exception as e:
        return ['', '', type(e).__name__ + ': ' + str(e)]
    return ['', ascii(space.get('s'))]


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir('hook')
        with open('hook/sitecustomize.py', 'w') as f:
            f.write(HOOK)
        out, seen = [], set()
        for label, raw in cases():
            if raw in seen:
                continue
            seen.add(raw)
            out.append({'name': label, 'raw': base64.b64encode(raw).decode(), 'script': script(raw), 'bytes': by_bytes(raw)})
        os.chdir('/')
    json.dump(out, sys.stdout)


main()
