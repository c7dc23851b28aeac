package evaluator_test

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

var update = flag.Bool("update", false, "write the golden counts anew: read the difference before you commit it")

// tally is what one policy said of a corpus.
type tally struct{ judged, failed, findings, skipped int }

// TestCorpusCountsAreGolden judges each project of a corpus with all policies, the
// project being all there is. What a change of a policy does to real objects shows as a
// change of a golden file; nothing may fail to run.
func TestCorpusCountsAreGolden(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	for name, corpus := range map[string]string{"committed": committedCorpus, "whole": wholeCorpus} {
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(corpus); err != nil {
				t.Skipf("not here: %s", corpus)
			}
			compareGolden(t, filepath.Join("testdata", "corpus", name+".txt"), table(countAll(t, corpus)))
		})
	}
}

func countAll(t *testing.T, corpus string) map[string]*tally {
	t.Helper()
	projects, err := os.ReadDir(corpus)
	if err != nil {
		t.Fatal(err)
	}
	base := with(t, evaluator.WithProfile("all"), evaluator.WithPasses())
	counts := map[string]*tally{}
	for _, p := range base.Policies() {
		counts[p.ID] = &tally{}
	}
	for _, project := range projects {
		if project.IsDir() {
			count(t, base, filepath.Join(corpus, project.Name()), counts)
		}
	}
	return counts
}

// count goes by a fixed clock, so that ages do not grow with the day.
func count(t *testing.T, base *evaluator.Evaluator, project string, counts map[string]*tally) {
	t.Helper()
	inv := evaluator.NewInventory()
	_ = inv.Put(evaluator.Files(project)) // problems come up again below
	if err := inv.MarkComplete("*/*"); err != nil {
		t.Fatal(err)
	}
	ev, err := base.With(t.Context(), evaluator.WithInventory(inv), evaluator.WithClock(func() time.Time {
		return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	}))
	if err != nil {
		t.Fatal(err)
	}
	for result, err := range ev.EvaluateAll(t.Context(), evaluator.Files(project)) {
		if input := (*policy.InputError)(nil); err != nil && !errors.As(err, &input) {
			t.Errorf("%s: %v", result.Object, err)
		}
		for _, outcome := range result.Outcomes {
			counts[outcome.PolicyID].add(outcome)
		}
	}
}

func (c *tally) add(outcome policy.Outcome) {
	c.judged++
	c.findings += len(outcome.Violations)
	switch outcome.Status {
	case policy.StatusFail:
		c.failed++
	case policy.StatusSkip:
		c.skipped++
	case policy.StatusPass, policy.StatusWaived, policy.StatusError:
	}
}

func table(counts map[string]*tally) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%-48s %7s %7s %9s %8s\n", "policy", "judged", "failed", "findings", "skipped")
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		c := counts[id]
		fmt.Fprintf(&text, "%-48s %7d %7d %9d %8d\n", id, c.judged, c.failed, c.findings, c.skipped)
	}
	return text.String()
}

func compareGolden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs: if that is meant, run go test ./evaluator -run Golden -update and read the difference\n%s",
			file, lineDifference(string(want), got))
	}
}

// lineDifference are the lines that only one of both has.
func lineDifference(want, got string) string {
	old, now := strings.Split(want, "\n"), strings.Split(got, "\n")
	var lines []string
	for _, line := range old {
		if !slices.Contains(now, line) {
			lines = append(lines, "- "+line)
		}
	}
	for _, line := range now {
		if !slices.Contains(old, line) {
			lines = append(lines, "+ "+line)
		}
	}
	return strings.Join(lines, "\n")
}
