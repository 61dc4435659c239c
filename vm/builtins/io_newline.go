package builtins

import (
	"strings"
	"unsafe"

	"bytewalk/vm/object"
)

// newlineDecoder is an IncrementalNewlineDecoder.
type newlineDecoder struct {
	object.Header
	decoder   Value
	translate bool
	cr        bool  // a "\r" is held back
	ends      uint8 // which were seen; see textIO
}

var newlineDecoderType = newIOType("IncrementalNewlineDecoder", nil)

func (o *newlineDecoder) decode(t *Thread, input Value, final bool) (Value, error) {
	out := input
	if o.decoder != object.None && !o.decoder.IsNull() {
		var err error
		if out, err = object.CallMethod(t, o.decoder, "decode", input, object.Bool(final)); err != nil {
			return object.Null, err
		}
	}
	if !out.IsStr() {
		return object.Null, t.Errorf(object.TypeError, "decoder should return a string result, not '%s'", typeName(out))
	}
	text := out.Str().Text
	if o.cr && (text != "" || final) {
		text, o.cr = "\r"+text, false
	}
	if strings.HasSuffix(text, "\r") && !final {
		text, o.cr = text[:len(text)-1], true
	}
	o.ends |= endsOf(text)
	if o.translate {
		text = universal(text)
	}
	return t.Str(text), nil
}

func init() {
	self := func(v Value) *newlineDecoder { return (*newlineDecoder)(v.Ref) }
	params := object.NewParams("IncrementalNewlineDecoder", "decoder translate | errors")
	object.Define(newlineDecoderType, &object.Definition{
		Doc: "Codec used when reading a file in universal newlines mode.", Size: unsafe.Sizeof(newlineDecoder{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				return object.Alloc[newlineDecoder](typ).Header.Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				self(v).decoder = a[0]
				self(v).translate, err = object.IsTrue(t, a[1])
				return err
			},
		},
		Methods: []object.Method{
			object.MethodKw("decode", "input | final", func(t *Thread, v Value, a []Value) (Value, error) {
				final := false
				if !a[1].IsNull() {
					var err error
					if final, err = object.IsTrue(t, a[1]); err != nil {
						return object.Null, err
					}
				}
				return self(v).decode(t, a[0], final)
			}),
			object.Method0("reset", func(t *Thread, v Value) (Value, error) {
				o := self(v)
				o.cr, o.ends = false, 0
				if o.decoder != object.None {
					return object.CallMethod(t, o.decoder, "reset")
				}
				return object.None, nil
			}),
			object.Method0("getstate", func(t *Thread, v Value) (Value, error) {
				o := self(v)
				flag := int64(0)
				if o.cr {
					flag = 1
				}
				buffer := t.Bytes("")
				if o.decoder != object.None {
					state, err := object.CallMethod(t, o.decoder, "getstate")
					if err != nil {
						return object.Null, err
					}
					if !state.IsTuple() || len(state.Tuple().Items) != 2 {
						return object.Null, t.Errorf(object.TypeError, "illegal decoder state")
					}
					n, _ := object.AsInt64(state.Tuple().Items[1])
					buffer, flag = state.Tuple().Items[0], flag|n<<1
				}
				return object.NewTuple(buffer, t.Int(flag)).Value(), nil
			}),
			object.Method1("setstate", func(t *Thread, v, state Value) (Value, error) {
				if !state.IsTuple() || len(state.Tuple().Items) != 2 {
					return object.Null, t.Errorf(object.TypeError, "state argument must be a tuple")
				}
				o := self(v)
				n, _ := object.AsInt64(state.Tuple().Items[1])
				o.cr = n&1 != 0
				if o.decoder != object.None {
					return object.CallMethod(t, o.decoder, "setstate", object.NewTuple(state.Tuple().Items[0], t.Int(n>>1)).Value())
				}
				return object.None, nil
			}),
		},
		Getters: []object.Getter{{Name: "newlines", Get: func(t *Thread, v Value) (Value, error) { return endsValue(t, self(v).ends), nil }}},
	})
}
