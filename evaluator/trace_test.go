package evaluator_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

func TestTraceShowsWhatAPolicyDid(t *testing.T) {
	var out bytes.Buffer
	if err := with(t, evaluator.WithPolicies(privileged)).Trace(t.Context(), manifest(badPod), privileged, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "pss-privileged.rego:") {
		t.Errorf("got %s", out.String())
	}
}

func TestTraceRefusesWhatItCannotShow(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged))
	tests := map[string]struct {
		source evaluator.Source
		id     string
		want   string
	}{
		"a policy that is unknown":      {manifest(badPod), "psp/pss-privilegd", `did you mean "psp/pss-privileged"`},
		"a policy that is not selected": {manifest(badPod), hostNamespace, "policy psp/pss-host-namespaces is not selected"},
		"a source that holds nothing":   {evaluator.Source{}, privileged, "no object"},
		"two objects":                   {manifest(badPod + "---\n" + badPod), privileged, "more than one object"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := ev.Trace(t.Context(), test.source, test.id, &bytes.Buffer{})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("want %q, got %v", test.want, err)
			}
		})
	}
}

func TestTraceOfAPolicyThatCrashesSaysSo(t *testing.T) {
	var failed *policy.EvalError
	err := with(t, evaluator.WithBundle(acme(t, crashing))).Trace(t.Context(), manifest(configMap), "acme/test/crashing", &bytes.Buffer{})
	if !errors.As(err, &failed) || failed.Line == 0 {
		t.Errorf("got %v", err)
	}
}
