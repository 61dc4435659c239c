package object

// seqIter is the iterator of an object that has __getitem__ alone (type iterator).
type seqIter struct {
	Header
	seq Value // NULL at the end
	pos int
}

// SeqIterType is the type of those.
var SeqIterType = NewBuiltinType("iterator", nil, LayoutNative)

func newSeqIter(seq Value) Value {
	return (&seqIter{Header: Header{Type: SeqIterType}, seq: seq}).Value()
}

func init() {
	Define(SeqIterType, &Definition{Final: true, Slots: Slots{
		Iter: SelfIter,
		Next: func(t *Thread, self Value) (Value, error) {
			it := (*seqIter)(self.Ref)
			if it.seq.IsNull() {
				return Null, nil
			}
			v, err := it.seq.Type().Slots.Item(t, it.seq, it.pos)
			if err != nil {
				if IsException(err, IndexError) || IsException(err, StopIteration) {
					t.Field(&it.Header, 0, &it.seq, Null)
					return Null, nil
				}
				return Null, err
			}
			t.IntField(&it.Header, 1, &it.pos, it.pos+1)
			return v, nil
		},
	}})
}

// SelfIter is the Iter slot of iterators.
func SelfIter(_ *Thread, self Value) (Value, error) { return self, nil }
