package evaluator

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/rego"
)

// Go places objects in an inventory, and Rego looks for them there.
func TestGoAndRegoKnowTheSameClusterScopedKinds(t *testing.T) {
	ev, err := New(t.Context(), WithPolicies("psp/pss-privileged"))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := ev.binding.Ask(t.Context(), rego.NewInput(map[string]any{}), "data.reeve.lib.scope.cluster_kinds")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, kind := range answer.([]any) {
		got = append(got, kind.(string))
	}
	slices.Sort(got)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(clusterScoped)), got); diff != "" {
		t.Errorf("scope.go against lib/scope/scope.rego: %s", diff)
	}
}
