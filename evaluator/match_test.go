package evaluator_test

import (
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// objects that matching tells apart; the test policies find something in each.
var matched = map[string]string{
	"pod":       "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: prod-eu, labels: {tier: web}}\nspec: {containers: [{name: app}]}\n",
	"no ns":     "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: app}]}\n",
	"deploy":    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: dev}\nspec: {selector: {}, template: {spec: {containers: [{name: app}]}}}\n",
	"namespace": "apiVersion: v1\nkind: Namespace\nmetadata: {name: prod-eu}\n",
	"role":      "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: []\n",
	"custom":    "apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\n",
}

func TestMatchNarrows(t *testing.T) {
	tests := map[string]struct {
		match policy.Match
		want  string // names of the objects that are judged
	}{
		"nothing":                                  {policy.Match{}, "custom deploy namespace no ns pod role"},
		"kinds of the core group":                  {policy.Match{Kinds: []string{"Pod"}}, "no ns pod"},
		"a kind with its group":                    {policy.Match{Kinds: []string{"apps/Deployment", "x.io/Thing"}}, "custom deploy"},
		"all kinds of a group":                     {policy.Match{Kinds: []string{"apps/*"}}, "deploy"},
		"all kinds":                                {policy.Match{Kinds: []string{"*/*"}}, "custom deploy namespace no ns pod role"},
		"workloads":                                {policy.Match{Workloads: true}, "deploy no ns pod"},
		"workloads or a kind":                      {policy.Match{Workloads: true, Kinds: []string{"Namespace"}}, "deploy namespace no ns pod"},
		"a namespace":                              {policy.Match{Namespaces: []string{"dev"}}, "deploy"},
		"the namespace default, by absence":        {policy.Match{Namespaces: []string{"default"}}, "custom no ns"},
		"a pattern, and a Namespace in itself":     {policy.Match{Namespaces: []string{"prod-*"}}, "namespace pod"},
		"any namespace, but nothing of no one":     {policy.Match{Namespaces: []string{"*"}}, "custom deploy namespace no ns pod"},
		"all but a namespace":                      {policy.Match{ExcludedNamespaces: []string{"prod-*"}}, "custom deploy no ns role"},
		"all but any namespace":                    {policy.Match{ExcludedNamespaces: []string{"*"}}, "role"},
		"a label":                                  {policy.Match{Labels: map[string]string{"tier": "web"}}, "pod"},
		"a label with another value":               {policy.Match{Labels: map[string]string{"tier": "db"}}, ""},
		"two labels, one of which is missing":      {policy.Match{Labels: map[string]string{"tier": "web", "a": ""}}, ""},
		"everything at once":                       {policy.Match{Kinds: []string{"Pod"}, Namespaces: []string{"prod-eu"}, Labels: map[string]string{"tier": "web"}}, "pod"},
		"an operation that Evaluate does not have": {policy.Match{Operations: []policy.Operation{policy.OperationUpdate}}, ""},
		"the operation Evaluate counts as":         {policy.Match{Operations: []policy.Operation{policy.OperationCreate}}, "custom deploy namespace no ns pod role"},
	}
	any := with(t, evaluator.WithBundle(acme(t, rule{slug: "any", custom: "match: {kinds: ['*/*']}\nprofiles: [{name: acme}]", rego: always})))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ev := mustWith(t, any, evaluator.WithProfile("acme"), evaluator.WithSetting("acme/test/any", policy.Setting{Match: &test.match}))
			if got := judgedBy(t, ev); got != test.want {
				t.Errorf("want %q, got %q", test.want, got)
			}
		})
	}
}

func judgedBy(t *testing.T, ev *evaluator.Evaluator) string {
	t.Helper()
	var judged []string
	for _, name := range []string{"custom", "deploy", "namespace", "no ns", "pod", "role"} {
		if result := evaluate(t, ev, manifest(matched[name])).Results[0]; result.Unmatched == "" {
			judged = append(judged, name)
		}
	}
	return strings.Join(judged, " ")
}

func TestSeveralMatchesAllHold(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, rule{slug: "any", custom: "match: {kinds: ['*/*']}", rego: always})),
		evaluator.WithPolicies("acme/test/any"),
		evaluator.WithSetting("acme/*", policy.Setting{Match: &policy.Match{Kinds: []string{"Pod", "Namespace"}}}),
		evaluator.WithSetting("acme/*", policy.Setting{Match: &policy.Match{Namespaces: []string{"default"}}}))
	if got := judgedBy(t, ev); got != "no ns" {
		t.Errorf("got %q", got)
	}
}

func TestMatchNeverWidens(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged),
		evaluator.WithSetting(privileged, policy.Setting{Match: &policy.Match{Kinds: []string{"*/*"}}}))
	if got := judgedBy(t, ev); got != "deploy no ns pod" {
		t.Errorf("got %q", got)
	}
}

func TestMatchThatCouldNeverHoldIsRefused(t *testing.T) {
	tests := map[string]struct {
		match policy.Match
		want  string
	}{
		"a kind with a version":             {policy.Match{Kinds: []string{"apps/v1/Deployment"}}, `kind "apps/v1/Deployment": want Kind`},
		"a kind without its group":          {policy.Match{Kinds: []string{"Deployment"}}, `kind "Deployment": the core group has no such kind: did you mean apps/Deployment`},
		"a kind that is a star":             {policy.Match{Kinds: []string{"*"}}, `kind "*": want`},
		"an operation in lower case":        {policy.Match{Operations: []policy.Operation{"create"}}, `operation "create": want CREATE`},
		"a star that does not trail":        {policy.Match{Namespaces: []string{"*-prod"}}, `namespaces "*-prod": want a name`},
		"an excluded namespace without any": {policy.Match{ExcludedNamespaces: []string{""}}, `excludedNamespaces "": want a name`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := tryWith(t, evaluator.WithSetting(privileged, policy.Setting{Match: &test.match}))
			if err == nil || !strings.Contains(err.Error(), "setting of "+privileged+": match: "+test.want) {
				t.Errorf("want %q, got %v", test.want, err)
			}
		})
	}
}
