package bundles_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

// teamFile is where teamPolicy belongs in a bundle of root acme.
const teamFile = "policies/labels/require-team/require-team.rego"

// teamPolicy is a policy without fault. Tests break one line of it.
const teamPolicy = `# METADATA
# scope: package
# title: Team missing
# description: Nobody knows whom to ask about an object without a team.
# related_resources:
# - ref: https://example.com/teams
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [Namespace, apps/Deployment, batch/*], operations: [CREATE]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       least: {type: integer, minimum: 1, default: 3}
#   controls:
#   - {framework: CIS, id: 5.7.1, version: "1.12"}
#   peers: [kyverno require-labels]
#   remediation: Label the object with its team.
#   profiles: [{name: house, from: v1.20, before: v1.30, parameters: {least: 2}}]
#   since: v1.0.0
#   aliases: [acme/labels/team]
package acme.policies.labels["require-team"]

violation contains {"msg": "no team", "path": ["metadata", "labels", "team"]} if {
	not input.review.object.metadata.labels.team
}
`

// teamBundle is the policy alone, with each old text in it replaced by a new one.
func teamBundle(oldnew ...string) fstest.MapFS {
	return tree(teamFile, strings.NewReplacer(oldnew...).Replace(teamPolicy))
}

// tree makes a file system out of names and texts in turn.
func tree(namesAndTexts ...string) fstest.MapFS {
	files := fstest.MapFS{}
	for pair := range slices.Chunk(namesAndTexts, 2) {
		files[pair[0]] = &fstest.MapFile{Data: []byte(pair[1])}
	}
	return files
}

// faults are the single complaints in a joined error, each of which must be a
// *policy.BundleError.
func faults(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var all []string
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []string{bundleError(t, err).Error()}
	}
	for _, e := range joined.Unwrap() {
		all = append(all, faults(t, e)...)
	}
	return all
}

func bundleError(t *testing.T, err error) *policy.BundleError {
	t.Helper()
	var fault *policy.BundleError
	if !errors.As(err, &fault) {
		t.Fatalf("got %T: %v, want a *policy.BundleError", err, err)
	}
	return fault
}

// wantFaults expects as many faults as there are wanted texts, each holding its own.
func wantFaults(t *testing.T, err error, wanted ...string) {
	t.Helper()
	got := faults(t, err)
	if len(got) != len(wanted) {
		t.Fatalf("got %d faults, want %d:\n%s", len(got), len(wanted), strings.Join(got, "\n"))
	}
	for i := range wanted {
		if !strings.Contains(got[i], wanted[i]) {
			t.Errorf("got  %s\nwant %s", got[i], wanted[i])
		}
	}
}

func mustLoad(t *testing.T, files fstest.MapFS, options ...bundles.Option) *bundles.Bundle {
	t.Helper()
	b, err := bundles.FromFS("acme", files, options...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func fileNames(b *bundles.Bundle) []string {
	var names []string
	for _, source := range b.Sources() {
		names = append(names, source.File)
	}
	return names
}
