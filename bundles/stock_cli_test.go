package bundles_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sigs.k8s.io/yaml"

	"github.com/reeve-policy/reeve/evaluator"
)

// stockOPA builds the command-line tool that tools/opa pins.
func stockOPA(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "opa")
	build := exec.Command("go", "build", "-C", "../tools/opa", "-o", binary, "github.com/open-policy-agent/opa")
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	return binary
}

func TestStockToolsTakeTheBundleAsItIs(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	opa, archive := stockOPA(t), filepath.Join(t.TempDir(), "bundle.tar.gz")
	for _, arguments := range [][]string{
		{"check", "--strict", "reeve"},
		{"fmt", "--list", "--fail", "reeve"},
		{"test", "--timeout", "60s", "reeve"}, // 5s are few on a busy machine
		{"build", "--bundle", "reeve", "--ignore", "*_test.rego", "--output", archive},
	} {
		t.Run(arguments[0], func(t *testing.T) {
			if output, err := exec.Command(opa, arguments...).CombinedOutput(); err != nil {
				t.Errorf("opa %v: %v\n%s", arguments, err, output)
			}
		})
	}
	t.Run("eval", func(t *testing.T) { compareEval(t, opa, archive) })
}

// compareEval has `opa eval` judge real manifests and compares with the evaluator. Each
// run compiles the whole bundle, so they are few.
func compareEval(t *testing.T, opa, archive string) {
	files, err := filepath.Glob("../testdata/corpus/bad-pods/manifests/*/*/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no manifests: %v", err)
	}
	base, err := evaluator.New(t.Context(), evaluator.WithTimeout(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	for _, profile := range []string{"recommended", "baseline", "restricted", "restricted@v1.21"} {
		ev, err := base.With(t.Context(), evaluator.WithProfile(profile))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(files); i += len(files)/3 + 1 {
			text, err := os.ReadFile(files[i])
			if err != nil {
				t.Fatal(err)
			}
			manifest, err := yaml.YAMLToJSON(text)
			if err != nil {
				continue // several documents: opa eval takes one
			}
			want, got := judged(t, ev, manifest), evalCLI(t, opa, archive, profile, manifest)
			if !slices.Equal(want, got) {
				t.Errorf("%s under %s: Go says %q, opa eval says %q", files[i], profile, want, got)
			}
		}
	}
}

func judged(t *testing.T, ev *evaluator.Evaluator, manifest []byte) []string {
	t.Helper()
	report, err := ev.Evaluate(t.Context(), evaluator.JSON(manifest))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for v := range report.Violations() {
		path, err := json.Marshal(v.Path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(v.PolicyID, " ", v.Severity, " ", v.Action, " ", string(path), " ", v.Message))
	}
	slices.Sort(all)
	return all
}

func evalCLI(t *testing.T, opa, archive, profile string, manifest []byte) []string {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, text []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	config := write("config.json", fmt.Appendf(nil, `{"reeve_config": {"profile": %q}}`, profile))
	output, err := exec.Command(opa, "eval", "--bundle", archive, "--data", config,
		"--input", write("pod.json", manifest), "--format", "raw", "data.reeve.main.violation").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	var found []struct {
		Policy   string          `json:"policy"`
		Severity string          `json:"severity"`
		Action   string          `json:"action"`
		Path     json.RawMessage `json:"path"`
		Message  string          `json:"msg"`
	}
	if err := json.Unmarshal(output, &found); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	all := make([]string, len(found))
	for i, v := range found {
		all[i] = fmt.Sprint(v.Policy, " ", v.Severity, " ", v.Action, " ", string(v.Path), " ", v.Message)
	}
	slices.Sort(all)
	return all
}
