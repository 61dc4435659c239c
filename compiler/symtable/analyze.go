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

// visible is a set of names that a block sees from outside: what the block around it sees,
// with changes of its own. The nil set is empty.
type visible struct {
	outer   *visible
	changes map[string]bool // true is in the set
}

// inner gives a set that is the same until it is changed, or what it is made of is.
func (v *visible) inner() *visible { return &visible{outer: v} }

func (v *visible) has(name string) bool {
	for ; v != nil; v = v.outer {
		if in, ok := v.changes[name]; ok {
			return in
		}
	}
	return false
}

func (v *visible) set(name string, in bool) {
	if v.changes == nil {
		v.changes = make(map[string]bool)
	}
	v.changes[name] = in
}

func (v *visible) add(name string) { v.set(name, true) }

func (v *visible) remove(name string) {
	if v.has(name) {
		v.set(name, false)
	}
}

// analyze does the second pass for a block and all inside it. bound has the names
// that functions around it bind (nil for the module, whose names are never free),
// global those that blocks around it declare global, typeParams the type parameters
// around it; all are changed. free gets the names that the block and its children
// need from outside. class is the class whose names the block sees, or nil.
func (b *builder) analyze(s *Scope, bound *visible, free nameSet, global, typeParams *visible, class *Scope) {
	var local []string
	// What the children see. The names of a class are not visible in it, nor is what it
	// says of others.
	var newBound, newGlobal *visible
	if s.Type == ClassBlock {
		newBound, newGlobal = bound.inner(), global.inner()
		bound, global = bound.inner(), global.inner()
	}
	if typeParams == nil && s.Type == TypeParametersBlock {
		typeParams = new(visible)
	}
	for _, sym := range s.Symbols {
		b.analyzeName(s, sym, bound, free, global, typeParams, class)
		if sym.Scope == Local {
			local = append(local, sym.Name)
		}
	}
	if s.Type == ClassBlock {
		newBound.add("__class__")
		newBound.add("__classdict__")
	} else {
		newBound, newGlobal = bound.inner(), global
		if s.Type.IsFunctionLike() {
			for _, name := range local {
				newBound.add(name)
			}
		}
	}
	childFree := nameSet{}        // what the children need
	var cells map[string]struct{} // cells of inlined comprehensions
	inlined := false
	for _, child := range s.Children {
		var childClass *Scope
		if child.CanSeeClassScope {
			if childClass = class; s.Type == ClassBlock {
				childClass = s
			}
		}
		if b.rules.Inlined && child.Comprehension && !child.Generator && !s.CanSeeClassScope {
			own := nameSet{}
			b.analyze(child, newBound.inner(), own, newGlobal.inner(), inner(typeParams), childClass)
			if cells == nil {
				cells = map[string]struct{}{}
			}
			inline(s, child, own, cells)
			child.Inlined, inlined = true, true
			childFree.union(own)
		} else {
			b.analyze(child, newBound.inner(), childFree, newGlobal.inner(), inner(typeParams), childClass)
		}
		if child.HasFree || child.ChildFree {
			s.ChildFree = true
		}
	}
	if inlined {
		s.adopt()
	}
	b.resolve(s, bound, childFree, cells)
	free.union(childFree)
}

// inner is that of a set that may not be there.
func inner(v *visible) *visible {
	if v == nil {
		return nil
	}
	return v.inner()
}

// inline makes the names of a comprehension those of the block around it (PEP 709).
// free has the names that the comprehension needs from outside, cells gets its
// cells.
func inline(s, comp *Scope, free nameSet, cells map[string]struct{}) {
	for i := 0; i < len(comp.Symbols); i++ {
		sym := comp.Symbols[i]
		if sym.Flags&DefParam != 0 {
			continue
		}
		scope := sym.Scope
		if scope == Cell || sym.Flags&DefCompCell != 0 {
			cells[sym.Name] = struct{}{}
		}
		// A class never passes on __class__.
		if scope == Free && s.Type == ClassBlock && sym.Name == "__class__" {
			scope = GlobalImplicit
			delete(free, sym.Name)
			delete(comp.byName, sym.Name)
			comp.Symbols = slices.Delete(comp.Symbols, i, i+1)
			i--
		}
		existing := s.byName[sym.Name]
		switch {
		case existing == nil:
			copied := s.symbol(sym.Name)
			copied.Flags, copied.Scope = sym.Flags, scope
		case existing.Flags&DefBound != 0 && s.Type != ClassBlock && !freeInChild(comp, sym.Name):
			// It is simply a local of this block.
			delete(free, sym.Name)
		}
	}
}

func freeInChild(s *Scope, name string) bool {
	for _, child := range s.Children {
		if child.Scope(name) == Free {
			return true
		}
	}
	return false
}

// adopt puts the children of inlined comprehensions in their places.
func (s *Scope) adopt() {
	var children []*Scope
	for _, child := range s.Children {
		if !child.Inlined {
			children = append(children, child)
			continue
		}
		for _, c := range child.Children {
			c.Parent = s
			children = append(children, c)
		}
	}
	s.Children = children
}

// analyzeName decides the scope of a name from how it occurs.
func (b *builder) analyzeName(s *Scope, sym *Symbol, bound *visible, free nameSet, global, typeParams *visible, class *Scope) {
	name := sym.Name
	switch {
	case sym.Flags&DefGlobal != 0:
		if sym.Flags&DefNonlocal != 0 {
			b.errorAtDirective(s, name, "name '"+name+"' is nonlocal and global")
		}
		sym.Scope = GlobalExplicit
		global.add(name)
		bound.remove(name)
		return
	case sym.Flags&DefNonlocal != 0:
		if bound == nil {
			b.errorAtDirective(s, name, "nonlocal declaration not allowed at module level")
		}
		if !bound.has(name) {
			b.errorAtDirective(s, name, "no binding for nonlocal '"+name+"' found")
		}
		if typeParams.has(name) {
			b.errorAtDirective(s, name, "nonlocal binding not allowed for type parameter '"+name+"'")
		}
		sym.Scope = Free
		s.HasFree = true
		free.add(name)
		return
	case sym.Flags&DefBound != 0:
		sym.Scope = Local
		global.remove(name)
		if sym.Flags&DefTypeParam != 0 {
			typeParams.add(name)
		} else {
			typeParams.remove(name)
		}
		return
	}
	if class != nil {
		// The class's own names are looked up in it and then among the globals, not
		// in the functions around it.
		flags := class.flags(name)
		if flags&DefGlobal != 0 {
			sym.Scope = GlobalExplicit
			return
		}
		if flags&DefBound != 0 && flags&DefNonlocal == 0 {
			sym.Scope = GlobalImplicit
			return
		}
	}
	switch {
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
func (b *builder) resolve(s *Scope, bound *visible, free nameSet, cells map[string]struct{}) {
	if s.Type.IsFunctionLike() {
		for _, sym := range s.Symbols {
			if _, ok := cells[sym.Name]; sym.Scope == Local && (ok || free.has(sym.Name)) {
				sym.Scope = Cell
				delete(free, sym.Name)
			}
		}
	} else if s.Type == ClassBlock {
		if free.has("__class__") {
			delete(free, "__class__")
			s.NeedsClassClosure = true
		}
		if free.has("__classdict__") {
			delete(free, "__classdict__")
			s.NeedsClassDict = true
		}
	}
	for name := range cells {
		if sym := s.byName[name]; sym != nil {
			sym.Flags |= DefCompCell
		}
	}
	passes := s.Type == ClassBlock || s.CanSeeClassScope
	for _, name := range slices.Sorted(maps.Keys(free)) {
		if sym := s.byName[name]; sym != nil {
			// A class that has the name too passes the outer one through.
			if passes && (b.rules.FreeInClass || sym.Flags&(DefBound|DefGlobal) != 0) {
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
