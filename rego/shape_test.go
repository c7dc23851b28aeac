package rego_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

func TestAWrongShapeIsAnErrorAndNotSilence(t *testing.T) {
	for name, c := range map[string]struct{ element, want string }{
		"a string in place of an object":   {`"bad"`, "rule violation holds \"bad\": want an object"},
		"an array in place of an object":   {`["bad"]`, "want an object"},
		"no msg":                           {`{"path": []}`, "want msg and path"},
		"an empty msg":                     {`{"msg": "", "path": []}`, "want msg and path"},
		"a number for msg":                 {`{"msg": 1, "path": []}`, "msg: want a string, got 1"},
		"no path":                          {`{"msg": "m"}`, "want msg and path"},
		"null for path":                    {`{"msg": "m", "path": null}`, "path: want an array, got <nil>"},
		"a string for path":                {`{"msg": "m", "path": "spec.x"}`, "path: want an array"},
		"a negative index":                 {`{"msg": "m", "path": ["spec", -1]}`, "path: index -1: want a whole number from 0"},
		"a fraction for an index":          {`{"msg": "m", "path": ["spec", 1.5]}`, "path: index 1.5: want a whole number from 0"},
		"an index beyond all integers":     {`{"msg": "m", "path": [99999999999999999999]}`, "want a whole number from 0"},
		"a boolean in the path":            {`{"msg": "m", "path": [true]}`, "path: element true: want a string or a number"},
		"an unknown field":                 {`{"msg": "m", "path": [], "sev": "high"}`, "sev: unknown field"},
		"a severity there is not":          {`{"msg": "m", "path": [], "severity": "urgent"}`, `severity: severity "urgent": want critical`},
		"a number for severity":            {`{"msg": "m", "path": [], "severity": 1}`, "severity: want a string"},
		"an action there is not":           {`{"msg": "m", "path": [], "action": "block"}`, `action: action "block": want deny`},
		"a violation that is off":          {`{"msg": "m", "path": [], "action": "off"}`, "action: off: leave the violation out instead"},
		"a number for container":           {`{"msg": "m", "path": [], "container": 1}`, "container: want a string"},
		"an object for fix":                {`{"msg": "m", "path": [], "fix": {"op": "remove"}}`, "fix: want an array"},
		"a string in fix":                  {`{"msg": "m", "path": [], "fix": ["remove"]}`, "fix: [0]: want an object"},
		"an unknown op":                    {`{"msg": "m", "path": [], "fix": [{"op": "remove"}, {"op": "test", "value": 1}]}`, `fix: [1]: op "test": want add, replace or remove`},
		"no op":                            {`{"msg": "m", "path": [], "fix": [{"value": 1}]}`, `fix: [0]: op "": want`},
		"a misspelt field of a fix":        {`{"msg": "m", "path": [], "fix": [{"op": "add", "vlaue": 1}]}`, "fix: [0]: vlaue: unknown field"},
		"nothing to add":                   {`{"msg": "m", "path": [], "fix": [{"op": "add"}]}`, "fix: [0]: op add without value"},
		"a bad path of a fix":              {`{"msg": "m", "path": [], "fix": [{"op": "remove", "path": [-1]}]}`, "fix: [0]: path: index -1"},
		"a string for related":             {`{"msg": "m", "path": [], "related": "other"}`, "related: want an array"},
		"a string in related":              {`{"msg": "m", "path": [], "related": ["other"]}`, "related: [0]: want an object"},
		"an unknown field of related":      {`{"msg": "m", "path": [], "related": [{"message": "m"}]}`, "related: [0]: message: unknown field"},
		"a number for the msg of related":  {`{"msg": "m", "path": [], "related": [{"msg": 1}]}`, "related: [0]: msg: want a string"},
		"a bad path of related":            {`{"msg": "m", "path": [], "related": [{"path": "x"}]}`, "related: [0]: path: want an array"},
		"a string for the related object":  {`{"msg": "m", "path": [], "related": [{"object": "Pod/x"}]}`, "related: [0]: object: want an object"},
		"an unknown field of that object":  {`{"msg": "m", "path": [], "related": [{"object": {"Kind": "Pod"}}]}`, "object: Kind: unknown field"},
		"a number for the name of that":    {`{"msg": "m", "path": [], "related": [{"object": {"name": 1}}]}`, "object: name: want a string"},
		"several faults, in order of name": {`{"msg": 1, "path": 2}`, "msg: want a string, got 1\npath: want an array, got 2"},
	} {
		t.Run(name, func(t *testing.T) {
			binding := bind(t, rules{"a/good": found, "m/bad": found + "\n\nviolation contains " + c.element})
			answers := eval(binding, pod(), "acme/a/good", "acme/m/bad")
			if messages(t, answers[0]) != "found" {
				t.Errorf("want the good one to speak, got %+v", answers[0])
			}
			if e := evalError(t, answers[1]); !strings.Contains(e.Error(), c.want) {
				t.Errorf("want %q in %v", c.want, e)
			}
		})
	}
}

func TestAFullFindingIsDecoded(t *testing.T) {
	a := evalOne(t, `violation contains {
	"msg": "m",
	"path": ["spec", "containers", i, "env", 10],
	"container": "app",
	"fix": [
		{"op": "remove"},
		{"op": "add", "path": ["spec", i], "value": {"a": [true, null]}},
		{"op": "replace", "path": [], "value": null},
	],
	"related": [
		{"object": {"apiVersion": "v1", "kind": "Service", "namespace": "ns", "name": "web"}, "path": ["spec", 0], "msg": "selects it"},
		{},
	],
	"details": {"names": {"b", "a"}},
} if some i in [count(input.kind) - 1]`, map[string]any{"kind": "Pod"})
	want := []rego.Finding{{
		Message: "m", Path: policy.Path{"spec", "containers", 2, "env", 10}, Container: "app",
		Fix: []rego.FixOperation{
			{Op: "remove"},
			{Op: "add", Path: policy.Path{"spec", 2}, Value: map[string]any{"a": []any{true, nil}}},
			{Op: "replace", Path: policy.Path{}},
		},
		Related: []policy.Related{
			{
				Object: policy.ObjectRef{APIVersion: "v1", Kind: "Service", Namespace: "ns", Name: "web"},
				Path:   policy.Path{"spec", 0}, Message: "selects it",
			},
			{},
		},
		Details: map[string]any{"names": []any{"a", "b"}},
	}}
	if a.Err != nil || !reflect.DeepEqual(a.Findings, want) {
		t.Errorf("want\n%#v\ngot\n%#v, error %v", want, a.Findings, a.Err)
	}
}

func TestEmptyListsAreAbsentOnes(t *testing.T) {
	a := evalOne(t, `violation contains {"msg": "m", "path": [], "fix": [], "related": [], "container": ""}`, nil)
	want := []rego.Finding{{Message: "m", Path: policy.Path{}}}
	if a.Err != nil || !reflect.DeepEqual(a.Findings, want) {
		t.Errorf("want %#v, got %#v, error %v", want, a.Findings, a.Err)
	}
}
