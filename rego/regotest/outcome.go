package regotest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/reeve-policy/reeve/bundles"
)

// outcome is what became of one Rego test, or of one case of a parameterised one.
type outcome struct {
	file    string
	line    int
	name    string // test_denied, or the name of the case
	skipped bool
	failure string    // empty unless it failed; then without its cases
	cases   []outcome // ordered by name
}

// outcomes runs the tests, those that fail a second time to learn where, and orders
// them by place.
func (s *suite) outcomes(ctx context.Context) ([]outcome, error) {
	results, err := s.run(ctx, nil)
	if err != nil {
		return nil, err
	}
	traced, err := s.trace(ctx, results)
	if err != nil {
		return nil, err
	}
	all := make([]outcome, len(results))
	for i, result := range results {
		all[i] = s.outcome(result, traced[result.Location])
	}
	slices.SortFunc(all, func(a, b outcome) int {
		return cmp.Or(strings.Compare(a.file, b.file), cmp.Compare(a.line, b.line), strings.Compare(a.name, b.name))
	})
	return all, s.untested(all)
}

func (s *suite) outcome(result, traced *tester.Result) outcome {
	o := outcome{file: result.Location.File, line: result.Location.Row, name: result.Name, skipped: result.Skip}
	switch {
	case result.Skip:
	case result.Error != nil:
		o.failure = s.explainError(result)
	case len(result.SubResults) > 0:
		o.cases = cases(&o, result, traced)
	case s.rule(result).Head.DocKind() == ast.PartialObjectDoc:
		o.failure = "no case: nothing was tested"
	case result.Fail:
		o.failure = explainFailure(result, trace(traced))
	}
	return o
}

func cases(parent *outcome, result, traced *tester.Result) []outcome {
	var all []outcome
	for name, sub := range result.SubResults.Iter {
		if len(sub.SubResults) > 0 {
			continue
		}
		o := outcome{file: parent.file, line: parent.line, name: strings.Join(name, "/")}
		if sub.Fail {
			o.failure = explainFailure(result, caseTrace(traced, name))
		}
		all = append(all, o)
	}
	return all
}

// untested refuses a bundle that has no test to run.
func (s *suite) untested(all []outcome) error {
	for _, b := range s.bundles {
		if !slices.ContainsFunc(all, func(o outcome) bool { return strings.HasPrefix(o.file, b.Root()+"/") }) {
			return noTests(b)
		}
	}
	return nil
}

func noTests(b *bundles.Bundle) error {
	if slices.ContainsFunc(b.Sources(), func(s bundles.Source) bool { return s.Test }) {
		return fmt.Errorf("regotest: bundle %s: no rule named test_… in its files *_test.rego", b.Root())
	}
	return fmt.Errorf("regotest: bundle %s: no files *_test.rego (load the bundle with bundles.WithTests())", b.Root())
}
