package builtin

import "strings"

// nativeOf is the native form of a function, nil when there is none.
func nativeOf(name string) native {
	for _, family := range []func(string) native{comparisons, types, numbers, texts, affixes, cuts, arrays, objects, sets, sums, patterns, globs, clocks, marshals, trees, graphs, nets, certificates} {
		if f := family(name); f != nil {
			return f
		}
	}
	return nil
}

// Costly says whether a function takes much longer than to look up what it came to.
func Costly(name string) bool {
	family, _, _ := strings.Cut(name, ".")
	return family == "regex" || family == "glob" || family == "units" || name == "sprintf"
}

// two and three read operands of one type each.

func two[A, B any](args []any) (a A, b B, ok bool) {
	if len(args) != 2 {
		return a, b, false
	}
	a, ok = args[0].(A)
	if !ok {
		return a, b, false
	}
	b, ok = args[1].(B)
	return a, b, ok
}
