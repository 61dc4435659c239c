package command

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"bytewalk/compiler/diag"
	"bytewalk/vm/trace"
)

// largestPicture bounds the sides of a picture, in pixels.
const largestPicture = 8192

// newRender makes `bytewalk render`: the window at a position, as a PNG file.
func newRender(host Host) *cobra.Command {
	var o optionFlags
	var out, size, phase, look string
	var step int
	cmd := &cobra.Command{
		Use:   "render -o OUT FILE [ARG...]",
		Short: "Draw the window at a position of a run into a PNG file",
		Long: `Runs FILE, goes to a step and phase, and draws the window as it is then, without a
display. Where the program reads input, it finds the end of it.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("render wants a FILE")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			options, err := o.options(cmd)
			if err != nil {
				return err
			}
			options.Args = args[1:]
			r := Render{Options: options, File: args[0], Step: step, Theme: look}
			if host.Render == nil {
				return usagef("this is the headless build, which cannot draw; use the build with the window")
			}
			if out == "" {
				return usagef("render wants -o OUT, the PNG file to write")
			}
			if _, err := fmt.Sscanf(size+"\n", "%dx%d\n", &r.Width, &r.Height); err != nil ||
				r.Width < 320 || r.Height < 240 || r.Width > largestPicture || r.Height > largestPicture {
				return usagef("--size %s: expected WIDTHxHEIGHT, from 320x240 to %dx%d", size, largestPicture, largestPicture)
			}
			if !slices.Contains([]string{"light", "dark", "projector"}, look) {
				return usagef("--theme %s: expected light, dark or projector", look)
			}
			found := false
			for _, p := range []trace.Phase{trace.Load, trace.Fetch, trace.Decode, trace.Execute} {
				if p.String() == phase {
					r.Phase, found = p, true
				}
			}
			if !found {
				return usagef("--phase %s: expected load, fetch, decode or execute", phase)
			}
			if step < -1 {
				return usagef("--step %d: expected a step from 0, or -1 for the end", step)
			}
			picture, err := host.Render(cmd.Context(), r)
			if err != nil {
				var d *diag.Error
				if errors.As(err, &d) {
					report(host.Stderr, err)
					return statusError(1)
				}
				return err
			}
			return writeFile(out, picture, 0o666)
		},
	}
	f := cmd.Flags()
	f.SetInterspersed(false)
	f.StringVarP(&out, "output", "o", "", "the PNG file")
	f.StringVar(&size, "size", "1920x1080", "size in pixels")
	f.StringVar(&look, "theme", "light", "light, dark or projector")
	f.StringVar(&phase, "phase", "execute", "load, fetch, decode or execute")
	f.IntVar(&step, "step", -1, "the step to show, from 0; -1 for the end")
	o.addCompile(cmd)
	o.addRun(cmd, host.WindowLimits)
	return cmd
}
