package source

import (
	"errors"
	"fmt"
	"testing"

	"bytewalk/internal/oracle"
)

func TestPositions(t *testing.T) {
	f := NewFile("f.py", "ab\r\né = 1\rx")
	if f.Text != "ab\né = 1\nx" || f.Lines() != 3 || f.Line(2) != "é = 1" || f.Line(3) != "x" || f.Line(4) != "" || f.Line(0) != "" {
		t.Errorf("text %q, %d lines", f.Text, f.Lines())
	}
	for offset := range len(f.Text) + 1 {
		if got := f.Offset(f.PosAt(offset)); got != offset {
			t.Errorf("Offset(PosAt(%d)) = %d", offset, got)
		}
	}
	span := Span{Pos{2, 0}, Pos{3, 1}}
	if got := f.Slice(span); got != "é = 1\nx" {
		t.Errorf("Slice gives %q", got)
	}
	if got := f.RuneColumn(Pos{2, 3}); got != 2 {
		t.Errorf("RuneColumn gives %d", got)
	}
	if !span.Contains(Pos{2, 4}) || span.Contains(Pos{3, 1}) || span.Contains(Pos{1, 1}) {
		t.Error("Contains")
	}
	if got := f.ProgramText(1) + f.ProgramText(3); got != "ab\nx" {
		t.Errorf("ProgramText gives %q", got)
	}
}

// decodeServer runs a file and gives the last line of what CPython says of it, or
// the characters of the string s that the file defines.
const decodeServer = `
import base64, os, subprocess, sys, tempfile
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
def handle(raw):
    with open("decode.py", "wb") as f:
        f.write(base64.b64decode(raw) + b"\nprint(ascii(s))\n")
    run = subprocess.run([sys.executable, "decode.py"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return (run.stdout or run.stderr.splitlines()[-1]).decode()
`

func TestDecode(t *testing.T) {
	server := oracle.Serve(t, "3.8", decodeServer)
	for _, c := range []struct {
		raw string
		s   string // what s is, "" for an error
	}{
		{"s = 'é'", "é"},
		{"\xef\xbb\xbfs = 'é'", "é"},
		{"\xef\xbb\xbf# coding: utf-8\ns = 'é'", "é"},
		{"\xef\xbb\xbf# coding: latin-1\ns = 'é'", ""},
		{"\xef\xbb\xbf# coding: utf8\ns = 'é'", ""},
		{"# coding: latin-1\ns = '\xe9'", "é"},
		{"# -*- coding: iso-8859-15 -*-\ns = '\xa4'", "€"},
		{"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\ns = '\x80'", "€"},
		{"\n# coding: koi8-r\ns = '\xc1'", "а"},
		{"x = 1\n# coding: latin-1\ns = '\xc3\xa9'", "é"},
		{"\n\n# coding: latin-1\ns = '\xc3\xa9'", "é"},
		{"'''\n# coding: latin-1'''\ns = '\xc3\xa9'", "é"},
		{"# coding=UTF_8-unix\ns = 'é'", "é"},
		{"# Coding: latin-1\ns = 'é'", "é"},
		{"# coding : latin-1\ns = 'é'", "é"},
		{"# coding: euc-jp\ns = '\xc6\xfc'", "日"},
		{"# coding: shift_jis\ns = '\x93\xfa'", "日"},
		{"# coding: gbk\ns = '\xc8\xd5'", "日"},
		{"# coding: big5\ns = '\xa4\xe9'", "日"},
		{"# coding: euc_kr\ns = '\xec\xed'", "日"},
		{"# coding: no-such-codec\ns = 1", ""},
		{"s = '\xe9'", ""},
		{"\n\ns = 'ab' # \xff", ""},
		{"# coding: ascii\r\ns = 'a'\r\n", "a"},
	} {
		var want string
		if err := server.Ask([]byte(c.raw), &want); err != nil {
			t.Fatal(err)
		}
		f, err := Decode("decode.py", []byte(c.raw))
		if c.s == "" {
			if err == nil || err.Error() != want {
				t.Errorf("%q: error %v, want %s", c.raw, err, want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v, want %s", c.raw, err, want)
			continue
		}
		if want != fmt.Sprintf("%+q\n", c.s) && want != "'"+fmt.Sprintf("%+q", c.s)[1:len(fmt.Sprintf("%+q", c.s))-1]+"'\n" && want != fmt.Sprintf("'\\x%02x'\n", []rune(c.s)[0]) {
			t.Errorf("%q: CPython reads %s, the test says %q", c.raw, want, c.s)
		}
		if got := f.Text; !contains(got, "'"+c.s+"'") {
			t.Errorf("%q: decoded as %q, want %s", c.raw, got, c.s)
		}
	}
}

func contains(text, part string) bool {
	for i := 0; i+len(part) <= len(text); i++ {
		if text[i:i+len(part)] == part {
			return true
		}
	}
	return false
}

// codecServer gives for each byte from 128 its character, or -1.
const codecServer = `
def handle(name):
    out = []
    for byte in range(128, 256):
        try:
            out.append(ord(bytes([byte]).decode(name)))
        except UnicodeDecodeError:
            out.append(-1)
    return out
`

// TestCodecs compares all codecs of one byte, byte by byte.
func TestCodecs(t *testing.T) {
	server := oracle.Serve(t, "3.8", codecServer)
	for name := range charmaps {
		var want []int
		if err := server.Ask(name, &want); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, r := range want {
			text, err := decodeOne(name, byte(128+i))
			if r < 0 && err == nil || r >= 0 && (err != nil || text != string(rune(r))) {
				t.Errorf("%s: byte %#x is %q (%v), want %#x", name, 128+i, text, err, r)
			}
		}
	}
}

func TestNullByte(t *testing.T) {
	if _, err := Decode("f.py", []byte("x\x00")); err == nil || err.Error() != "ValueError: source code string cannot contain null bytes" {
		t.Errorf("got %v", err)
	}
}

func decodeOne(name string, b byte) (string, error) {
	c, _, err := findCodec(name)
	if err != nil {
		return "", errors.New(err.message)
	}
	text, _, bad := c([]byte{b}, true)
	if bad != nil {
		return "", bad
	}
	return text, nil
}
