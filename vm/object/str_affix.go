package object

import "strings"

// removeAffix is removeprefix() and removesuffix() of str, bytes and bytearray (PEP 616).
func removeAffix(name string, cut func(s, affix string) string) Method {
	return oneArg(name, func(t *Thread, self, affix Value) (Value, error) {
		if self.Has(LayoutStr) {
			if !affix.IsStr() {
				return Null, t.Errorf(TypeError, "%s() argument must be str, not %s", name, affix.Type().Name)
			}
			s := cut(self.Str().Text, affix.Str().Text)
			if s == self.Str().Text && self.Type() == StrType {
				return self, nil
			}
			return t.Str(s), nil
		}
		a, err := t.bytesArg(affix)
		if err != nil {
			return Null, err
		}
		s, _ := BytesOf(self)
		r := t.Bytes(cut(s, a))
		if self.Has(LayoutByteArray) {
			return CallArgs(t, ByteArrayType.Value(), r)
		}
		return r, nil
	})
}

func init() {
	for _, typ := range []*Type{StrType, BytesType, ByteArrayType} {
		Define(typ, &Definition{LaterMethods: []Method{
			removeAffix("removeprefix", strings.TrimPrefix),
			removeAffix("removesuffix", strings.TrimSuffix),
		}})
	}
}
