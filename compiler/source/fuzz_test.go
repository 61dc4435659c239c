package source_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"bytewalk/compiler/source"
)

// FuzzDecode: whatever the bytes, the answer is text whose places can be found and
// found again, or a *source.DecodeError with a place in the file.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{
		"", "x = 1\r\ny = 2\rz", "\xef\xbb\xbfx", "\xef\xbb\xbf# coding: latin-1\n", "# -*- coding: utf-8 -*-\n\xff", "#!/bin/sh\n# vim: set fileencoding=cp1252 :\n\x80\x81",
		"# coding: shift_jis\n\x83\x5c\x83", "# coding: utf-16\nx", "# coding: utf-7\n+AOk-", "# coding: nothing\n", "\xff\xfex\x00", "x\x00", "# coding: gb18030\n\x81\x30\x81\x30",
		"# coding: iso2022_jp\n\x1b$B$\"", "# coding: euc_kr\n\xb0\xa1", "# coding: big5\n\xa4\x40", "# coding: hz\n~{", "# coding: raw_unicode_escape\n\\u1234", "# coding: rot13\n",
		"# coding: utf-8-sig\nx", "# coding: cp037\n", "# coding: koi8-r\n\xc1", "\n\n# coding: latin-1\n\xe9", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\u2028b",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, err := source.Decode("fuzz.py", raw)
		if err != nil {
			var e *source.DecodeError
			if !errors.As(err, &e) || e.Type == "" || e.Message == "" {
				t.Fatalf("%T: %v", err, err)
			}
			if e.Line < 0 || e.Line > 1+strings.Count(string(raw), "\n")+strings.Count(string(raw), "\r") {
				t.Fatalf("the error is in line %d", e.Line)
			}
			return
		}
		if strings.ContainsAny(file.Text, "\r") || !utf8.ValidString(file.Text) {
			t.Fatalf("the text is %q", file.Text)
		}
		if n := 16*len(raw) + 16; len(file.Text) > n {
			t.Fatalf("%d bytes became %d", len(raw), len(file.Text))
		}
		lines := make([]string, file.Lines())
		for i := range lines {
			lines[i] = file.Line(i + 1)
		}
		if got := strings.Join(lines, "\n"); got != file.Text {
			t.Fatalf("the lines are %q, the text %q", got, file.Text)
		}
		for _, at := range []int{0, len(file.Text) / 3, len(file.Text) / 2, len(file.Text)} {
			if got := file.Offset(file.PosAt(at)); got != at {
				t.Fatalf("the place of %d is that of %d", at, got)
			}
			file.RuneColumn(file.PosAt(at))
		}
	})
}
