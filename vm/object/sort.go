package object

// Sort is list.sort: stable, with an optional key function. It is CPython's timsort
// (Objects/listsort.txt), comparison for comparison, because the program's own __lt__
// sees them.
func (l *List) Sort(t *Thread, key Value, backwards bool) error {
	before := l.Items
	items := append([]Value(nil), before...)
	// While it is sorted the list is empty, so that it is seen if a key function or a
	// comparison changes it. Where the program can look, the recorder is told, too.
	seen := l.Flags&Watched != 0 && !(key == None && plainKeys(items))
	if seen {
		l.Splice(t, 0, len(before), nil)
	}
	l.Items = nil
	s := &sorter{t: t, keys: items, minGallop: 7}
	err := s.makeKeys(items, key)
	var order []ranked
	plain := false
	if err == nil {
		order, plain, err = plainOrder(t, s.keys, backwards)
	}
	if plain {
		sorted := make([]Value, len(items))
		for i, r := range order {
			sorted[i] = items[r.place]
		}
		items, s.values = sorted, nil
	} else if err == nil {
		if backwards {
			s.reverse(0, len(items))
		}
		err = s.sort()
		if backwards {
			s.reverse(0, len(items))
		}
	}
	if s.values != nil {
		items = s.values
	}
	changed := l.Items != nil
	if !seen {
		l.Items = before
	}
	switch {
	case l.Flags&Watched == 0:
		l.Items = items
	case len(items)+len(l.Items) > 0:
		l.Splice(t, 0, len(l.Items), items)
	}
	if changed && err == nil {
		err = t.Errorf(ValueError, "list modified during sort")
	}
	return err
}

// plainKeys reports whether comparing the values runs no code of the program's.
func plainKeys(values []Value) bool {
	for _, v := range values {
		if !v.IsInt() && !v.IsFloat() && v.Type() != StrType {
			return false
		}
	}
	return true
}

// sorter sorts keys and, if there are values, moves these with them.
type sorter struct {
	t         *Thread
	keys      []Value
	values    []Value // nil if the keys are what is sorted
	minGallop int
	runs      []sortRun
	count     int
}

type sortRun struct{ base, len int }

func (s *sorter) makeKeys(items []Value, key Value) error {
	if key != None {
		s.values = items
		s.keys = make([]Value, len(items))
		for i, item := range items {
			k, err := CallArgs(s.t, key, item)
			if err != nil {
				return err
			}
			s.keys[i] = k
		}
	}
	return nil
}

// lessValues is a < b. Unlike CompareBool it asks identical objects, too.
func lessValues(t *Thread, a, b Value) (bool, error) {
	r, err := Compare(t, a, b, LT)
	if err != nil {
		return false, err
	}
	return IsTrue(t, r)
}

// lt compares two keys and now and then looks whether the program is to stop.
func (s *sorter) lt(a, b Value) (bool, error) {
	if s.count++; s.count&0xfff == 0 {
		if err := s.t.CheckEvents(); err != nil {
			return false, err
		}
	}
	return lessValues(s.t, a, b)
}

func (s *sorter) reverse(from, to int) {
	reverse(s.keys[from:to])
	if s.values != nil {
		reverse(s.values[from:to])
	}
}

func (s *sorter) sort() error {
	n := len(s.keys)
	if n < 2 {
		return nil
	}
	minRun, r := n, 0
	for minRun >= 64 {
		r |= minRun & 1
		minRun >>= 1
	}
	minRun += r
	for lo := 0; lo < n; {
		run, descending, err := s.countRun(lo, n)
		if err != nil {
			return err
		}
		if descending {
			s.reverse(lo, lo+run)
		}
		if run < minRun {
			force := min(n-lo, minRun)
			if err := s.binarySort(lo, lo+force, lo+run); err != nil {
				return err
			}
			run = force
		}
		s.runs = append(s.runs, sortRun{lo, run})
		if err := s.collapse(); err != nil {
			return err
		}
		lo += run
	}
	for len(s.runs) > 1 {
		i := len(s.runs) - 2
		if i > 0 && s.runs[i-1].len < s.runs[i+1].len {
			i--
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// countRun gives the length of the run at lo and whether it strictly descends.
func (s *sorter) countRun(lo, hi int) (n int, descending bool, err error) {
	if lo+1 == hi {
		return 1, false, nil
	}
	descending, err = s.lt(s.keys[lo+1], s.keys[lo])
	if err != nil {
		return 0, false, err
	}
	n = 2
	for i := lo + 2; i < hi; i++ {
		less, err := s.lt(s.keys[i], s.keys[i-1])
		if err != nil {
			return 0, false, err
		}
		if less != descending {
			break
		}
		n++
	}
	return n, descending, nil
}

// binarySort sorts [lo, hi), of which [lo, start) is sorted, by binary insertion.
func (s *sorter) binarySort(lo, hi, start int) error {
	if lo == start {
		start++
	}
	for ; start < hi; start++ {
		l, r := lo, start
		pivot := s.keys[start]
		for l < r {
			p := l + (r-l)>>1
			less, err := s.lt(pivot, s.keys[p])
			if err != nil {
				return err
			}
			if less {
				r = p
			} else {
				l = p + 1
			}
		}
		copy(s.keys[l+1:start+1], s.keys[l:start])
		s.keys[l] = pivot
		if s.values != nil {
			v := s.values[start]
			copy(s.values[l+1:start+1], s.values[l:start])
			s.values[l] = v
		}
	}
	return nil
}

// collapse merges runs until their lengths fall as listsort.txt demands.
func (s *sorter) collapse() error {
	for len(s.runs) > 1 {
		p, i := s.runs, len(s.runs)-2
		if i > 0 && p[i-1].len <= p[i].len+p[i+1].len || i > 1 && p[i-2].len <= p[i-1].len+p[i].len {
			if p[i-1].len < p[i+1].len {
				i--
			}
		} else if p[i].len > p[i+1].len {
			return nil
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// mergeAt merges the runs i and i+1.
func (s *sorter) mergeAt(i int) error {
	a, b := s.runs[i], s.runs[i+1]
	s.runs[i].len += b.len
	s.runs = append(s.runs[:i+1], s.runs[i+2:]...)
	// Where b's first belongs in a, what stands before it is in place already.
	k, err := s.gallopRight(s.keys[b.base], s.keys[a.base:a.base+a.len], 0)
	if err != nil {
		return err
	}
	a.base, a.len = a.base+k, a.len-k
	if a.len == 0 {
		return nil
	}
	// Where a's last belongs in b, what stands behind it is in place already.
	b.len, err = s.gallopLeft(s.keys[a.base+a.len-1], s.keys[b.base:b.base+b.len], b.len-1)
	if err != nil || b.len == 0 {
		return err
	}
	if a.len <= b.len {
		return s.mergeLo(a, b)
	}
	return s.mergeHi(a, b)
}

// gallopLeft finds where key belongs in the sorted slice a, before its equals, and
// begins at hint.
func (s *sorter) gallopLeft(key Value, a []Value, hint int) (int, error) {
	last, offset := 0, 1
	less, err := s.lt(a[hint], key)
	if err != nil {
		return 0, err
	}
	if less {
		limit := len(a) - hint
		for offset < limit {
			if less, err = s.lt(a[hint+offset], key); err != nil {
				return 0, err
			}
			if !less {
				break
			}
			last, offset = offset, offset<<1+1
		}
		last, offset = last+hint, min(offset, limit)+hint
	} else {
		limit := hint + 1
		for offset < limit {
			if less, err = s.lt(a[hint-offset], key); err != nil {
				return 0, err
			}
			if less {
				break
			}
			last, offset = offset, offset<<1+1
		}
		last, offset = hint-min(offset, limit), hint-last
	}
	for last++; last < offset; {
		m := last + (offset-last)>>1
		if less, err = s.lt(a[m], key); err != nil {
			return 0, err
		}
		if less {
			last = m + 1
		} else {
			offset = m
		}
	}
	return offset, nil
}

// gallopRight is gallopLeft with a place behind the equals.
func (s *sorter) gallopRight(key Value, a []Value, hint int) (int, error) {
	last, offset := 0, 1
	less, err := s.lt(key, a[hint])
	if err != nil {
		return 0, err
	}
	if less {
		limit := hint + 1
		for offset < limit {
			if less, err = s.lt(key, a[hint-offset]); err != nil {
				return 0, err
			}
			if !less {
				break
			}
			last, offset = offset, offset<<1+1
		}
		last, offset = hint-min(offset, limit), hint-last
	} else {
		limit := len(a) - hint
		for offset < limit {
			if less, err = s.lt(key, a[hint+offset]); err != nil {
				return 0, err
			}
			if less {
				break
			}
			last, offset = offset, offset<<1+1
		}
		last, offset = last+hint, min(offset, limit)+hint
	}
	for last++; last < offset; {
		m := last + (offset-last)>>1
		if less, err = s.lt(key, a[m]); err != nil {
			return 0, err
		}
		if less {
			offset = m
		} else {
			last = m + 1
		}
	}
	return offset, nil
}

// mergeState is a merge under way: what is taken out of the list into tmp, the place of the
// next item of either run, and where it goes.
type mergeState struct {
	s          *sorter
	keys, vals []Value // the run that was taken out
	dest       int
}

// put copies n items at from of the list to the place dest, and take n at from of the
// run that was taken out.
func (m *mergeState) put(dest, from, n int) {
	copy(m.s.keys[dest:dest+n], m.s.keys[from:from+n])
	if m.s.values != nil {
		copy(m.s.values[dest:dest+n], m.s.values[from:from+n])
	}
}

func (m *mergeState) take(dest, from, n int) {
	copy(m.s.keys[dest:dest+n], m.keys[from:from+n])
	if m.s.values != nil {
		copy(m.s.values[dest:dest+n], m.vals[from:from+n])
	}
}

func (s *sorter) takeOut(r sortRun) *mergeState {
	m := &mergeState{s: s, keys: append([]Value(nil), s.keys[r.base:r.base+r.len]...)}
	if s.values != nil {
		m.vals = append([]Value(nil), s.values[r.base:r.base+r.len]...)
	}
	return m
}

// mergeLo merges two runs, of which a is not longer, from the left. However it ends, what
// is left of both is put back.
func (s *sorter) mergeLo(a, b sortRun) (err error) {
	m := s.takeOut(a)
	na, nb := a.len, b.len
	pa, pb, dest := 0, b.base, a.base
	defer func() { m.take(dest, pa, na) }()

	fromB := func(n int) { m.put(dest, pb, n); dest, pb, nb = dest+n, pb+n, nb-n }
	fromA := func(n int) { m.take(dest, pa, n); dest, pa, na = dest+n, pa+n, na-n }
	lastA := func() { // one item of a is left, which belongs behind all of b
		m.put(dest, pb, nb)
		dest, nb = dest+nb, 0
	}
	fromB(1)
	if nb == 0 {
		return nil
	}
	if na == 1 {
		lastA()
		return nil
	}
	for {
		countA, countB := 0, 0
		for {
			less, err := s.lt(s.keys[pb], m.keys[pa])
			if err != nil {
				return err
			}
			if less {
				fromB(1)
				countB, countA = countB+1, 0
				if nb == 0 {
					return nil
				}
				if countB >= s.minGallop {
					break
				}
			} else {
				fromA(1)
				countA, countB = countA+1, 0
				if na == 1 {
					lastA()
					return nil
				}
				if countA >= s.minGallop {
					break
				}
			}
		}
		s.minGallop++
		for {
			if s.minGallop > 1 {
				s.minGallop--
			}
			k, err := s.gallopRight(s.keys[pb], m.keys[pa:pa+na], 0)
			if err != nil {
				return err
			}
			countA = k
			if k > 0 {
				fromA(k)
				if na == 1 {
					lastA()
					return nil
				}
				if na == 0 {
					return nil
				}
			}
			fromB(1)
			if nb == 0 {
				return nil
			}
			if k, err = s.gallopLeft(m.keys[pa], s.keys[pb:pb+nb], 0); err != nil {
				return err
			}
			countB = k
			if k > 0 {
				fromB(k)
				if nb == 0 {
					return nil
				}
			}
			fromA(1)
			if na == 1 {
				lastA()
				return nil
			}
			if countA < 7 && countB < 7 {
				break
			}
		}
		s.minGallop++
	}
}

// mergeHi merges two runs, of which b is the shorter one, from the right.
func (s *sorter) mergeHi(a, b sortRun) (err error) {
	m := s.takeOut(b)
	na, nb := a.len, b.len
	dest := b.base + b.len // one behind the next place
	endA := func() int { return a.base + na }
	defer func() { m.take(dest-nb, 0, nb) }()

	fromA := func(n int) { m.put(dest-n, endA()-n, n); dest, na = dest-n, na-n }
	fromB := func(n int) { m.take(dest-n, nb-n, n); dest, nb = dest-n, nb-n }
	firstB := func() { // one item of b is left, which belongs before all of a
		m.put(dest-na, a.base, na)
		dest, na = dest-na, 0
	}
	fromA(1)
	if na == 0 {
		return nil
	}
	if nb == 1 {
		firstB()
		return nil
	}
	for {
		countA, countB := 0, 0
		for {
			less, err := s.lt(m.keys[nb-1], s.keys[endA()-1])
			if err != nil {
				return err
			}
			if less {
				fromA(1)
				countA, countB = countA+1, 0
				if na == 0 {
					return nil
				}
				if countA >= s.minGallop {
					break
				}
			} else {
				fromB(1)
				countB, countA = countB+1, 0
				if nb == 1 {
					firstB()
					return nil
				}
				if countB >= s.minGallop {
					break
				}
			}
		}
		s.minGallop++
		for {
			if s.minGallop > 1 {
				s.minGallop--
			}
			k, err := s.gallopRight(m.keys[nb-1], s.keys[a.base:a.base+na], na-1)
			if err != nil {
				return err
			}
			k = na - k
			countA = k
			if k > 0 {
				fromA(k)
				if na == 0 {
					return nil
				}
			}
			fromB(1)
			if nb == 1 {
				firstB()
				return nil
			}
			if k, err = s.gallopLeft(s.keys[endA()-1], m.keys[:nb], nb-1); err != nil {
				return err
			}
			k = nb - k
			countB = k
			if k > 0 {
				fromB(k)
				if nb == 1 {
					firstB()
					return nil
				}
				if nb == 0 {
					return nil
				}
			}
			fromA(1)
			if na == 0 {
				return nil
			}
			if countA < 7 && countB < 7 {
				break
			}
		}
		s.minGallop++
	}
}
