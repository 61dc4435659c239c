package cfg

import "bytewalk/compiler/dialect"

// Memory is the memory of one graph, which the next one may have when the graph is no
// longer needed. The zero Memory is ready for use.
//
// A graph has its instructions in rows that many blocks share. The block that
// instructions are being added to has its part at the end of a row; every other's part
// has no room behind it, so that appending to it moves it elsewhere.
type Memory struct {
	row, split []Instr // of code generation, of Split
	open       *Block  // whose part is at the end of row
	start      int     // of that part

	blocks [][]Block // of blocksAtOnce each
	used   int       // how many blocks are the graph's
}

const blocksAtOnce = 32

// NewGraph makes a graph without blocks. The graph that had the memory before is gone
// with it.
func (m *Memory) NewGraph(d *dialect.Dialect) *Graph {
	m.row, m.open, m.start, m.used = m.row[:0], nil, 0, 0
	return &Graph{Dialect: d, memory: m}
}

func (m *Memory) newBlock(id int) *Block {
	chunk := m.used / blocksAtOnce
	if chunk == len(m.blocks) {
		m.blocks = append(m.blocks, make([]Block, blocksAtOnce))
	}
	b := &m.blocks[chunk][m.used%blocksAtOnce]
	m.used++
	*b = Block{ID: id}
	return b
}

func (m *Memory) add(b *Block, in Instr) {
	if m.open != b || len(b.Instrs) != len(m.row)-m.start {
		m.open, m.start = b, len(m.row)
		m.row = append(m.row, b.Instrs...)
	}
	if len(m.row) == cap(m.row) {
		open := m.row[m.start:]
		m.row = append(make([]Instr, 0, max(128, 2*len(open)+cap(m.row))), open...)
		m.start = 0
	}
	m.row = append(m.row, in)
	b.Instrs = m.row[m.start:len(m.row):len(m.row)]
}

// instrs gives room for n instructions, of Split.
func (m *Memory) instrs(n int) []Instr {
	if cap(m.split) < n {
		m.split = make([]Instr, n+n/4+16)
	}
	return m.split[:0:n]
}
