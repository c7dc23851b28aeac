package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/reeve-policy/reeve/evaluator/psp"
)

// printLevels has a line for each field in which a policy differs from the strictest level.
func printLevels(out io.Writer, policies []psp.Levels) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "POLICY\tFIELD\tLEVEL\tLOST AT\tFILLS IN")
	for _, p := range policies {
		for _, f := range p.Fields {
			if f.Level == "restricted" && len(f.Lost) == 0 && f.Fills == nil {
				continue
			}
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", p.Policy, f.Field, f.Level, orNothing(strings.Join(f.Lost, ", ")), filled(f.Fills))
		}
	}
	return table.Flush()
}

func filled(value any) string {
	if value == nil {
		return "-"
	}
	return inJSON(value)
}

func orNothing(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

// printMigrations prints a script of kubectl for each namespace.
func printMigrations(out io.Writer, migrations []psp.Migration) error {
	for _, m := range migrations {
		fmt.Fprintf(out, "\n# namespace %s: %s\n", m.Namespace, m.Level)
		if !m.Certain() {
			fmt.Fprintf(out, "# uncertain, since these need not be all: %s\n", strings.Join(m.Missing, ", "))
		}
		for _, w := range m.Workloads {
			printWorkload(out, m, w)
		}
		fmt.Fprintf(out, "kubectl label --overwrite namespace %s", m.Namespace)
		labels := m.Labels()
		for _, key := range slices.Sorted(maps.Keys(labels)) {
			fmt.Fprintf(out, " %s=%s", key, labels[key])
		}
		if _, err := fmt.Fprintln(out); err != nil {
			return err
		}
	}
	return nil
}

func printWorkload(out io.Writer, m psp.Migration, w psp.Workload) {
	if w.Policy == "" {
		fmt.Fprintf(out, "# %s %s: no policy admits its pods\n", w.Object.Kind, w.Object.Name)
	} else {
		fmt.Fprintf(out, "# %s %s: admitted by %s\n", w.Object.Kind, w.Object.Name, w.Policy)
	}
	for _, level := range []string{"baseline", "restricted"} {
		controls := w.Refusals[level]
		if len(controls) > 0 {
			fmt.Fprintf(out, "#   %s refuses it: %s\n", level, strings.Join(slices.Sorted(maps.Keys(controls)), ", "))
		}
	}
	if len(w.Patch) == 0 {
		return
	}
	resource := strings.ToLower(w.Object.Kind)
	if group, _, ok := strings.Cut(w.Object.APIVersion, "/"); ok {
		resource += "." + group
	}
	fmt.Fprintf(out, "kubectl patch --namespace %s %s/%s --type json --patch '%s'\n", m.Namespace, resource, w.Object.Name, inJSON(w.Patch))
}

func inJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return err.Error() // it was read from JSON
	}
	return string(text)
}
