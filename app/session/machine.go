package session

import (
	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
)

// compileFor gives what the machine compiles with: modules that are imported, and
// compile(), exec() and eval().
func compileFor(d *dialect.Dialect, optimize int) compileFunc {
	return func(src []byte, filename, mode string, flags int) (*code.Code, error) {
		o := compiler.Options{Dialect: d, Optimize: optimize}
		switch mode {
		case "eval":
			o.Mode = compiler.Eval
		case "single":
			o.Mode = compiler.Single
		}
		r, err := compiler.CompileBytes(filename, src, o)
		if err != nil {
			return nil, err
		}
		return r.Code, nil
	}
}
