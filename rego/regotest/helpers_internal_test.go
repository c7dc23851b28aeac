package regotest

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
)

// policyFile is a policy with the ID acme/tags/owner; it lacks coverage at lines 24
// and 25, and only there, when nothing but its violation is tested.
const policyFile = `# METADATA
# title: Owner missing
# description: Somebody must own it.
# custom:
#   severity: low
#   action: warn
#   match: {kinds: ["*/*"]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       label: {type: string, default: owner}
#   remediation: Set the label.
#   since: v0.1.0
package acme.policies.tags.owner

import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains {"msg": sprintf("label %q is missing", [_label]), "path": ["metadata", "labels"]} if {
	not kube.resource.metadata.labels[_label]
}

shout(text) := loud if {
	loud := upper(text)
}

_label := parameters.of("acme/tags/owner").label
`

// testHead begins the test file, so that the rules of a test start at line 5.
func testHead(rules string) string {
	second := "# No test here looks at the policy."
	if strings.Contains(rules, "policy.") {
		second = "import data.acme.policies.tags.owner as policy"
	}
	return "package acme.policies.tags.owner_test\n\n" + second + "\n\n"
}

// acme is the policy with a test file made of the given rules.
func acme(t *testing.T, rules string) *bundles.Bundle {
	t.Helper()
	return load(t, fstest.MapFS{
		"policies/tags/owner/owner.rego":      {Data: []byte(policyFile)},
		"policies/tags/owner/owner_test.rego": {Data: []byte(testHead(rules) + rules)},
	}, bundles.WithTests())
}

func load(t *testing.T, files fstest.MapFS, options ...bundles.Option) *bundles.Bundle {
	t.Helper()
	b, err := bundles.FromFS("acme", files, options...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// outcomesOf runs the tests of the policy.
func outcomesOf(t *testing.T, rules string) []outcome {
	t.Helper()
	s, err := newSuite([]*bundles.Bundle{acme(t, rules)})
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.outcomes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// onlyOutcome wants one test.
func onlyOutcome(t *testing.T, rules string) outcome {
	t.Helper()
	all := outcomesOf(t, rules)
	if len(all) != 1 {
		t.Fatalf("want one outcome, got %+v", all)
	}
	return all[0]
}
