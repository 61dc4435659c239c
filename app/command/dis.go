package command

import (
	"strings"

	"github.com/spf13/cobra"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
)

// newDis makes `bytewalk dis`: what dis.dis() prints of a module's code.
func newDis(host Host) *cobra.Command {
	var o optionFlags
	var show disFlags
	cmd := &cobra.Command{
		Use:   "dis FILE",
		Short: "Print a program's bytecode as that CPython's dis does",
		Long: `Prints exactly what dis.dis() of that version prints: the module's code and all code
inside it. A .pyc is taken apart in its own version's form.`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			if options.Dialect != nil {
				if err := show.check(options.Dialect); err != nil {
					return err
				}
			}
			p, err := load(args[0], options)
			if err != nil {
				report(host.Stderr, err)
				return statusError(1)
			}
			if err := show.check(p.code.Dialect); err != nil {
				return err
			}
			warn(host.Stderr, p)
			return dis.Dis(host.Stdout, p.code, dis.Options{ShowCaches: show.caches, ShowOffsets: show.offsets})
		},
	}
	o.addCompile(cmd)
	f := cmd.Flags()
	f.BoolVarP(&show.caches, "show-caches", "C", false, "list inline caches too ("+disHaving(hasCaches)+")")
	f.BoolVar(&show.offsets, "show-offsets", false, "list offsets beside the labels ("+disHaving(hasOffsets)+")")
	f.BoolVar(&show.adaptive, "adaptive", false, "run FILE first, then list the bytecode as it is specialized")
	return cmd
}

// disFlags are the flags of dis that only some versions have.
type disFlags struct{ caches, offsets, adaptive bool }

// Which flags a version's dis has.
func hasCaches(l dialect.Listing) bool   { return l.ShowCaches }
func hasOffsets(l dialect.Listing) bool  { return l.ShowOffsets }
func hasAdaptive(l dialect.Listing) bool { return l.Adaptive }

// check refuses flags that the version's dis lacks, and --adaptive where there is no
// machine whose specialized bytecode could be listed.
func (f disFlags) check(d *dialect.Dialect) error {
	for _, flag := range []struct {
		name string
		set  bool
		has  func(dialect.Listing) bool
	}{
		{"show-caches", f.caches, hasCaches}, {"show-offsets", f.offsets, hasOffsets}, {"adaptive", f.adaptive, hasAdaptive},
	} {
		if flag.set && !flag.has(d.Listing) {
			return usagef("CPython %s's dis has no --%s; that of %s has", d.Name, flag.name, disHaving(flag.has))
		}
	}
	if f.adaptive {
		return usagef("--adaptive runs the program and lists what was specialized, and there is no machine that specializes for Python %s", d.Name)
	}
	return nil
}

// disHaving names the versions whose dis has a flag: "3.11, 3.12, 3.13".
func disHaving(flag func(dialect.Listing) bool) string {
	var names []string
	for _, d := range dialect.All() {
		if flag(d.Listing) {
			names = append(names, d.Name)
		}
	}
	return strings.Join(names, ", ")
}
