package vm_test

import (
	"os"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/vm"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// program gives the file that the environment variable BENCH_PROGRAM names.
func program(b *testing.B) (name, src string) {
	name = os.Getenv("BENCH_PROGRAM")
	if name == "" {
		b.Skip("BENCH_PROGRAM is not set")
	}
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	return name, string(text)
}

func benchmark(b *testing.B, change func(*vm.Config)) {
	name, src := program(b)
	steps := int64(0)
	for b.Loop() {
		r := execute(b, name, src, "", change)
		if r.Err != nil {
			b.Fatal(r.Err, r.stderr)
		}
		steps += r.Steps
	}
	b.ReportMetric(float64(steps)/b.Elapsed().Seconds()/1e6, "Msteps/s")
}

// BenchmarkProgram runs a program unobserved.
func BenchmarkProgram(b *testing.B) { benchmark(b, nil) }

// counter is a recorder that keeps nothing.
type counter struct{ steps, effects int }

func (c *counter) Step(trace.FrameID, *code.Code, int32) { c.steps++ }
func (c *counter) Effect(*trace.Effect)                  { c.effects++ }
func (c *counter) Load(*trace.Loading)                   {}

// BenchmarkEffects tells every effect of a program to a recorder that keeps nothing.
func BenchmarkEffects(b *testing.B) {
	benchmark(b, func(cfg *vm.Config) { cfg.Recorder = &counter{} })
}

// inspector is a machine that is not made yet.
type inspector struct{ trace.Inspector }

// BenchmarkHistory records a program.
func BenchmarkHistory(b *testing.B) {
	benchmark(b, func(cfg *vm.Config) {
		look := &inspector{}
		cfg.Recorder = history.New(history.Config{Inspector: look, Memory: 8 << 30})
		setup := cfg.Setup
		cfg.Setup = func(m *vm.Machine) error {
			look.Inspector = m
			return setup(m)
		}
	})
}
