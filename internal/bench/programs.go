package main

import (
	"embed"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bytewalk/internal/oracle"
)

// programs are run by CPython and by bytewalk; the file's name says what each is about.
//
//go:embed programs/*.py
var programs embed.FS

// runPrograms times the programs, or those named, in each version: whole processes, the
// contenders in turn. The ratios are of processor time, the user's and the system's, of
// all threads, to that of the newest CPython.
func (c *config) runPrograms(names []string) error {
	files, err := programs.ReadDir("programs")
	if err != nil {
		return err
	}
	all := []string{"start"}
	for _, file := range files {
		all = append(all, strings.TrimSuffix(file.Name(), ".py"))
	}
	var contenders []contender
	for _, version := range c.versions {
		python, err := oracle.Find(version)
		if err != nil {
			return err
		}
		contenders = append(contenders, contender{name: "CPython " + version, command: []string{python, "-S", "-E"}})
	}
	for _, version := range c.versions {
		contenders = append(contenders, contender{
			name: "ours " + version, command: []string{c.binary, "run", "--python", version, "--max-steps", "0"},
		})
	}
	fmt.Printf("\n%-14s", "processor time")
	for _, one := range contenders {
		fmt.Printf(" %12s", one.name)
	}
	newest := len(c.versions) - 1
	base := "/" + c.versions[newest]
	for _, one := range contenders {
		fmt.Printf(" %13s", strings.TrimPrefix(one.name, "CPython ")+base)
	}
	fmt.Printf("   the same, elapsed\n")
	cpus, walls := make([][]float64, len(contenders)), make([][]float64, len(contenders))
	for _, name := range all {
		if len(names) > 0 && !slices.Contains(names, name) {
			continue
		}
		text := []byte{}
		if name != "start" {
			if text, err = programs.ReadFile("programs/" + name + ".py"); err != nil {
				return err
			}
		}
		took, err := c.race(name, text, contenders)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Printf("%-14s", name)
		for _, p := range took {
			fmt.Printf(" %12s", milliseconds(p.cpu))
		}
		var elapsed strings.Builder
		for i, p := range took {
			cpu, wall := float64(p.cpu)/float64(took[newest].cpu), float64(p.wall)/float64(took[newest].wall)
			fmt.Printf(" %13.2f", cpu)
			fmt.Fprintf(&elapsed, " %6.2f", wall)
			if name != "start" {
				cpus[i], walls[i] = append(cpus[i], cpu), append(walls[i], wall)
			}
		}
		fmt.Printf("  %s\n", elapsed.String())
	}
	if len(cpus[0]) == 0 {
		return nil
	}
	fmt.Printf("%-14s%*s", "geometric mean", 13*len(contenders), "")
	for _, ratios := range cpus {
		fmt.Printf(" %13.2f", geometricMean(ratios))
	}
	fmt.Printf("  ")
	for _, ratios := range walls {
		fmt.Printf(" %6.2f", geometricMean(ratios))
	}
	fmt.Println()
	return nil
}

// race gives the medians of each contender's times for a program; all must write the
// same.
func (c *config) race(name string, text []byte, contenders []contender) ([]process, error) {
	file := filepath.Join(c.dir, name+".py")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return nil, err
	}
	times := make([][]process, len(contenders))
	var want string
	for round := range c.runs {
		for i, one := range contenders {
			one.command = append(slices.Clone(one.command), file)
			p, err := c.startAs(one)
			if err != nil {
				return nil, err
			}
			if round == 0 && i == 0 {
				want = p.stdout
			}
			if p.stdout != want {
				return nil, fmt.Errorf("%s writes %q, %s %q", contenders[0].name, want, one.name, p.stdout)
			}
			times[i] = append(times[i], p)
		}
	}
	took := make([]process, len(contenders))
	for i := range took {
		took[i] = medianOf(times[i])
	}
	return took, nil
}

func geometricMean(ratios []float64) float64 {
	sum := 0.0
	for _, r := range ratios {
		sum += math.Log(r)
	}
	return math.Exp(sum / float64(len(ratios)))
}
