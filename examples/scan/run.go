package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// The exit codes. Incomplete wins over findings: a run that did not see everything
// proves nothing.
const (
	exitClean      = 0
	exitFindings   = 1
	exitUsage      = 2
	exitIncomplete = 3
)

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if err != nil {
		return exitUsage
	}
	in, err := read(o.paths, stdin)
	if err != nil {
		fmt.Fprintln(stderr, "scan:", err)
		return exitIncomplete
	}
	inv, err := in.inventory(o.complete, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "scan:", err)
		return exitIncomplete
	}
	ev, err := newEvaluator(ctx, o, inv)
	if err != nil {
		fmt.Fprintln(stderr, "scan:", err)
		return exitUsage
	}
	report, err := ev.Evaluate(ctx, in.sources()...)
	if printErr := o.print(stdout, report); printErr != nil {
		fmt.Fprintln(stderr, "scan:", printErr)
		return exitIncomplete
	}
	remarks(stderr, report, err)
	switch {
	case err != nil:
		return exitIncomplete
	case found(report, o.failOn):
		return exitFindings
	}
	return exitClean
}

func newEvaluator(ctx context.Context, o options, inv *evaluator.Inventory) (*evaluator.Evaluator, error) {
	opts := []evaluator.Option{
		evaluator.WithProfile(o.profile), evaluator.WithInventory(inv), evaluator.WithoutOwnedRepeats(),
	}
	if o.evidence != "" {
		text, err := os.ReadFile(o.evidence)
		if err != nil {
			return nil, err
		}
		evidence, err := policy.ParseEvidence(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.evidence, err)
		}
		opts = append(opts, evaluator.WithEvidence(evidence))
	}
	return evaluator.New(ctx, opts...)
}

func found(report *policy.Report, atLeast policy.Severity) bool {
	for v := range report.Violations() {
		if atLeast != 0 && v.Severity >= atLeast {
			return true
		}
	}
	return false
}

// remarks tells what a reader of the findings must know besides.
func remarks(w io.Writer, report *policy.Report, err error) {
	for _, n := range allNotices(report) {
		place := n.Location.String()
		if place != "" {
			place += ": "
		}
		if n.Object != "" {
			place += n.Object + ": "
		}
		fmt.Fprintf(w, "note: %s%s\n", place, n.Message)
	}
	for _, s := range skips(report) {
		fmt.Fprintf(w, "note: %s: skipped on %d objects, for example %s: %s\n", s.policy, s.objects, s.example, s.reason)
	}
	if err != nil {
		fmt.Fprintf(w, "incomplete: %v\n", err)
	}
}

func allNotices(report *policy.Report) []policy.Notice {
	var all []policy.Notice
	for i := range report.Results {
		all = append(all, report.Results[i].Notices...)
	}
	return append(all, report.Notices...)
}

// skip is what a policy could not judge.
type skip struct {
	policy, example, reason string
	objects                 int
}

// skips are in the order of the policies' IDs.
func skips(report *policy.Report) []*skip {
	byPolicy := map[string]*skip{}
	for i := range report.Results {
		result := &report.Results[i]
		for _, outcome := range result.Outcomes {
			if outcome.Status != policy.StatusSkip {
				continue
			}
			s := byPolicy[outcome.PolicyID]
			if s == nil {
				s = &skip{policy: outcome.PolicyID, example: result.Object.String(), reason: outcome.Reason}
				byPolicy[outcome.PolicyID] = s
			}
			s.objects++
		}
	}
	all := slices.Collect(maps.Values(byPolicy))
	slices.SortFunc(all, func(a, b *skip) int { return strings.Compare(a.policy, b.policy) })
	return all
}
