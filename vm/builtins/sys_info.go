package builtins

import (
	"bytewalk/vm/object"
)

// sequenceType makes the type of a tuple whose items have names, as sys.flags is.
func sequenceType(name string, fields ...string) *object.Type {
	typ := object.NewBuiltinType(name, object.TupleType, object.LayoutTuple)
	typ.Name, typ.QualName, typ.Module = "sys."+name, name, "sys"
	var getters []object.Getter
	for i, field := range fields {
		getters = append(getters, object.Getter{Name: field, Get: func(_ *Thread, v Value) (Value, error) { return v.Tuple().Items[i], nil }})
	}
	count := func(n int) object.NamedValue { return object.NamedValue{Value: object.SmallInt(int64(n))} }
	values := []object.NamedValue{count(len(fields)), count(len(fields)), count(0)}
	values[0].Name, values[1].Name, values[2].Name = "n_fields", "n_sequence_fields", "n_unnamed_fields"
	object.Define(typ, &object.Definition{
		Final: true, Getters: getters, Values: values,
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				return object.Null, t.Errorf(object.TypeError, "cannot create '%s' instances", typ.Name)
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				text := typ.Name + "("
				for i, item := range v.Tuple().Items {
					r, err := object.Repr(t, item)
					if err != nil {
						return object.Null, err
					}
					if i > 0 {
						text += ", "
					}
					text += fields[i] + "=" + r
				}
				return t.Str(text + ")"), nil
			},
		},
	})
	return typ
}

// sequence makes such a tuple.
func sequence(typ *object.Type, items ...Value) Value {
	v := object.Alloc[object.Tuple](typ)
	v.Items = items
	return v.Value()
}

var (
	versionType   = sequenceType("version_info", "major", "minor", "micro", "releaselevel", "serial")
	floatInfoType = sequenceType("float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	intInfoType   = sequenceType("int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
	hashInfoType  = sequenceType("hash_info", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	threadType    = sequenceType("thread_info", "name", "lock", "version")
	hooksType     = sequenceType("asyncgen_hooks", "firstiter", "finalizer")
	flagNames     = []string{"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
		"verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode"}
	flagsType      = sequenceType("flags", append(flagNames[:len(flagNames):len(flagNames)], "int_max_str_digits")...)
	laterFlagsType = sequenceType("flags", append(flagNames[:len(flagNames):len(flagNames)], "warn_default_encoding", "safe_path", "int_max_str_digits")...)
)

func init() { hooksType.Name = "asyncgen_hooks" }

// setInfo gives the module sys what it knows of the interpreter.
func setInfo(t *Thread, in *installed, set func(name string, v Value)) {
	num := func(n int64) Value { return t.Int(n) }
	set("float_info", sequence(floatInfoType, t.Float(1.7976931348623157e308), num(1024), num(308), t.Float(2.2250738585072014e-308), num(-1021), num(-307),
		num(15), num(53), t.Float(2.220446049250313e-16), num(2), num(1)))
	set("int_info", sequence(intInfoType, num(30), num(4), num(4300), num(640)))
	set("thread_info", sequence(threadType, t.Str("pthread"), t.Str("semaphore"), t.Str("NPTL 2.36")))
	algorithm := "siphash24"
	if in.Dialect != nil && in.Dialect.SipHash13 {
		algorithm = "siphash13"
	}
	set("hash_info", sequence(hashInfoType, num(64), num(1<<61-1), num(314159), num(0), num(1000003), t.Str(algorithm), num(64), num(128), num(0)))
	flags := make([]Value, len(flagNames))
	for i := range flags {
		flags[i] = num(0)
	}
	flags[3] = num(int64(in.Optimize))
	if in.DontWriteBytecode {
		flags[4] = num(1)
	}
	flags[13] = object.False
	if t.Runtime.Generics {
		set("flags", sequence(laterFlagsType, append(flags, num(0), object.False, num(4300))...))
	} else {
		set("flags", sequence(flagsType, append(flags, num(-1))...))
	}
}
