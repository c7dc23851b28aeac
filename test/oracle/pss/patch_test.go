package pss_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	jsonpatch "github.com/evanphx/json-patch/v5"
	corev1 "k8s.io/api/core/v1"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// TestEveryPatchMendsItsViolation applies each patch alone: its violation must go,
// no other may come, and the oracle must find nothing worse than before.
func TestEveryPatchMendsItsViolation(t *testing.T) {
	ev, err := evaluator.New(t.Context(), evaluator.WithTimeout(time.Minute),
		evaluator.WithProfile("restricted"), evaluator.WithConfig(policy.Config{Fixes: policy.FixesAll}))
	if err != nil {
		t.Fatal(err)
	}
	pods := distinctPods(t)
	random := dice{rand.New(rand.NewPCG(3, 4))}
	for range 300 {
		pods = append(pods, random.pod())
	}
	applied := 0
	for i, pod := range pods {
		text, err := json.Marshal(pod)
		if err != nil {
			t.Fatal(err)
		}
		before, all := violations(t, ev, text)
		for _, v := range all {
			if v.Fix == nil {
				continue
			}
			applied++
			after, _ := violations(t, ev, apply(t, text, v.Fix))
			if after[fault(v)] != before[fault(v)]-1 {
				t.Errorf("pod %d: %s survives its patch %v", i, v, v.Fix)
			}
			for other, n := range after {
				if n > before[other] {
					t.Errorf("pod %d: the patch of %s brings %s", i, v, other)
				}
			}
		}
	}
	t.Logf("%d patches applied to %d pods", applied, len(pods))
}

// violations are counted by what they say, since a patch may move list indexes.
func violations(t *testing.T, ev *evaluator.Evaluator, text []byte) (map[string]int, []policy.Violation) {
	t.Helper()
	var pod corev1.Pod
	if err := json.Unmarshal(text, &pod); err != nil {
		t.Fatal(err)
	}
	report, err := ev.Evaluate(t.Context(), evaluator.Typed(&pod))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	all := slices.Collect(report.Violations())
	for _, v := range all {
		counts[fault(v)]++
	}
	return counts, all
}

func fault(v policy.Violation) string { return v.PolicyID + ": " + v.Message }

func apply(t *testing.T, text []byte, operations []policy.PatchOperation) []byte {
	t.Helper()
	raw, err := json.Marshal(operations)
	if err != nil {
		t.Fatal(err)
	}
	patch, err := jsonpatch.DecodePatch(raw)
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	out, err := patch.Apply(text)
	if err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
	return out
}
