package rbac_test

import (
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/internal/clustertest"
	"github.com/reeve-policy/reeve/policy"
)

// TestReviewsDoNotGrowWithTheInventory counts allocations, which are the same on a busy
// machine: each object that is looked at is decoded, and takes some.
func TestReviewsDoNotGrowWithTheInventory(t *testing.T) {
	small, large := judging(t, town(t, 100)), judging(t, town(t, 5000))
	for name, o := range reviewed() {
		t.Run(name, func(t *testing.T) {
			few, many := allocations(t, small, o), allocations(t, large, o)
			if many > few*1.5 {
				t.Errorf("%v allocations with 100 objects, %v with 5000: want no more than half as many again", few, many)
			}
		})
	}
}

func allocations(t *testing.T, ev *evaluator.Evaluator, o map[string]any) float64 {
	t.Helper()
	return testing.AllocsPerRun(5, func() { admit(t, ev, o) })
}

// judging is an evaluator of all policies on RBAC.
func judging(t testing.TB, inv *evaluator.Inventory) *evaluator.Evaluator {
	t.Helper()
	return clustertest.Evaluator(
		t,
		evaluator.WithProfile("all"),
		evaluator.WithSetting("*", policy.Setting{Action: policy.ActionOff}),
		evaluator.WithSetting("rbac/*", policy.Setting{Action: policy.ActionDeny}),
		evaluator.WithInventory(inv),
	)
}

// admit judges the creation of an object.
func admit(t testing.TB, ev *evaluator.Evaluator, o map[string]any) {
	report, err := ev.Review(t.Context(), evaluator.Request{
		Operation: policy.OperationCreate, Object: evaluator.Map(o),
		User: evaluator.User{Name: "eve", Groups: []string{"system:authenticated"}},
	})
	if err != nil || len(report.Results) != 1 || report.Results[0].Unmatched != "" {
		t.Fatalf("%v, %+v", err, report)
	}
}
