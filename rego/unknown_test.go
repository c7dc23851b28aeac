package rego_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/rego"
)

func TestUnknownIsDecoded(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []rego.Unknown
	}{
		"a policy without the rule": {body: found},
		"an empty set":              {body: found + "\n\nunknown contains {\"msg\": \"m\"} if input.nope"},
		"with and without needs": {
			body: found + "\n\nunknown contains {\"msg\": \"b\", \"needs\": [\"Role\"]}\n\nunknown contains {\"msg\": \"a\"}",
			want: []rego.Unknown{{Message: "a"}, {Message: "b", Needs: []string{"Role"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := evalOne(t, c.body, nil)
			if messages(t, a) != "found" || !reflect.DeepEqual(a.Unknown, c.want) {
				t.Errorf("want found and %v, got %+v", c.want, a)
			}
		})
	}
}

func TestAWrongShapeOfUnknownIsAnError(t *testing.T) {
	for name, c := range map[string]struct{ rule, want string }{
		"no msg":               {`unknown contains {"needs": []}`, "rule unknown: want msg"},
		"a number for msg":     {`unknown contains {"msg": 1}`, "rule unknown: msg: want a string"},
		"a string for needs":   {`unknown contains {"msg": "m", "needs": "Role"}`, "needs: want an array"},
		"a number in needs":    {`unknown contains {"msg": "m", "needs": ["Role", 1]}`, "needs: [1]: want a string"},
		"an unknown field":     {`unknown contains {"msg": "m", "path": []}`, "path: unknown field"},
		"an element no object": {`unknown contains "m"`, "rule unknown holds \"m\": want an object"},
		"a rule that is no set": {
			`unknown := {"msg": "m"}`, "rule unknown is no set: want `unknown contains …`",
		},
		"a rule that is undefined": {`unknown := input.nope`, "undefined"},
	} {
		t.Run(name, func(t *testing.T) {
			binding := bind(t, rules{"a/good": found, "m/bad": found + "\n\n" + c.rule})
			answers := eval(binding, pod(), "acme/m/bad", "acme/a/good")
			if messages(t, answers[1]) != "found" {
				t.Errorf("want the good one to speak, got %+v", answers[1])
			}
			if e := evalError(t, answers[0]); !strings.Contains(e.Error(), c.want) {
				t.Errorf("want %q in %v", c.want, e)
			}
		})
	}
}
