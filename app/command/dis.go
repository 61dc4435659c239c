package command

import (
	"github.com/spf13/cobra"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
)

// newDis makes `bytewalk dis`: what dis.dis() prints of a module's code.
func newDis(host Host) *cobra.Command {
	var o optionFlags
	cmd := &cobra.Command{
		Use:   "dis FILE",
		Short: "Print a program's bytecode as that CPython's dis does",
		Long: `Prints exactly what 'python -m dis FILE' of that version prints: the module's code
and all code inside it. A .pyc is taken apart in its own version's form.`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			for _, flag := range laterFlags {
				if cmd.Flags().Changed(flag) {
					d := options.Dialect
					if d == nil {
						d = dialect.Newest()
					}
					return usagef("CPython %s's dis has no --%s", d.Name, flag)
				}
			}
			p, err := load(args[0], options)
			if err != nil {
				report(host.Stderr, err)
				return statusError(1)
			}
			warn(host.Stderr, p)
			return dis.Dis(host.Stdout, p.code, dis.Options{})
		},
	}
	o.addCompile(cmd)
	// They are taken so that they can be answered.
	for _, flag := range laterFlags {
		short := ""
		if flag == "show-caches" {
			short = "C"
		}
		cmd.Flags().BoolP(flag, short, false, "")
		cmd.Flags().MarkHidden(flag)
	}
	return cmd
}

// laterFlags are those of dis in later versions.
var laterFlags = []string{"show-caches", "show-offsets", "adaptive"}
