package regotest

import (
	"context"
	"slices"

	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
)

// uncovered runs the tests and returns the lines of the tested bundles that none of
// them reached.
func (s *suite) uncovered(ctx context.Context) (map[string][]int, error) {
	tracer := cover.New()
	_, err := s.run(ctx, func(r *tester.Runner) {
		r.SetCoverageQueryTracer(tracer).SetCoverageRuns(nil)
	})
	if err != nil {
		return nil, err
	}
	files := tracer.Report(s.modules).Files
	lines := map[string][]int{}
	for _, b := range s.bundles {
		for _, source := range b.Sources() {
			if source.Test || files[source.File] == nil {
				continue
			}
			if missed := rows(files[source.File].NotCovered); len(missed) > 0 {
				lines[source.File] = missed
			}
		}
	}
	return lines, nil
}

// rows are the lines of ranges, ordered and each once.
func rows(ranges []cover.Range) []int {
	var all []int
	for _, r := range ranges {
		for row := r.Start.Row; row <= r.End.Row; row++ {
			all = append(all, row)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
