package symtable

import (
	"maps"
	"slices"
)

// nameSet is a set of names.
type nameSet map[string]struct{}

func (s nameSet) add(name string) { s[name] = struct{}{} }

func (s nameSet) has(name string) bool { _, ok := s[name]; return ok }

func (s nameSet) union(t nameSet) { maps.Copy(s, t) }

// analyze does the second pass for a block and all inside it. bound has the names
// that functions around it bind (nil for the module, whose names are never free),
// global those that blocks around it declare global; both are changed. free gets
// the names that the block and its children need from outside.
func (b *builder) analyze(s *Scope, bound, free, global nameSet) {
	local := nameSet{}
	// What the children see. The names of a class are not visible in it.
	newBound, newGlobal := nameSet{}, nameSet{}
	if s.Type == ClassBlock {
		newGlobal.union(global)
		newBound.union(bound)
	}
	for _, sym := range s.Symbols {
		b.analyzeName(s, sym, bound, local, free, global)
	}
	if s.Type == ClassBlock {
		newBound.add("__class__")
	} else {
		if s.Type == FunctionBlock {
			newBound.union(local)
		}
		newBound.union(bound)
		newGlobal.union(global)
	}
	childFree := nameSet{} // what the children need
	for _, child := range s.Children {
		b.analyze(child, maps.Clone(newBound), childFree, maps.Clone(newGlobal))
		if child.HasFree || child.ChildFree {
			s.ChildFree = true
		}
	}
	resolve(s, bound, childFree)
	free.union(childFree)
}

// analyzeName decides the scope of a name from how it occurs.
func (b *builder) analyzeName(s *Scope, sym *Symbol, bound, local, free, global nameSet) {
	name := sym.Name
	switch {
	case sym.Flags&DefGlobal != 0:
		if sym.Flags&DefNonlocal != 0 {
			b.errorAtDirective(s, name, "name '"+name+"' is nonlocal and global")
		}
		sym.Scope = GlobalExplicit
		global.add(name)
		delete(bound, name)
	case sym.Flags&DefNonlocal != 0:
		if bound == nil {
			b.errorAtDirective(s, name, "nonlocal declaration not allowed at module level")
		}
		if !bound.has(name) {
			b.errorAtDirective(s, name, "no binding for nonlocal '"+name+"' found")
		}
		sym.Scope = Free
		s.HasFree = true
		free.add(name)
	case sym.Flags&DefBound != 0:
		sym.Scope = Local
		local.add(name)
		delete(global, name)
	case bound.has(name):
		sym.Scope = Free
		s.HasFree = true
		free.add(name)
	case global.has(name):
		sym.Scope = GlobalImplicit
	default:
		if s.Nested {
			s.HasFree = true
		}
		sym.Scope = GlobalImplicit
	}
}

// resolve turns locals that children need into cells, and makes the other names
// that they need symbols of this block; those stay in free.
func resolve(s *Scope, bound, free nameSet) {
	switch s.Type {
	case FunctionBlock:
		for _, sym := range s.Symbols {
			if sym.Scope == Local && free.has(sym.Name) {
				sym.Scope = Cell
				delete(free, sym.Name)
			}
		}
	case ClassBlock:
		if free.has("__class__") {
			delete(free, "__class__")
			s.NeedsClassClosure = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(free)) {
		if sym := s.byName[name]; sym != nil {
			// A class that binds the name too passes the outer one through.
			if s.Type == ClassBlock && sym.Flags&(DefBound|DefGlobal) != 0 {
				sym.Flags |= DefFreeClass
			}
			continue
		}
		if bound != nil && !bound.has(name) {
			continue
		}
		s.symbol(name).Scope = Free
	}
}
