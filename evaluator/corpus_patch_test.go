package evaluator_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// TestEveryPatchOfTheCorpusMendsItsFault applies each patch by itself: the fault must be
// gone, and no policy of a profile that has both may have more to say than before.
func TestEveryPatchOfTheCorpusMendsItsFault(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	for name, corpus := range map[string]string{"committed": committedCorpus, "whole": wholeCorpus} {
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(corpus); err != nil {
				t.Skipf("not here: %s", corpus)
			}
			t.Parallel()
			proveAll(t, corpus)
		})
	}
}

func proveAll(t *testing.T, corpus string) {
	t.Helper()
	ev := with(t, evaluator.WithProfile("all"), evaluator.WithConfig(policy.Config{Fixes: policy.FixesAll}))
	seen := map[string]bool{} // objects alike in all but their names prove nothing more
	companions := companionsOf(ev)
	patches := 0
	for item := range object.Files(corpus) {
		if item.Object == nil || seen[likeness(item.Object.Value)] {
			continue
		}
		seen[likeness(item.Object.Value)] = true
		patches += prove(t, ev, companions, item.Object)
	}
	t.Logf("%s: %d patches proven", corpus, patches)
}

// likeness is an object without what policies that offer patches do not look at.
func likeness(value map[string]any) string {
	text, _ := json.Marshal(map[string]any{"kind": value["kind"], "spec": value["spec"]})
	return string(text)
}

func prove(t *testing.T, ev *evaluator.Evaluator, companions map[string]map[string]bool, o *object.Object) (patches int) {
	t.Helper()
	report, err := ev.Evaluate(t.Context(), evaluator.Map(o.Value))
	if err != nil {
		return 0 // not judged, which other tests are about
	}
	before := countFaults(report)
	for v := range report.Violations() {
		if len(v.Fix) == 0 {
			continue
		}
		patches++
		fixed, _ := patch(t, copyOf(t, o.Value), v.Fix).(map[string]any)
		report, err := ev.Evaluate(t.Context(), evaluator.Map(fixed))
		if err != nil {
			t.Errorf("%s: patched by %v it cannot be judged: %v", v, v.Fix, err)
			continue
		}
		after := countFaults(report)
		if key := (faultKey{v.PolicyID, v.Container}); after[key] >= before[key] {
			t.Errorf("%s: still there after %v", v, v.Fix)
		}
		for key, n := range after {
			if n > before[key] && companions[v.PolicyID][key.policy] {
				t.Errorf("%s: the patch %v brings up a fault for %v", v, v.Fix, key)
			}
		}
	}
	return patches
}

// faultKey leaves out message and path, which change with the value that is patched and
// with elements that are removed.
type faultKey struct{ policy, container string }

func countFaults(report *policy.Report) map[faultKey]int {
	counts := map[faultKey]int{}
	for v := range report.Violations() {
		counts[faultKey{v.PolicyID, v.Container}]++
	}
	return counts
}

// companionsOf are, for each policy, those that share a profile with it.
func companionsOf(ev *evaluator.Evaluator) map[string]map[string]bool {
	members := map[string][]string{}
	for _, p := range ev.Policies() {
		for _, in := range p.Profiles {
			members[in.Profile] = append(members[in.Profile], p.ID)
		}
	}
	companions := map[string]map[string]bool{}
	for _, ids := range members {
		for _, id := range ids {
			if companions[id] == nil {
				companions[id] = map[string]bool{}
			}
			for _, other := range ids {
				companions[id][other] = true
			}
		}
	}
	return companions
}

func copyOf(t *testing.T, value map[string]any) map[string]any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var out map[string]any
	if err := decoder.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}
