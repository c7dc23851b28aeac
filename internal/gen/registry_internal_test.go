package main

import (
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/policy"
)

func TestRegistryHoldsWhatMetadataSays(t *testing.T) {
	text, err := registry([]policy.Metadata{{
		ID: "a/full", Title: `The "title"`, Severity: policy.SeverityHigh, Action: policy.ActionDeny, Remediation: "a < b",
		Match: policy.Match{Kinds: []string{"apps/Deployment"}, Operations: []policy.Operation{policy.OperationDelete}},
		Parameters: map[string]any{
			"type": "object", "additionalProperties": false,
			"properties": map[string]any{"max": map[string]any{"type": "integer", "default": 3}, "none": map[string]any{}},
		},
		Profiles: []policy.Membership{{Profile: "p", From: "v1.2", Parameters: map[string]any{"max": 4}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := `
policies := {
	"a/full": {
		"title": "The \"title\"",
		"severity": "high",
		"action": "deny",
		"remediation": "a < b",
		"match": {"kinds": ["apps/Deployment"], "operations": ["DELETE"]},
		"profiles": [{"name": "p", "from": "v1.2", "parameters": {"max": 4}}],
		"defaults": {"max": 3},
	},
}
`
	if got := string(text); !strings.HasSuffix(got, want) {
		t.Errorf("got %s\nwant at its end %s", got, want)
	}
}

func TestRegistryLeavesOutWhatHasNoValue(t *testing.T) {
	text, err := registry([]policy.Metadata{{ID: "a/bare", Severity: policy.SeverityLow}})
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"null", "profiles", "from", "kinds", "workloads"} {
		if strings.Contains(string(text), `"`+key+`"`) {
			t.Errorf("%s is there: %s", key, text)
		}
	}
	if !strings.Contains(string(text), `"defaults": {}`) {
		t.Errorf("defaults are missing: %s", text)
	}
}

func TestRegistryWithoutPolicies(t *testing.T) {
	if _, err := registry(nil); err != nil {
		t.Error(err)
	}
}

func TestRegistryRefusesASeverityThatIsNone(t *testing.T) {
	if text, err := registry([]policy.Metadata{{ID: "a/b"}}); err == nil || !strings.Contains(err.Error(), "a/b: severity") {
		t.Errorf("got %s, %v", text, err)
	}
}
