package command

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"bytewalk/compiler"
	"bytewalk/compiler/assemble"
	"bytewalk/compiler/ast"
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
	"bytewalk/internal/pyrepr"
)

// newStages makes `bytewalk stages`: what each stage of the compiler made of a program.
func newStages(host Host) *cobra.Command {
	var o optionFlags
	var only, mode string
	w := stageWriter{}
	cmd := &cobra.Command{
		Use:   "stages [--only STAGE,...] [--pass NAME] [--mode M] FILE",
		Short: "Print what each stage of the compiler makes of a program",
		Long: `Prints what the compiler makes of a program, stage by stage:

  tokens     those that the grammar reads, in the columns of python -m tokenize -e: no
             comments, and no text for indentation
  tree       the syntax tree as parsed, as ast.dump shows it
  optimized  the tree after constants were computed
  symbols    every block's names, with their scopes and flags
  graph      for each code object the control flow graph as generated, and what each
             pass made of it: lines with + are new, lines with - are gone
  code       the bytecode, as dis lists it

Where a stage changed nothing it says so. --pass shows the graph after one pass alone,
whole; 'codegen' is the graph before the first pass.`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			d := options.Dialect
			if d == nil {
				d = dialect.Newest()
			}
			modes := map[string]compiler.Mode{"exec": compiler.Exec, "eval": compiler.Eval, "single": compiler.Single}
			m, ok := modes[mode]
			if !ok {
				return usagef("--mode %s: expected exec, eval or single", mode)
			}
			if err := w.choose(only, d); err != nil {
				return err
			}
			data, err := readFile(args[0])
			if err == nil && isPyc(args[0], data) {
				err = &fileError{args[0], errors.New("is compiled; the stages are those of a source file")}
			}
			if err != nil {
				report(host.Stderr, err)
				return statusError(1)
			}
			result, err := compiler.CompileBytes(codeName(args[0]), data, compiler.Options{
				Dialect: d, Mode: m, Optimize: options.Optimize, KeepStages: true,
			})
			if err := w.write(host.Stdout, result); err != nil {
				return err
			}
			if err != nil {
				placeNull(err, data)
				report(host.Stderr, err)
				return statusError(1)
			}
			warn(host.Stderr, &program{result: result, source: result.File})
			return nil
		},
	}
	o.addCompile(cmd)
	f := cmd.Flags()
	f.StringVar(&only, "only", "", "the stages to print, of "+strings.Join(stageNames, ",")+" (default all)")
	f.StringVar(&w.pass, "pass", "", "print the graph after this pass only (see --help for the names)")
	f.StringVar(&mode, "mode", "exec", "what FILE is, as for compile(): exec, eval or single")
	f.IntVar(&w.indent, "indent", 0, "print trees with a node a line, indented by so many blanks")
	for _, d := range dialect.With(dialect.Compiled) {
		cmd.Long += "\n\nThe passes for " + d.Name + ": codegen, " + strings.Join(assemble.Passes(d), ", ") + "."
	}
	return cmd
}

// stageNames are the stages in their order.
var stageNames = []string{"tokens", "tree", "optimized", "symbols", "graph", "code"}

// stageWriter prints stages.
type stageWriter struct {
	stages []string
	pass   string // the only pass to show, "" for all
	indent int    // of trees, 0 for trees in one line
}

// choose sets the stages, and checks the names of stages and pass.
func (w *stageWriter) choose(only string, d *dialect.Dialect) error {
	w.stages = stageNames
	if w.pass != "" {
		if passes := append([]string{"codegen"}, assemble.Passes(d)...); !slices.Contains(passes, w.pass) {
			return usagef("--pass %s: the passes for Python %s are %s", w.pass, d.Name, strings.Join(passes, ", "))
		}
		w.stages = []string{"graph"}
	}
	if only != "" {
		w.stages = strings.Split(only, ",")
		for _, name := range w.stages {
			if !slices.Contains(stageNames, name) {
				return usagef("--only %s: the stages are %s", name, strings.Join(stageNames, ", "))
			}
		}
	}
	if w.indent < 0 || w.indent > 16 {
		return usagef("--indent %d: expected 0 to 16", w.indent)
	}
	return nil
}

// write prints the stages that there are: after an error those before it.
func (w *stageWriter) write(out io.Writer, r *compiler.Result) error {
	b := bufio.NewWriter(out)
	for i, name := range stageNames {
		if !slices.Contains(w.stages, name) || !w.has(name, r) {
			continue
		}
		if i > 0 && b.Buffered() > 0 {
			b.WriteByte('\n')
		}
		switch name {
		case "tokens":
			fmt.Fprintln(b, "== tokens")
			writeTokens(b, r)
		case "tree":
			fmt.Fprintln(b, "== tree")
			fmt.Fprintln(b, w.dump(r.Dialect, r.AST))
		case "optimized":
			tree, before := w.dump(r.Dialect, r.Optimized), w.dump(r.Dialect, r.AST)
			if tree == before {
				fmt.Fprintln(b, "== optimized: unchanged")
				break
			}
			fmt.Fprintln(b, "== optimized")
			fmt.Fprintln(b, tree)
		case "symbols":
			fmt.Fprintln(b, "== symbols")
			writeSymbols(b, r.Symbols.Top, "")
		case "graph":
			w.writeGraphs(b, r)
		case "code":
			fmt.Fprintln(b, "== code")
			if err := dis.Dis(b, r.Code, dis.Options{}); err != nil {
				return err
			}
		}
	}
	return b.Flush()
}

// has reports whether the stage was reached.
func (w *stageWriter) has(name string, r *compiler.Result) bool {
	switch name {
	case "tokens":
		return len(r.Tokens) > 0
	case "tree":
		return r.AST != nil
	case "optimized":
		return r.Optimized != nil
	case "symbols":
		return r.Symbols != nil
	case "graph":
		return len(r.Blocks) > 0
	}
	return r.Code != nil
}

// writeTokens prints tokens in the columns of python -m tokenize: the place from and to, in
// characters, the kind and the text.
func writeTokens(b *bufio.Writer, r *compiler.Result) {
	for _, t := range r.Tokens {
		place := fmt.Sprintf("%d,%d-%d,%d:", t.Span.Start.Line, r.File.RuneColumn(t.Span.Start), t.Span.End.Line, r.File.RuneColumn(t.Span.End))
		fmt.Fprintf(b, "%-20s%-15s%s\n", place, t.Kind, pyrepr.Str(t.Text, r.Dialect.Unicode))
	}
}

func (w *stageWriter) dump(d *dialect.Dialect, mod ast.Mod) string {
	if w.indent > 0 {
		return ast.DumpIndented(d, mod, true, w.indent)
	}
	return ast.DumpFor(d, mod, true)
}

// writeSymbols prints a block, and those inside it below: each name with what it is and how
// it occurs.
func writeSymbols(b *bufio.Writer, s *symtable.Scope, indent string) {
	fmt.Fprintf(b, "%s%s %s, line %d", indent, s.Type, s.Name, s.Span.Start.Line)
	for _, note := range []struct {
		is   bool
		text string
	}{
		{s.Nested, "nested"}, {s.HasFree, "has free variables"}, {s.Generator, "generator"}, {s.Coroutine, "coroutine"},
		{s.Inlined, "inlined"}, {s.NeedsClassClosure, "needs __class__"}, {s.NeedsClassDict, "needs __classdict__"},
	} {
		if note.is {
			b.WriteString(", " + note.text)
		}
	}
	b.WriteByte('\n')
	for _, sym := range s.Symbols {
		fmt.Fprintf(b, "%s  %-20s %-16s %s\n", indent, sym.Name, sym.Scope, flagNames(sym.Flags))
	}
	for _, child := range s.Children {
		writeSymbols(b, child, indent+"    ")
	}
}

// flagNames gives the flags by the names that CPython's symtable.h has for them.
func flagNames(f symtable.Flags) string {
	var names []string
	for i, name := range []string{
		"DEF_GLOBAL", "DEF_LOCAL", "DEF_PARAM", "DEF_NONLOCAL", "USE", "DEF_FREE", "DEF_FREE_CLASS",
		"DEF_IMPORT", "DEF_ANNOT", "DEF_COMP_ITER", "DEF_TYPE_PARAM", "DEF_COMP_CELL",
	} {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// writeGraphs prints the graphs of all code objects, in the order in which dis lists them.
func (w *stageWriter) writeGraphs(b *bufio.Writer, r *compiler.Result) {
	blocks := r.Blocks
	if r.Code != nil {
		place := map[*code.Code]int{}
		for c := range r.Code.All() {
			place[c] = len(place)
		}
		blocks = slices.Clone(blocks)
		slices.SortStableFunc(blocks, func(a, b compiler.Block) int { return place[a.Code] - place[b.Code] })
	}
	for i, block := range blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		name := fmt.Sprintf("== graph of %s, line %d", block.Code.Name, block.Code.FirstLine)
		var before []string
		for n, view := range block.Passes {
			lines := graphLines(r, view)
			switch {
			case w.pass != "" && view.Pass != w.pass:
			case n == 0 || w.pass != "":
				fmt.Fprintf(b, "%s: %s\n", name, view.Pass)
				for _, line := range lines {
					b.WriteString("  " + line + "\n")
				}
			case slices.Equal(before, lines):
				fmt.Fprintf(b, "%s: %s: unchanged\n", name, view.Pass)
			default:
				fmt.Fprintf(b, "%s: %s\n", name, view.Pass)
				writeChanges(b, before, lines)
			}
			before = lines
		}
	}
}

// graphLines gives a graph as text: each block with where it goes on, and its instructions
// with the line that begins there (where lines are kept so), oparg or target, place, and
// what stands there in the source.
func graphLines(r *compiler.Result, v cfg.View) []string {
	var lines []string
	keepsLines := r.Dialect.Lines == dialect.LnoTab
	for i, block := range v.Blocks {
		head := fmt.Sprintf("block %d", block.ID)
		if block.Next >= 0 && block.Next != i+1 {
			head += fmt.Sprintf(", then block %d", v.Blocks[block.Next].ID)
		}
		lines = append(lines, head+":")
		for _, in := range block.Instrs {
			text := "  "
			if keepsLines {
				line := ""
				if in.Line > 0 {
					line = fmt.Sprint(in.Line)
				}
				text = fmt.Sprintf("  %5s  ", line)
			}
			operand := fmt.Sprint(in.Arg)
			if in.Target >= 0 {
				operand = fmt.Sprintf("-> block %d", v.Blocks[in.Target].ID)
			} else if in.Arg == 0 && (!in.Op.Valid() || r.Dialect.Operand(in.Op) == opcode.NoOperand) {
				operand = ""
			}
			text += fmt.Sprintf("%-24s %-12s", in.Op, operand)
			if p := in.Pos; p.Line > 0 {
				text += fmt.Sprintf("  %d:%d-%d:%d", p.Line, p.Col, p.EndLine, p.EndCol)
				if p.Line == p.EndLine && p.Col >= 0 {
					text += "  " + r.File.Slice(source.Span{
						Start: source.Pos{Line: p.Line, Col: p.Col}, End: source.Pos{Line: p.EndLine, Col: p.EndCol},
					})
				}
			}
			lines = append(lines, strings.TrimRight(text, " "))
		}
	}
	return lines
}

// writeChanges prints lines with a mark before those that are new, and between them
// those that are gone.
func writeChanges(b *bufio.Writer, before, after []string) {
	start := 0
	for start < min(len(before), len(after)) && before[start] == after[start] {
		start++
	}
	end := 0
	for end < min(len(before), len(after))-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	print := func(mark string, lines []string) {
		for _, line := range lines {
			b.WriteString(mark + " " + line + "\n")
		}
	}
	print(" ", after[:start])
	old, new := before[start:len(before)-end], after[start:len(after)-end]
	i, j := 0, 0
	for _, common := range commonLines(old, new) {
		print("-", old[i:common[0]])
		print("+", new[j:common[1]])
		print(" ", new[common[1]:common[1]+1])
		i, j = common[0]+1, common[1]+1
	}
	print("-", old[i:])
	print("+", new[j:])
	print(" ", after[len(after)-end:])
}

// commonLines gives the places of a longest common subsequence in both lists. For lists so
// long that it would take too much room it gives none.
func commonLines(old, new []string) [][2]int {
	const most = 1 << 24
	if len(old)*len(new) > most {
		return nil
	}
	width := len(new) + 1
	length := make([]int32, (len(old)+1)*width)
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			if old[i] == new[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	var common [][2]int
	for i, j := 0, 0; i < len(old) && j < len(new); {
		switch {
		case old[i] == new[j]:
			common = append(common, [2]int{i, j})
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return common
}
