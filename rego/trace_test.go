package rego_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func TestTraceShowsWhatTheEvaluatorDid(t *testing.T) {
	body := found + ` if {
	_helper
	input.kind == "Node"
}

_helper if input.kind`
	binding := bind(t, rules{"test/one": body, "test/two": found})
	var b strings.Builder
	if err := binding.Trace(t.Context(), pod(), "acme/test/one", &b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"acme/policies/test/one/one.rego:12", "Enter data.acme.policies.test.one.violation",
		"data.acme.policies.test.one._helper", "Fail input.kind = \"Node\"",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("want %q in:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "two.rego") {
		t.Errorf("want nothing of another policy in:\n%s", b.String())
	}
}

func TestTraceOfAPolicyThatFailsIsWrittenAllTheSame(t *testing.T) {
	body := found + " if to_number(input.kind) > 0"
	var b strings.Builder
	err := bind(t, rules{"test/one": body}).Trace(t.Context(), pod(), "acme/test/one", &b)
	var e *policy.EvalError
	if !errors.As(err, &e) || e.File != "acme/policies/test/one/one.rego" || !strings.Contains(b.String(), "to_number") {
		t.Errorf("want the failure and what led to it, got %v and:\n%s", err, b.String())
	}
}

func TestTraceOfAnUnheardOfPolicyIsAnError(t *testing.T) {
	var b strings.Builder
	err := bind(t, rules{"test/one": found}).Trace(t.Context(), pod(), "acme/test/two", &b)
	var unknown *policy.UnknownPolicyError
	if !errors.As(err, &unknown) || unknown.ID != "acme/test/two" {
		t.Errorf("want it called unknown, got %v", err)
	}
}
