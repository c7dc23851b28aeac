package evaluator_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// FuzzEvaluate gives any bytes to every policy there is: what cannot be read is a
// problem, and no policy breaks on what can.
func FuzzEvaluate(f *testing.F) {
	for _, seeds := range []map[string]string{matched, faulty} {
		for _, text := range seeds {
			f.Add([]byte(text))
		}
	}
	f.Add([]byte(badPod + "---\n" + twoContainers))
	f.Add([]byte("apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, spec: {containers: [{name: null, ports: [null]}], volumes: [{hostPath: null}]}}\n"))
	f.Add([]byte(`{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{"seccomp.security.alpha.kubernetes.io/pod":""}},"spec":{"containers":null}}`))
	ev := with(f, evaluator.WithProfile("all"), evaluator.WithPasses(),
		evaluator.WithConfig(policy.Config{OSHeuristic: true, Fixes: policy.FixesAll}))
	f.Fuzz(func(t *testing.T, data []byte) {
		report, err := ev.Evaluate(t.Context(), evaluator.Manifests("fuzz.yaml", bytes.NewReader(data)))
		var failed *policy.EvalError
		if errors.As(err, &failed) {
			t.Fatal(failed)
		}
		again, errAgain := ev.Evaluate(t.Context(), evaluator.Manifests("fuzz.yaml", bytes.NewReader(data)))
		if diff := cmp.Diff(texts(t, report, err), texts(t, again, errAgain)); diff != "" {
			t.Error(diff)
		}
	})
}
