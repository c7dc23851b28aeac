package bundles_test

import (
	"maps"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func checkFixes(t *testing.T, p *tenant) {
	p.eachViolation(t, func(t *testing.T, o object, v policy.Violation) {
		if len(v.Fix) == 0 {
			return
		}
		var patched any
		recode(t, inside(o), &patched)
		for _, operation := range v.Fix {
			var err error
			if patched, err = patch(patched, operation); err != nil {
				t.Fatalf("fix %+v: %s %s: %v", v.Fix, operation.Op, operation.Path, err)
			}
		}
		checkMended(t, v, messages(p.judge(t, "denied", "", o)), messages(p.judge(t, "patched", "", withJudged(o, patched.(object)))))
	})
}

// checkMended compares by message, since a fix may move what comes later in a list.
func checkMended(t *testing.T, v policy.Violation, before, after map[string]int) {
	t.Helper()
	if after[v.Message] >= before[v.Message] {
		t.Errorf("fix %+v does not mend it: %s", v.Fix, v.Message)
	}
	for message := range maps.Keys(after) {
		if after[message] > before[message] {
			t.Errorf("fix %+v brings another violation: %s", v.Fix, message)
		}
	}
}

// messages counts each.
func messages(violations []policy.Violation) map[string]int {
	counts := map[string]int{}
	for _, v := range violations {
		counts[v.Message]++
	}
	return counts
}
