package marshal

import (
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
)

// LoadWithMap is Load that also tells which bytes each object was read from. After
// an error the map has what was read before it.
func LoadWithMap(d *dialect.Dialect, data []byte) (code.Const, *Region, error) {
	r := newReader(d, data, 0)
	r.region = &Region{}
	c, err := r.load()
	return c, r.region.first(), err
}

// first gives the region of the only object in the outermost, made up one.
func (r *Region) first() *Region {
	if r == nil || len(r.Parts) == 0 {
		return nil
	}
	return r.Parts[0]
}
