package object

import (
	"unicode/utf8"
	"unsafe"

	"bytewalk/internal/wtf8"
)

// NewStr gives a new str object. Text is generalized UTF-8. Most callers want
// Thread.Str.
func NewStr(text string) *Str {
	return &Str{Header: Header{Type: StrType}, Text: text}
}

// A short text that lies nowhere yet lies behind its Str.
type (
	str16 struct {
		Str
		text [16]byte
	}
	str32 struct {
		Str
		text [32]byte
	}
	str64 struct {
		Str
		text [64]byte
	}
)

// strOf gives a new str with a copy of a text: even of the empty one.
func strOf(text []byte) *Str {
	switch n := len(text); {
	case n == 0:
		return NewStr("")
	case n <= 16:
		s := &str16{Str: Str{Header: Header{Type: StrType}}}
		s.Text = unsafe.String(&s.text[0], copy(s.text[:], text))
		return &s.Str
	case n <= 32:
		s := &str32{Str: Str{Header: Header{Type: StrType}}}
		s.Text = unsafe.String(&s.text[0], copy(s.text[:], text))
		return &s.Str
	}
	if len(text) <= 64 {
		s := &str64{Str: Str{Header: Header{Type: StrType}}}
		s.Text = unsafe.String(&s.text[0], copy(s.text[:], text))
		return &s.Str
	}
	return NewStr(string(text))
}

// StrOf is Str of a copy of a text.
func (t *Thread) StrOf(text []byte) Value {
	if len(text) <= 2 {
		return t.Str(string(text))
	}
	return strOf(text).Value()
}

// asciiOf is StrOf of a text that is known to be ASCII.
func (t *Thread) asciiOf(text []byte) Value {
	if len(text) <= 1 {
		return t.Str(string(text))
	}
	s := strOf(text)
	s.Flags |= asciiText
	return s.Value()
}

// Str gives a str with a text: a new object, but for the empty string and the
// characters of latin-1, of which there is one each, as in CPython.
func (t *Thread) Str(text string) Value {
	if len(text) <= 2 {
		if len(text) == 0 {
			return t.empty.Value()
		}
		if r, n := utf8.DecodeRuneInString(text); n == len(text) && r < 256 {
			return t.Char(r)
		}
	}
	return NewStr(text).Value()
}

// Char gives the str of one code point; it may be a surrogate.
func (t *Thread) Char(r rune) Value {
	if r < 256 {
		s := t.chars[r]
		if s == nil {
			s = NewStr(string(r))
			t.chars[r] = s
			if r < 0x80 {
				t.interned[s.Text] = s
				s.Flags |= Interned
			}
		}
		return s.Value()
	}
	return NewStr(wtf8.String(r)).Value()
}

// Intern gives the thread's one str of a text.
func (t *Thread) Intern(text string) *Str {
	if s, ok := t.interned[text]; ok {
		return s
	}
	if r, n := rune(0), 0; len(text) > 0 && len(text) <= 2 {
		if r, n = wtf8.Decode(text); n == len(text) && r < 256 {
			return (*Str)(t.Char(r).Ref)
		}
	}
	s := NewStr(text)
	s.Flags |= Interned
	t.interned[text] = s
	return s
}

// InternStr gives the thread's one str of the text of s, which becomes s if there is
// none yet.
func (t *Thread) InternStr(s *Str) *Str {
	if s.Flags&Interned != 0 || s.Type != StrType {
		return s
	}
	if known, ok := t.interned[s.Text]; ok {
		return known
	}
	s.Flags |= Interned
	t.interned[s.Text] = s
	return s
}

// Len gives the number of code points.
func (s *Str) Len() int {
	if s.Flags&asciiText != 0 {
		return len(s.Text)
	}
	return s.count()
}

// count is Len of a text that is not known to be ASCII.
func (s *Str) count() int {
	if s.more != nil && !s.more.adding && s.more.length >= 0 {
		return s.more.length
	}
	n := wtf8.Len(s.Text)
	if n == len(s.Text) {
		s.Flags |= asciiText
	} else {
		s.details().length = n
	}
	return n
}

// details gives where to keep what is known of a text that is not ASCII.
func (s *Str) details() *strMore {
	if s.more == nil || s.more.adding {
		s.more = &strMore{length: -1}
	}
	return s.more
}

// IsASCII reports whether every code point is below 128.
func (s *Str) IsASCII() bool { return s.Len() == len(s.Text) }

// Runes gives the code points; the slice is the string's own and not to be changed.
func (s *Str) Runes() []rune {
	d := s.details()
	if d.wide == nil {
		d.wide = wtf8.Runes(s.Text)
	}
	return d.wide
}

// At gives the code point at an index from 0 to Len()-1.
func (s *Str) At(i int) rune {
	if s.IsASCII() {
		return rune(s.Text[i])
	}
	return s.Runes()[i]
}

// Slice gives the text of the code points from start up to, not including, stop.
func (s *Str) Slice(start, stop int) string {
	if s.IsASCII() {
		return s.Text[start:stop]
	}
	return wtf8.FromRunes(s.Runes()[start:stop])
}

// HashStr gives hash(s).
func (t *Thread) HashStr(s *Str) int64 {
	if s.hash == 0 && s.Text != "" {
		s.hash = t.Hasher.Str(s.Text)
	}
	return s.hash
}

// HashBytes gives hash(b).
func (t *Thread) HashBytes(b *Bytes) int64 {
	if b.hash == 0 {
		b.hash = t.Hasher.Bytes(b.B)
	}
	return b.hash
}
