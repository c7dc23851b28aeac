package regotest

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// trace runs the tests that failed once more, traced, which would cost too much for
// all of them. It returns the results by place.
func (s *suite) trace(ctx context.Context, results []*tester.Result) (map[*ast.Location]*tester.Result, error) {
	var failed []ast.Ref
	for _, result := range results {
		if result.Fail {
			rule := s.rule(result)
			failed = append(failed, rule.Module.Package.Path.Extend(rule.Head.Ref().GroundPrefix()))
		}
	}
	if len(failed) == 0 {
		return nil, nil
	}
	again, err := s.run(ctx, func(r *tester.Runner) { r.EnableTracing(true) }, failed...)
	byPlace := map[*ast.Location]*tester.Result{}
	for _, result := range again {
		byPlace[result.Location] = result
	}
	return byPlace, err
}

func trace(traced *tester.Result) []*topdown.Event {
	if traced == nil {
		return nil
	}
	return traced.Trace
}

// caseTrace is the trace up to the end of one case.
func caseTrace(traced *tester.Result, name []string) []*topdown.Event {
	if traced == nil {
		return nil
	}
	subs, events := traced.SubResults, traced.Trace
	for _, part := range name {
		sub := subs[part]
		if sub == nil {
			return nil
		}
		subs, events = sub.SubResults, sub.Trace
	}
	return events
}

// explainFailure names the last expression that failed, with the values of its
// variables, and what the test printed.
func explainFailure(result *tester.Result, events []*topdown.Event) string {
	var b strings.Builder
	if event := lastFailure(events); event != nil {
		fmt.Fprintf(&b, "%s:%d:\n", event.Location.File, event.Location.Row)
		if err := topdown.PrettyEvent(&b, event, topdown.PrettyEventOpts{PrettyVars: true}); err != nil {
			fmt.Fprintln(&b, err)
		}
	} else {
		b.WriteString("want true\n")
	}
	return strings.TrimRight(b.String(), "\n") + printed(result)
}

func lastFailure(events []*topdown.Event) *topdown.Event {
	for _, event := range slices.Backward(events) {
		if event.Op != topdown.FailOp || event.Location == nil || event.QueryID == 0 {
			continue
		}
		expr, ok := event.Node.(*ast.Expr)
		if !ok {
			return event
		}
		if _, every := expr.Terms.(*ast.Every); !every { // what failed inside it says more
			return event
		}
	}
	return nil
}

func (s *suite) explainError(result *tester.Result) string {
	if topdown.IsCancel(result.Error) {
		return fmt.Sprintf("took longer than %s", s.timeout) + printed(result)
	}
	return result.Error.Error() + printed(result)
}

func printed(result *tester.Result) string {
	output := strings.TrimSpace(string(result.Output))
	if output == "" {
		return ""
	}
	return "\nprinted:\n" + output
}
