package stdlib

import (
	"bytewalk/vm/object"
)

// codecArguments reads the arguments encoding and errors.
func codecArguments(t *Thread, function string, encoding, errors Value) (name, handler string, err error) {
	name, handler = "utf-8", "strict"
	for i, v := range []Value{encoding, errors} {
		if v.IsNull() {
			continue
		}
		if !v.IsStr() {
			return "", "", t.Errorf(object.TypeError, "%s() argument '%s' must be str, not %s", function, []string{"encoding", "errors"}[i], typeName(v))
		}
		if i == 0 {
			name = v.Str().Text
		} else {
			handler = v.Str().Text
		}
	}
	return name, handler, nil
}

func init() {
	register(&module{
		name: "_codecs", builtin: true,
		functions: []object.Method{
			fnKw("_encode", "obj | encoding errors", func(t *Thread, a []Value) (Value, error) {
				name, handler, err := codecArguments(t, "encode", a[1], a[2])
				if err != nil {
					return object.Null, err
				}
				if !a[0].IsStr() {
					return object.Null, t.Errorf(object.TypeError, "encode() argument 'str' must be str, not %s", typeName(a[0]))
				}
				b, err := t.Encode(a[0].Str(), name, handler)
				return t.Bytes(b), err
			}),
			fnKw("_decode", "obj | encoding errors", func(t *Thread, a []Value) (Value, error) {
				name, handler, err := codecArguments(t, "decode", a[1], a[2])
				if err != nil {
					return object.Null, err
				}
				b, err := needBytes(t, a[0])
				if err != nil {
					return object.Null, err
				}
				s, err := t.Decode(b, name, handler)
				return t.Str(s), err
			}),
			fn1("_name", func(t *Thread, v Value) (Value, error) {
				if !v.IsStr() {
					return object.Null, t.Errorf(object.TypeError, "lookup() argument must be str, not %s", typeName(v))
				}
				if name, ok := object.CodecName(v.Str().Text); ok {
					return t.Str(name), nil
				}
				return object.None, nil
			}),
			fn("_register_error", 2, 2, func(t *Thread, a []Value) (Value, error) {
				if !a[0].IsStr() {
					return object.Null, t.Errorf(object.TypeError, "register_error() argument 1 must be str, not %s", typeName(a[0]))
				}
				if a[1].Type().Slots.Call == nil {
					return object.Null, t.Errorf(object.TypeError, "handler must be callable")
				}
				t.ErrorHandlers()[a[0].Str().Text] = a[1]
				return object.None, nil
			}),
			fn1("_registered", func(t *Thread, v Value) (Value, error) {
				if v.IsStr() {
					if h, ok := t.ErrorHandlers()[v.Str().Text]; ok {
						return h, nil
					}
				}
				return object.None, nil
			}),
		},
	})
	register(&module{name: "codecs", python: true, first: true})
}
