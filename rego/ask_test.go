package rego_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/rego"
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

// Questions run on the fast engine as well, or those over whole clusters would take seconds.
func TestQuestionsOfTheBundleRunOnTheFastEngine(t *testing.T) {
	builtin, err := bundles.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	binding := bindWith(t, compile(t, builtin), nil)
	asked := 0
	for _, source := range builtin.Sources() {
		if !strings.HasPrefix(source.File, "reeve/questions/") {
			continue
		}
		module := ast.MustParseModule(source.Text)
		for _, rule := range module.Rules {
			head := rule.Head.Ref()[0].String()
			if len(rule.Head.Args) > 0 || strings.HasPrefix(head, "_") {
				continue
			}
			asked++
			name := module.Package.Path.String() + "." + head
			if declined := rego.Declined(binding, name); declined != nil {
				t.Errorf("%s: %v", name, declined)
			}
		}
	}
	if asked == 0 {
		t.Error("no questions found")
	}
}
