package evaluator_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// TestFindingsInPodSecurityPoliciesAreGolden judges each PodSecurityPolicy of the corpus
// and of the examples, its project being all there is. Who changes a line of the golden file
// reads the manifest.
func TestFindingsInPodSecurityPoliciesAreGolden(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	base := with(t,
		evaluator.WithProfile("all"),
		evaluator.WithSetting("*", policy.Setting{Action: policy.ActionOff}),
		evaluator.WithSetting("psp/psp-*", policy.Setting{Action: policy.ActionDeny}),
	)
	var text strings.Builder
	for _, root := range []string{seedExamples, wholeCorpus} {
		if _, err := os.Stat(root); err != nil {
			t.Skipf("the objects are not here: %s", root)
		}
		if root == seedExamples {
			describePolicies(t, base, filepath.Dir(root), root, &text)
			continue
		}
		projects, err := os.ReadDir(root)
		if err != nil {
			t.Fatal(err)
		}
		for _, project := range projects {
			if project.IsDir() {
				describePolicies(t, base, root, filepath.Join(root, project.Name()), &text)
			}
		}
	}
	compareGolden(t, filepath.Join("testdata", "psp", "findings.txt"), text.String())
}

// describePolicies writes what is found in those of one project, with names of files
// below root.
func describePolicies(t *testing.T, base *evaluator.Evaluator, root, project string, text *strings.Builder) {
	t.Helper()
	files := filesNaming(t, project, "PodSecurityPolicy")
	if len(files) == 0 {
		return
	}
	inv := evaluator.NewInventory()
	_ = inv.Put(evaluator.Files(project)) // problems are for other tests
	if err := inv.MarkComplete("*/*"); err != nil {
		t.Fatal(err)
	}
	ev, err := base.With(t.Context(), evaluator.WithInventory(inv))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		_ = inv.Put(evaluator.Files(file)) // before what another release has under the same name
		name, err := filepath.Rel(root, file)
		if err != nil {
			t.Fatal(err)
		}
		for result, err := range ev.EvaluateAll(t.Context(), evaluator.Files(file)) {
			if input := (*policy.InputError)(nil); err != nil && !errors.As(err, &input) {
				t.Errorf("%s: %v", result.Object, err)
			}
			if result.Object.Kind == "PodSecurityPolicy" {
				fmt.Fprintf(text, "%s %s\n%s", filepath.ToSlash(name), result.Object.Name, findings(t, result))
			}
		}
	}
}

func filesNaming(t *testing.T, folder, word string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if extension := filepath.Ext(file); err != nil || entry.IsDir() || extension != ".yaml" && extension != ".yml" {
			return err
		}
		content, err := os.ReadFile(file) //nolint:gosec // a file of the corpus
		if bytes.Contains(content, []byte(word)) {
			files = append(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// findings has a line for each policy that fails, with the places of its violations.
func findings(t *testing.T, result policy.Result) string {
	t.Helper()
	var text strings.Builder
	for _, outcome := range result.Outcomes {
		if outcome.Status != policy.StatusFail {
			t.Errorf("%s: %s: %v: %s", result.Object, outcome.PolicyID, outcome.Status, outcome.Reason)
		}
		var places []string
		for _, v := range outcome.Violations {
			places = append(places, v.Path.String())
		}
		fmt.Fprintf(&text, "  %s: %s\n", strings.TrimPrefix(outcome.PolicyID, "psp/psp-"), strings.Join(places, ", "))
	}
	return text.String()
}
