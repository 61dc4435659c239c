package lessons

// BlockKind is the kind of a block of text.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota + 1 // Text
	List                           // Items, Ordered, Start
	Table                          // Head, Rows
	Quote                          // Blocks
	Listing                        // Code, Language
)

// Block is a part of a lesson's text that begins on a line of its own. Which
// fields have a meaning depends on the kind.
type Block struct {
	Kind     BlockKind
	Text     []Inline
	Blocks   []Block
	Items    [][]Block
	Ordered  bool
	Start    int // the number of an ordered list's first item
	Head     [][]Inline
	Rows     [][][]Inline
	Code     string // with its newlines
	Language string // the first word after the fence
}

// Style is a set of text styles.
type Style uint8

// The styles.
const (
	Emphasis Style = 1 << iota
	Strong
	Code
)

// Inline is a run of text of one style. A newline in its text is a line break that
// the author asked for.
type Inline struct {
	Text  string
	Style Style
	Link  string // an https address, "" for none
}
