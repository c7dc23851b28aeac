package vm

import (
	"strings"

	"github.com/reeve-policy/reeve/internal/vm/code"
)

// reachable tells which functions can be called when only the entries are asked for.
func (l *Plan) reachable(plan *code.Plan, entries [][]string) func(name string) bool {
	if entries == nil {
		return func(string) bool { return true }
	}
	functions := make(map[string]*code.Func, len(plan.Funcs))
	for _, f := range plan.Funcs {
		functions[f.Name] = f
	}
	reached := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		if f := functions[name]; f != nil && !reached[name] {
			reached[name] = true
			plan.Callees(f, visit)
		}
	}
	for _, name := range l.namesAt(entries) {
		visit(name)
	}
	return func(name string) bool { return reached[name] }
}

// namesAt are the names of the functions at these paths.
func (l *Plan) namesAt(paths [][]string) []string {
	wanted := make(map[string]bool, len(paths))
	for _, path := range paths {
		wanted[strings.Join(path, "\x00")] = true
	}
	var names []string
	for _, f := range l.policy.Funcs.Funcs {
		if f.Path[0] == "g0" && wanted[strings.Join(f.Path[1:], "\x00")] {
			names = append(names, f.Name)
		}
	}
	return names
}
