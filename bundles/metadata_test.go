package bundles_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

func TestMetadataIsDecoded(t *testing.T) {
	got := mustLoad(t, teamBundle()).Policies()
	want := []policy.Metadata{{
		ID:               "acme/labels/require-team",
		Title:            "Team missing",
		Description:      "Nobody knows whom to ask about an object without a team.",
		RelatedResources: []string{"https://example.com/teams"},
		Severity:         policy.SeverityLow,
		Action:           policy.ActionWarn,
		Match: policy.Match{
			Kinds:      []string{"Namespace", "apps/Deployment", "batch/*"},
			Operations: []policy.Operation{policy.OperationCreate},
		},
		Parameters: map[string]any{
			"type": "object", "additionalProperties": false,
			"properties": map[string]any{"least": map[string]any{
				"type": "integer", "minimum": json.Number("1"), "default": json.Number("3"),
			}},
		},
		Controls:    []policy.Control{{Framework: "CIS", ID: "5.7.1", Version: "1.12"}},
		Peers:       []string{"kyverno require-labels"},
		Remediation: "Label the object with its team.",
		Profiles: []policy.Membership{{
			Profile: "house", From: "v1.20", Before: "v1.30", Parameters: map[string]any{"least": json.Number("2")},
		}},
		Since:   "v1.0.0",
		Aliases: []string{"acme/labels/team"},
		Bundle:  "acme",
		File:    teamFile,
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// Each case replaces one text of teamPolicy by another.
var metadataFaults = []struct{ name, old, new, want string }{
	{"an unknown key of ours", "severity: low", "severity: low\n#   severty: low", `:9: custom: unknown key "severty": did you mean "severity"`},
	{"an unknown key nothing is near to", "severity: low", "severity: low\n#   colour: blue", `:9: custom: unknown key "colour"`},
	{"a misspelt key of OPA's", "related_resources:", "related_resource:", `:5: METADATA: unknown key "related_resource": did you mean "related_resources"`},
	{"a key of ours outside custom", "# custom:", "# severity: low\n# custom:", `:7: METADATA: unknown key "severity"`},
	{"an unknown key inside a value", "name: house", "name: house, form: v1.2", `:20: profiles: unknown key "form"`},
	{"no title", "# title: Team missing", "# authors: [A Team]", ":1: title is missing: want the fault in a few words"},
	{"no description", "description: Nobody knows whom to ask about an object without a team.", "authors: [A Team]", ":1: description is missing: want why it is a fault"},
	{"no severity", "#   severity: low\n", "", ":1: severity is missing: want critical, high, medium, low or info"},
	{"an empty severity", "severity: low", "severity:", ":1: severity is missing: want critical, high, medium, low or info"},
	{"no action", "#   action: warn\n", "", ":1: action is missing: want deny, warn, audit or off"},
	{"no match", "#   match: {kinds: [Namespace, apps/Deployment, batch/*], operations: [CREATE]}\n", "", ":1: match is missing: want what the policy is about, for example {workloads: true}"},
	{"no remediation", "#   remediation: Label the object with its team.\n", "", ":1: remediation is missing: want what to do about it"},
	{"no since", "#   since: v1.0.0\n", "", ":1: since is missing: want the release that brings the policy, for example v1.0.0"},
	{"a severity that is none", "severity: low", "severity: lowish", `:8: severity "lowish": want critical, high, medium, low or info`},
	{"a severity that is a number", "severity: low", "severity: 3", ":8: severity: got number, want a string (quote it)"},
	{"an action that is none", "action: warn", "action: block", `:9: action "block": want deny, warn, audit or off`},
	{"a framework's version that is a number", `version: "1.12"`, "version: 1.12", ":16: controls.version: got number, want a string (quote it)"},
	{"a control without an ID", "framework: CIS, id: 5.7.1", "framework: CIS", ":16: controls: want framework and id in each"},
	{"a string where a list belongs", "peers: [kyverno require-labels]", "peers: kyverno", ":18: peers: got string, want a list"},
	{"a word where true or false belongs", "match: {kinds: [Namespace, apps/Deployment, batch/*]", "match: {workloads: all", ":10: match.workloads: got string, want true or false"},
	{"a match that is a word", "match: {kinds: [Namespace, apps/Deployment, batch/*], operations: [CREATE]}", "match: workloads", ":10: match: got string, want an object"},
	{"a match with namespaces", "operations: [CREATE]", "namespaces: [web]", ":10: match: want workloads, kinds and operations only: namespaces and labels are for settings"},
	{"a match with excluded namespaces", "operations: [CREATE]", "excludedNamespaces: [web]", ":10: match: want workloads, kinds and operations only"},
	{"a match with labels", "operations: [CREATE]", "labels: {team: web}", ":10: match: want workloads, kinds and operations only"},
	{"an operation in small letters", "operations: [CREATE]", "operations: [create]", `:10: match: operation "create": want CREATE, UPDATE, DELETE or CONNECT`},
	{"a kind with a version", "apps/Deployment", "apps/v1/Deployment", `:10: match: kind "apps/v1/Deployment": want Kind for the core group, group/Kind, group/* or */*, without a version`},
	{"a kind without its group", "apps/Deployment", "Deployment", `:10: match: kind "Deployment": the core group has no such kind: did you mean apps/Deployment or extensions/Deployment`},
	{"a kind of the core group with a version", "[Namespace,", "[v1/Namespace,", `:10: match: kind "v1/Namespace": want Kind for the core group`},
	{"a kind in small letters", "[Namespace,", "[namespaces,", `:10: match: kind "namespaces": want Kind for the core group`},
	{"a required document that nobody gives", "#   controls:", "#   requires: [inventry]\n#   controls:", `:16: requires: "inventry": want evidence, inventory`},
	{"a required document that is no word", "#   controls:", "#   requires: inventory\n#   controls:", ":16: requires: got string, want a list"},
	{"a profile without a name", "{name: house, ", "{", `:20: profiles: name "": want a name without @ that is not all`},
	{"a profile with a version in its name", "name: house", "name: house@v1.2", `:20: profiles: name "house@v1.2": want a name without @ that is not all`},
	{"the profile of all policies", "name: house", "name: all", `:20: profiles: name "all": want a name without @ that is not all`},
	{"a membership from a version that is none", "from: v1.20", "from: v1.020", `:20: profiles: version "v1.020": want v1.N`},
	{"a membership before a version that is none", "before: v1.30", "before: latest", `:20: profiles: version "latest": want v1.N`},
	{"a membership with parameters nobody knows", "{least: 2}", "{lest: 2}", ":20: profiles: house: parameters: additionalProperties 'lest' not allowed (did you mean \"least\")"},
	{"a membership with parameters that do not fit", "{least: 2}", "{least: 0}", ":20: profiles: house: parameters/least: must be >= 1 but found 0"},
	{"a membership with parameters of a policy that has none", strings.Split(strings.SplitAfter(teamPolicy, "[CREATE]}\n")[1], "#   controls")[0], "", ":15: profiles: house sets parameters: the policy has none"},
	{"parameters that are no object", "type: object", "type: array", ":11: parameters: want type: object and additionalProperties: false"},
	{"parameters that may be anything", "#     additionalProperties: false\n", "", ":11: parameters: want type: object and additionalProperties: false"},
	{"parameters that are no schema", "type: integer", "type: whole", ":11: parameters: "},
	{"a default that violates its schema", "default: 3", "default: 0", ":11: parameters: default at /least: must be >= 1 but found 0"},
	{"a schema that reads a file", "{type: integer, minimum: 1, default: 3}", `{"$ref": "file:///etc/passwd"}`, "leads out of the schema"},
	{"a schema that reads a file beside it", "{type: integer, minimum: 1, default: 3}", `{"$ref": "other.json"}`, "leads out of the schema"},
	{"a policy without rules", "violation contains", "finding contains", ":23: policy without a rule violation: want `violation contains"},
	{"a violation that is one value", "violation contains {", "violation := {", ":23: policy without a rule violation: want `violation contains"},
	{"a violation that is a function", "violation contains {\"msg\": \"no team\"", "violation(_) := {\"msg\": \"no team\"", ":23: policy without a rule violation"},
	{"a package without a domain", `labels["require-team"]`, "labels", `:23: package acme.policies.labels: want acme.policies.<domain>["<slug>"]`},
	{"a package that is too deep", `["require-team"]`, `["require-team"].more`, `:23: package acme.policies.labels.require-team.more: want acme.policies.<domain>["<slug>"]`},
	{"a slug with capitals", `["require-team"]`, `["requireTeam"]`, `:23: package segment "requireTeam": want lower-case letters, digits and single hyphens`},
	{"a slug with an underscore", `["require-team"]`, `["require_team"]`, `:23: package segment "require_team": want lower-case letters, digits and single hyphens`},
	{"a slug with two hyphens", `["require-team"]`, `["require--team"]`, `:23: package segment "require--team"`},
	{"a domain with capitals", "policies.labels", "policies.Labels", `:23: package segment "Labels"`},
	{"METADATA that is no YAML", "severity: low", "severity: [low", "/require-team.rego:"},
}

func TestFaultsOfMetadataNamePlaceAndRemedy(t *testing.T) {
	for _, c := range metadataFaults {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(teamPolicy, c.old) {
				t.Fatalf("the policy does not hold %q", c.old)
			}
			_, err := bundles.FromFS("acme", teamBundle(c.old, c.new))
			wantFaults(t, err, c.want)
			fault := bundleError(t, err)
			if fault.Bundle != "acme" || strings.TrimPrefix(fault.File, "/") != teamFile || fault.Line == 0 {
				t.Errorf("got bundle %q, file %q, line %d", fault.Bundle, fault.File, fault.Line)
			}
		})
	}
}

func TestPolicyWithoutMetadata(t *testing.T) {
	_, rule, _ := strings.Cut(teamPolicy, "\npackage")
	for name, text := range map[string]string{
		"no comment at all":              "package" + rule,
		"a comment that is not METADATA": "# Team missing\npackage" + rule,
		"METADATA of another scope":      "# METADATA\n# scope: subpackages\n# title: All\npackage" + rule,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := bundles.FromFS("acme", tree(teamFile, text))
			wantFaults(t, err, "policy without METADATA of scope package")
			if line := 1 + strings.Count(text[:strings.Index(text, "package acme")], "\n"); bundleError(t, err).Line != line {
				t.Errorf("got line %d, want that of package, %d", bundleError(t, err).Line, line)
			}
		})
	}
}

func TestAllFaultsOfABundleComeTogether(t *testing.T) {
	files := teamBundle("severity: low", "severity: lowish", "action: warn", "action: block", "#   since: v1.0.0\n", "", "name: house", "name: all")
	files["policies/labels/Other/other.rego"] = tree("", "package acme.policies.labels.Other\n\nviolation := 1\n")[""]
	files["policies/stray.rego"] = tree("", "package stray\n")[""]
	_, err := bundles.FromFS("acme", files)
	wantFaults(
		t, err,
		`acme/policies/labels/Other/other.rego:1: package segment "Other"`,
		"acme/policies/labels/Other/other.rego:1: policy without a rule violation",
		"acme/policies/labels/Other/other.rego:1: policy without METADATA",
		`acme/policies/labels/require-team/require-team.rego:9: action "block"`,
		`acme/policies/labels/require-team/require-team.rego:8: severity "lowish"`,
		"acme/policies/labels/require-team/require-team.rego:1: since is missing",
		`acme/policies/labels/require-team/require-team.rego:20: profiles: name "all"`,
		"acme/policies/stray.rego:1: package stray: want a package below acme",
	)
}
