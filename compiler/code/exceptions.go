package code

// Handler is an entry of the exception table (since 3.11): an exception in a range
// of the bytecode goes to the handler at Target.
type Handler struct {
	Start, End int // offsets in bytes; End is exclusive
	Target     int
	Depth      int  // to which the evaluation stack is cut
	LastI      bool // the offset of the instruction that raised is pushed as well
}

// Handlers gives the exception table, taken apart (Objects/exception_handling_notes.txt).
// An entry that is cut off is left out.
func (c *Code) Handlers() []Handler {
	var handlers []Handler
	for at := 0; at < len(c.ExceptionTable); {
		var n [4]int
		for i := range n {
			var ok bool
			if n[i], at, ok = handlerVarint(c.ExceptionTable, at); !ok {
				return handlers
			}
		}
		handlers = append(handlers, Handler{2 * n[0], 2 * (n[0] + n[1]), 2 * n[2], n[3] >> 1, n[3]&1 != 0})
	}
	return handlers
}

// handlerVarint reads a number of 6 bits a byte, the highest first; all bytes but
// the last have bit 6 set.
func handlerVarint(table []byte, at int) (n, next int, ok bool) {
	for at < len(table) {
		b := table[at]
		at++
		n = n<<6 | int(b&63)
		if b&64 == 0 {
			return n & (1<<32 - 1), at, true
		}
	}
	return 0, at, false
}
