package parser

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/token"
)

// grammarFiles has the grammars of the dialects that have one of PEG's kind, called
// after them.
//
//go:embed grammar/*.peg
var grammarFiles embed.FS

// grammar is a PEG as it is written in folder grammar, whose comment explains the
// notation.
type grammar struct {
	rules []*rule
	index map[string]*rule
	soft  map[string]bool // the soft keywords
}

// beginsSoft reports whether a name begins a soft keyword. CPython compares as many
// letters as the name has (_PyPegen_soft_keyword_token).
func (g *grammar) beginsSoft(name string) bool {
	for word := range g.soft {
		if strings.HasPrefix(word, name) {
			return true
		}
	}
	return false
}

// rule is a rule of a grammar. Groups, repetitions and lists become rules of their
// own, as CPython's parser generator makes functions of them: each counts for the
// depth of its parser.
type rule struct {
	name    string
	number  int
	alts    []alternative
	memo    bool
	leftRec bool
	invalid bool // off for the rule and what it calls: *_without_invalid
	loop    bool // zero or more times the only item of the only alternative
	atLeast int  // how often a loop must succeed
	sep     *item
	first   kindSet // with which tokens the rule can begin; all if it needs none
}

type alternative struct {
	items  []item
	action action
	// second says that only the second pass tries the alternative: it is nothing
	// but an invalid_ rule.
	second bool
	first  kindSet
}

// kindSet is a set of kinds of token.
type kindSet [4]uint64

func (s *kindSet) has(k token.Kind) bool { return s[k/64]>>(k%64)&1 != 0 }

func (s *kindSet) add(t kindSet) (more bool) {
	for i := range s {
		more = more || t[i]&^s[i] != 0
		s[i] |= t[i]
	}
	return more
}

func oneKind(k token.Kind) (s kindSet) {
	s[k/64] |= 1 << (k % 64)
	return s
}

var allKinds = kindSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// findFirst finds with which tokens rules and alternatives can begin, so that others
// need not be tried.
func (g *grammar) findFirst() {
	empty := map[*rule]bool{}
	for more := true; more; {
		more = false
		for _, r := range g.rules {
			if r.loop && r.atLeast == 0 {
				more = r.first.add(allKinds) || more || !empty[r]
				empty[r] = true
				continue
			}
			for i := range r.alts {
				a := &r.alts[i]
				set, needsNone := a.begin(empty)
				if needsNone {
					set = allKinds
					more = more || !empty[r]
					empty[r] = true
				}
				a.first.add(set)
				more = r.first.add(set) || more
			}
		}
	}
}

// begin gives the tokens with which an alternative can begin, and whether it can be
// there without any.
func (a *alternative) begin(empty map[*rule]bool) (set kindSet, needsNone bool) {
	for i := range a.items {
		it := &a.items[i]
		optional := it.kind == optionalItem
		if optional {
			it = it.sub
		}
		switch it.kind {
		case tokenItem:
			set.add(oneKind(it.tok))
		case softItem:
			set.add(oneKind(token.Name))
		case ruleItem:
			set.add(it.rule.first)
			optional = optional || empty[it.rule]
		case forcedItem:
			return allKinds, false
		default:
			optional = true
		}
		if !optional {
			return set, false
		}
	}
	return set, true
}

type itemKind uint8

const (
	tokenItem itemKind = iota
	softItem           // a NAME with the text word; any soft keyword if that is empty
	ruleItem
	optionalItem
	andItem
	notItem
	cutItem
	forcedItem
)

type item struct {
	kind itemKind
	tok  token.Kind
	word string
	rule *rule
	sub  *item
	name string
}

type actionKind uint8

const (
	defaultAction actionKind = iota
	nameAction
	nodeAction
	callAction
	errorAction
)

type action struct {
	kind    actionKind
	name    string // of what was bound, the node's kind, the function, or the first place
	arg     string // of a function
	to      string // the second place of an error, "" for none
	ranging bool   // up to where the tokenizer stands
	message string
}

// grammars has those that were needed, by the dialect's name.
var grammars sync.Map

// grammarOf gives a dialect's grammar.
func grammarOf(d *dialect.Dialect) *grammar {
	if g, ok := grammars.Load(d.Name); ok {
		return g.(*grammar)
	}
	text, err := grammarFiles.ReadFile("grammar/" + d.Name + ".peg")
	if err != nil {
		panic("parser: no grammar of Python " + d.Name)
	}
	g, _ := grammars.LoadOrStore(d.Name, readGrammar(string(text)))
	return g.(*grammar)
}

var grammarToken = regexp.MustCompile(`^(?:=> *[^\n]*|'[^']+'|"[^"]+"|&&|[A-Za-z_][A-Za-z_0-9]*|[][()|?*+.=:&!~])`)

// grammarReader reads the text of a grammar.
type grammarReader struct {
	g     *grammar
	words []string
	i     int
	count int
}

func readGrammar(text string) *grammar {
	r := &grammarReader{g: &grammar{index: map[string]*rule{}, soft: map[string]bool{}}}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] != ' ' {
			r.words = append(r.words, "\n")
		}
		for rest := strings.TrimSpace(line); rest != ""; rest = strings.TrimLeft(rest, " ") {
			word := grammarToken.FindString(rest)
			if word == "" {
				panic(fmt.Sprintf("parser: grammar: cannot read %q", rest))
			}
			if strings.HasPrefix(word, "=>") {
				// An action ends before the next alternative or the group's end.
				word = actionText(word)
			}
			r.words = append(r.words, strings.TrimRight(word, " "))
			rest = rest[len(word):]
		}
	}
	for i, word := range r.words {
		if word == "\n" {
			name := r.words[i+1]
			r.newRule(name)
		}
	}
	for r.i < len(r.words) {
		r.rule()
	}
	r.g.findFirst()
	return r.g
}

// actionText cuts what follows an action in the same line.
func actionText(text string) string {
	quoted := false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' && text[i-1] != '\\':
			quoted = !quoted
		case !quoted && (c == '|' || c == ')'):
			return text[:i]
		}
	}
	return text
}

func (r *grammarReader) newRule(name string) *rule {
	rl := &rule{name: name, number: len(r.g.rules)}
	r.g.rules = append(r.g.rules, rl)
	r.g.index[name] = rl
	return rl
}

// inner makes a rule of a part of another.
func (r *grammarReader) inner() *rule {
	r.count++
	return r.newRule(fmt.Sprintf("_%d", r.count))
}

func (r *grammarReader) word() string {
	if r.i < len(r.words) {
		return r.words[r.i]
	}
	return "\n"
}

func (r *grammarReader) accept(word string) bool {
	if r.word() == word {
		r.i++
		return true
	}
	return false
}

func (r *grammarReader) expect(word string) {
	if !r.accept(word) {
		panic(fmt.Sprintf("parser: grammar: %q before %q", r.word(), word))
	}
}

func (r *grammarReader) rule() {
	r.expect("\n")
	rl := r.g.index[r.word()]
	for r.i++; !r.accept(":"); r.i++ {
		switch r.word() {
		case "memo":
			rl.memo = true
		case "leftrec":
			rl.leftRec = true
		default:
			panic("parser: grammar: rule " + rl.name)
		}
	}
	rl.invalid = strings.HasSuffix(rl.name, "_without_invalid")
	rl.alts = r.alternatives()
}

func (r *grammarReader) alternatives() (alts []alternative) {
	r.accept("|")
	for {
		var a alternative
		for {
			if w := r.word(); w == "|" || w == ")" || w == "\n" || strings.HasPrefix(w, "=>") {
				break
			}
			a.items = append(a.items, r.item())
		}
		if w := r.word(); strings.HasPrefix(w, "=>") {
			a.action = readAction(strings.TrimSpace(w[2:]), a.items)
			r.i++
		}
		a.second = len(a.items) == 1 && a.items[0].kind == ruleItem && strings.HasPrefix(a.items[0].rule.name, "invalid_")
		alts = append(alts, a)
		if !r.accept("|") {
			return alts
		}
	}
}

// item: [name '='] ['&' | '!' | '&&'] atom ['?' | '*' | '+'] | atom '.' atom '+' | '~'
func (r *grammarReader) item() item {
	name := ""
	if r.i+1 < len(r.words) && r.words[r.i+1] == "=" {
		name = r.word()
		r.i += 2
	}
	it := r.unnamed()
	it.name = name
	return it
}

func (r *grammarReader) unnamed() item {
	wrap := func(kind itemKind) item {
		sub := r.atom()
		return item{kind: kind, sub: &sub}
	}
	switch {
	case r.accept("~"):
		return item{kind: cutItem}
	case r.accept("&&"):
		return wrap(forcedItem)
	case r.accept("&"):
		return wrap(andItem)
	case r.accept("!"):
		return wrap(notItem)
	}
	it := r.atom()
	switch {
	case r.accept("?"):
		return item{kind: optionalItem, sub: &it}
	case r.accept("*"):
		return r.loop(it, nil, 0)
	case r.accept("+"):
		return r.loop(it, nil, 1)
	case r.accept("."):
		elem := r.atom()
		r.expect("+")
		return r.loop(elem, &it, 1)
	}
	return it
}

func (r *grammarReader) loop(it item, sep *item, atLeast int) item {
	rl := r.inner()
	rl.loop, rl.sep, rl.atLeast = true, sep, atLeast
	rl.alts = []alternative{{items: []item{it}}}
	return item{kind: ruleItem, rule: rl}
}

func (r *grammarReader) atom() item {
	w := r.word()
	r.i++
	switch {
	case w == "(":
		alts := r.alternatives()
		r.expect(")")
		if len(alts) == 1 && len(alts[0].items) == 1 && alts[0].action.kind == defaultAction {
			return alts[0].items[0]
		}
		rl := r.inner()
		rl.alts = alts
		return item{kind: ruleItem, rule: rl}
	case w[0] == '"':
		word := w[1 : len(w)-1]
		r.g.soft[word] = true
		return item{kind: softItem, word: word}
	case w[0] == '\'':
		return item{kind: tokenItem, tok: tokenOf(w[1 : len(w)-1])}
	case w == "SOFT_KEYWORD":
		return item{kind: softItem}
	case w == strings.ToUpper(w):
		return item{kind: tokenItem, tok: tokenNamed(w)}
	}
	rl := r.g.index[w]
	if rl == nil {
		panic("parser: grammar: no rule " + w)
	}
	return item{kind: ruleItem, rule: rl}
}

// tokenOf gives the kind of an operator or keyword by its text.
func tokenOf(text string) token.Kind {
	for k := token.EndMarker; k <= token.LastKeyword; k++ {
		if k.Text() == text {
			return k
		}
	}
	panic("parser: grammar: no token " + text)
}

// tokenNamed gives the kind of a token by its name; type comments are never given.
func tokenNamed(name string) token.Kind {
	for k := token.EndMarker; k < token.FirstKeyword; k++ {
		if k.String() == name {
			return k
		}
	}
	if name != "TYPE_COMMENT" {
		panic("parser: grammar: no token " + name)
	}
	return token.Comment
}

func readAction(text string, items []item) action {
	if rest, ok := strings.CutPrefix(text, "!"); ok {
		place, message, _ := strings.Cut(rest, " ")
		a := action{kind: errorAction, name: place, message: strings.ReplaceAll(message[1:len(message)-1], `\"`, `"`)}
		if from, to, ok := strings.Cut(place, ".."); ok {
			a.name, a.to, a.ranging = from, to, to == ""
		}
		return a
	}
	if rest, ok := strings.CutPrefix(text, "@"); ok {
		name, arg, _ := strings.Cut(rest, " ")
		if ruleActions[name] == nil {
			panic("parser: grammar: no function " + name)
		}
		return action{kind: callAction, name: name, arg: arg}
	}
	for _, it := range items {
		if it.name == text {
			return action{kind: nameAction, name: text}
		}
	}
	return action{kind: nodeAction, name: text}
}
