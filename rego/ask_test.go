package rego_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

const asked = found + `

answer := {"n": count(input.list), "names": {"b", "a"}, "absent": null}

no := false

nothing := input.nope

bad := to_number("abc")

f(x) := x`

func TestAsk(t *testing.T) {
	binding := bind(t, rules{"test/one": asked})
	for rule, want := range map[string]string{
		"answer":         "map[absent:<nil> n:0 names:[a b]]",
		"answer.names.b": "b",
		"no":             "false",
		"violation":      "[map[msg:found path:[spec]]]",
	} {
		got, err := binding.Ask(t.Context(), listInput(), "data.acme.policies.test.one."+rule)
		if err != nil || fmt.Sprint(got) != want {
			t.Errorf("%s: want %s, got %v, error %v", rule, want, got, err)
		}
	}
}

func TestAskNamesTheRuleInItsError(t *testing.T) {
	binding := bind(t, rules{"test/one": asked})
	for rule, want := range map[string]string{
		"data.acme.policies.test.one.nothing":   "undefined",
		"data.acme.policies.test.one.misspelt":  "undefined",
		"data.acme.policies.test.two.violation": "undefined",
		"data.acme.policies.test.one.bad":       "acme/policies/test/one/one.rego:20: eval_builtin_error",
		"data.acme.policies.test.one.f":         "type",
		"not a rule":                            "",
	} {
		got, err := binding.Ask(t.Context(), listInput(), rule)
		if err == nil || !strings.HasPrefix(err.Error(), "rego: "+rule+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error about %s with %q, got %v, error %v", rule, want, got, err)
		}
	}
}

func TestAskStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	errEnough := errors.New("enough")
	cancel(errEnough)
	for _, body := range []string{endless, found} {
		_, err := bind(t, rules{"test/one": body}).Ask(ctx, pod(), "data.acme.policies.test.one.violation")
		if !errors.Is(err, context.Canceled) || !errors.Is(err, errEnough) {
			t.Errorf("want context.Canceled and its cause, got %v", err)
		}
	}
}
