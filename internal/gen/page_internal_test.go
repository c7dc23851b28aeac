package main

import (
	"reflect"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func TestParametersAreDescribed(t *testing.T) {
	got, err := parametersOf(&policy.Metadata{Parameters: map[string]any{
		"type": "object", "additionalProperties": false, "required": []any{"hosts"},
		"properties": map[string]any{
			"hosts":   map[string]any{"type": "array", "items": map[string]any{"type": "string", "pattern": "^a|b$"}},
			"mode":    map[string]any{"enum": []any{"a", "b"}, "default": "a", "description": "What to do."},
			"version": map[string]any{"type": []any{"string", "null"}, "default": nil},
			"free":    map[string]any{},
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := []parameter{
		{Name: "free", Type: "any"},
		{Name: "hosts", Type: "array of string like `^a|b$`", Default: "required"},
		{Name: "mode", Type: "`\"a\"`, `\"b\"`", Default: "`\"a\"`", Description: "What to do."},
		{Name: "version", Type: `["string","null"]`, Default: "`null`"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMembershipsSayFromWhen(t *testing.T) {
	got := memberships(&policy.Metadata{Profiles: []policy.Membership{
		{Profile: "a"},
		{Profile: "b", From: "v1.2", Before: "v1.4"},
		{Profile: "c", Parameters: map[string]any{"level": "x"}},
	}})
	want := []string{"`a`", "`b` from v1.2 before v1.4", "`c` with `{\"level\":\"x\"}`"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJudgesSaysWhatIsMatched(t *testing.T) {
	for want, match := range map[string]policy.Match{
		"every object": {},
		"every kind that bears a pod template, `Namespace`": {Workloads: true, Kinds: []string{"Namespace"}},
	} {
		if got := judges(&match); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestMarkdownIsEscaped(t *testing.T) {
	if got := cell("a | b\n c"); got != `a \| b c` {
		t.Errorf("cell: %q", got)
	}
	if got := code("a`b"); got != "`` a`b ``" {
		t.Errorf("code: %q", got)
	}
}
