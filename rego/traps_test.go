package rego_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

// An undefined rule gives no result, which must not be read as "nothing found".
func TestAPolicyWithoutViolationIsRefused(t *testing.T) {
	for name, body := range map[string]string{
		"no rule at all":      `unknown contains {"msg": "m"}`,
		"a misspelt rule":     `violations contains {"msg": "m", "path": []}`,
		"a rule that is none": `violation := input.nope`,
		"an object":           `violation["m"] := []`,
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{"policies/test/one/one.rego": {Data: []byte(source("acme", "test/one", body))}}
			_, err := bundles.FromFS("acme", files)
			var fault *policy.BundleError
			if !errors.As(err, &fault) || fault.File != "policies/test/one/one.rego" || !strings.Contains(fault.Reason, "violation") {
				t.Errorf("want it refused by a *policy.BundleError, got %v", err)
			}
		})
	}
}

// OPA 1.21.0 to 1.22.0 lose this match.
func TestAMatchInASetWithReferencesIsNotLost(t *testing.T) {
	a := evalOne(t, found+` if count(_matches) == 1

_matches contains 1 if input.x in {"a", input.y}`, map[string]any{"x": "b", "y": "b"})
	if messages(t, a) != "found" {
		t.Errorf("want the match, got %+v", a)
	}
}

// That is how Rego is: the built-in is undefined, so its negation is not asked. The
// views give absent fields a default for this reason.
func TestANegatedBuiltinOnAnAbsentFieldFindsNothing(t *testing.T) {
	body := found + ` if not startswith(input.nope, "x")`
	if got := messages(t, evalOne(t, body, nil)); got != "" {
		t.Errorf("want silence, got %s", got)
	}
	body = found + ` if not startswith(object.get(input, "nope", ""), "x")`
	if got := messages(t, evalOne(t, body, nil)); got != "found" {
		t.Errorf("want a finding with a default, got %q", got)
	}
}

// Without strict errors the rule would be undefined, and the object allowed.
func TestABuiltinThatFailsIsNotSilence(t *testing.T) {
	body := found + ` if to_number(input.x) > 5`
	if got := messages(t, evalOne(t, body, map[string]any{"x": "6"})); got != "found" {
		t.Errorf("want a finding, got %q", got)
	}
	e := evalError(t, evalOne(t, body, map[string]any{"x": "abc"}))
	if e.File != "acme/policies/test/one/one.rego" || e.Line != lineOf("test/one", body, "to_number") {
		t.Errorf("want the place of to_number, got %s:%d", e.File, e.Line)
	}
}

func TestSetsComeInOneOrder(t *testing.T) {
	a := evalOne(t, `violation contains {"msg": "m", "path": [], "details": {x | some x in input.list}}`,
		map[string]any{"list": []any{"c", 10, "a", 9, "b", true}})
	if got := fmt.Sprint(a.Findings[0].Details); got != "[true 9 10 a b c]" {
		t.Errorf("want Rego's order, got %s", got)
	}
}

// Integers are exact beyond what a float64 holds.
func TestLargeIntegersAreKept(t *testing.T) {
	a := evalOne(t, `violation contains {"msg": sprintf("%d", [input.n]), "path": [], "details": input.n + 1}`,
		map[string]any{"n": int64(9223372036854775806)})
	if got := fmt.Sprintf("%s %v", messages(t, a), a.Findings[0].Details); got != "9223372036854775806 9223372036854775807" {
		t.Errorf("want exact numbers, got %s", got)
	}
}
