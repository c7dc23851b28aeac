package bundles_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/bundles"
)

// Without the prefix all: in its go:embed directive the manifest is left out, and the
// revision with it.
func TestBuiltinBundleHasItsManifest(t *testing.T) {
	b := builtin(t)
	if b.Root() != bundles.BuiltinRoot || b.Revision() == "" {
		t.Errorf("got root %q, revision %q", b.Root(), b.Revision())
	}
}

// Data files do not survive every tool's way of loading.
func TestBuiltinBundleIsRegoV1WithoutData(t *testing.T) {
	b := builtin(t)
	if b.Data() != nil {
		t.Errorf("got data %v, want none: write it as Rego", b.Data())
	}
	for _, source := range b.Sources() {
		if source.V0 {
			t.Errorf("%s is Rego v0", source.File)
		}
	}
}

func TestBuiltinPoliciesAreOrdered(t *testing.T) {
	var ids []string
	for _, m := range builtin(t).Policies() {
		ids = append(ids, m.ID)
		if m.Bundle != bundles.BuiltinRoot || strings.Count(m.ID, "/") != 1 {
			t.Errorf("got %s of bundle %s", m.ID, m.Bundle)
		}
	}
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("got %q, want each once and in order", ids)
	}
}

func TestBuiltinBundleLeavesTestsOutUnlessAskedFor(t *testing.T) {
	for _, source := range builtin(t).Sources() {
		if source.Test {
			t.Errorf("%s is a test", source.File)
		}
	}
	isTest := func(s bundles.Source) bool { return s.Test }
	if !slices.ContainsFunc(builtin(t, bundles.WithTests()).Sources(), isTest) {
		t.Error("got no tests, though asked for")
	}
}

func builtin(t *testing.T, options ...bundles.Option) *bundles.Bundle {
	t.Helper()
	b, err := bundles.Builtin(options...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
