// Package regotest runs the Rego tests of bundles from `go test`.
//
//	func TestPolicies(t *testing.T) {
//		own, err := bundles.FromDir("acme", "policies", bundles.WithTests())
//		if err != nil {
//			t.Fatal(err)
//		}
//		regotest.Run(t, own)
//	}
//
// Tests are compiled as package rego compiles policies, so what passes here runs
// there: the same built-ins, the same strictness, and a built-in that fails is an
// error. The built-in bundle is always present, so that policies may import
// data.reeve.lib. The default parameters of the policies stand in
// data.reeve_parameters. A test that sets one parameter and keeps the defaults of
// the others writes `with data.reeve_parameters["acme/tags/owner"].limit as 3`.
package regotest

import (
	"testing"

	"github.com/reeve-policy/reeve/bundles"
)

// Run runs every Rego test of the bundles, which must have been loaded with
// bundles.WithTests, as a subtest named <file>/<rule>, and every case of a rule
// test_x[name] as a subtest below that. Rules todo_test_… are skipped. A bundle
// without tests fails, and so does a parameterised test without cases. What the
// bundles import from the built-in bundle is not tested unless that is among them.
func Run(t *testing.T, all ...*bundles.Bundle) {
	t.Helper()
	s, err := newSuite(all)
	if err != nil {
		t.Fatal(err)
	}
	outcomes, err := s.outcomes(t.Context())
	for i := range outcomes {
		o := &outcomes[i]
		t.Run(o.file+"/"+o.name, o.report)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// report is the body of a subtest.
func (o *outcome) report(t *testing.T) {
	t.Helper()
	for i := range o.cases {
		t.Run(o.cases[i].name, o.cases[i].report)
	}
	if o.skipped {
		t.Skipf("%s:%d: to do", o.file, o.line)
	}
	if o.failure != "" {
		t.Errorf("%s:%d: %s\n%s", o.file, o.line, o.name, o.failure)
	}
}

// Uncovered runs the Rego tests of the bundles as Run does and returns the lines no
// test reached, in order, by file as bundles.Source names it. Test files and files
// that are covered throughout are absent. Whether the tests pass is not its
// business; t fails only when they cannot be run.
func Uncovered(t testing.TB, all ...*bundles.Bundle) map[string][]int {
	t.Helper()
	s, err := newSuite(all)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := s.uncovered(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
