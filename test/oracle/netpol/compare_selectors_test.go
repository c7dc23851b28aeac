package netpol_test

import (
	"maps"
	"slices"
	"testing"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

const selectionQuery = `[
	count(data.reeve.lib.selection.conflicts(input.one)) == 0,
	count([1 | data.reeve.lib.selection.overlap(input.one, input.other)]) == 1,
	count([1 | data.reeve.lib.selection.implies(input.one, input.other)]) == 1,
]`

// TestRandomSelectorsCompareAsTheirLabelsDo holds what the view says of selectors against
// what Kubernetes says of every combination of labels that could make a difference: each
// value that they name, one that they do not, and none.
func TestRandomSelectorsCompareAsTheirLabelsDo(t *testing.T) {
	v := newView(t, selectionQuery)
	var held [3]int
	for seed := range uint64(3000) {
		r := newRandom(seed)
		one, other := r.selector(), r.selector()
		a, errA := metav1.LabelSelectorAsSelector(one)
		b, errB := metav1.LabelSelectorAsSelector(other)
		if errA != nil || errB != nil {
			continue
		}
		want := []bool{false, false, true}
		for set := range combinations(one, other) {
			want[0] = want[0] || a.Matches(set)
			want[1] = want[1] || a.Matches(set) && b.Matches(set)
			want[2] = want[2] && (!a.Matches(set) || b.Matches(set))
		}
		got := v.holds(t, map[string]any{"one": one, "other": other})
		if !slices.Equal(got, want) {
			t.Errorf("%v and %v: want %v, got %v", one, other, want, got)
		}
		for i := range got {
			if got[i] {
				held[i]++
			}
		}
	}
	t.Logf("satisfiable, overlapping, implied: %v", held)
}

// combinations are all sets of labels that the selectors can tell apart.
func combinations(selectors ...*metav1.LabelSelector) func(yield func(labels.Set) bool) {
	values := map[string]map[string]bool{}
	add := func(key string, all ...string) {
		if values[key] == nil {
			values[key] = map[string]bool{"other": true}
		}
		for _, value := range all {
			values[key][value] = true
		}
	}
	for _, s := range selectors {
		for key, value := range s.MatchLabels {
			add(key, value)
		}
		for _, e := range s.MatchExpressions {
			add(e.Key, e.Values...)
		}
	}
	sets := []labels.Set{{}}
	for key, all := range values {
		for _, set := range slices.Clone(sets) {
			for value := range all {
				with := maps.Clone(set)
				with[key] = value
				sets = append(sets, with)
			}
		}
	}
	return slices.Values(sets)
}
