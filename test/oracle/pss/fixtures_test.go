package pss_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"github.com/reeve-policy/reeve/evaluator"
)

// fixture is one file of the oracle's own test data.
type fixture struct {
	file    string // below testdata: <level>/<version>/<pass|fail>/<check><n>.yaml
	profile string // of reeve: restricted@v1.29
	pass    bool
	check   string // lower case, without the number
	text    []byte
}

// fixtures reads the test data out of the published module.
func fixtures(t testing.TB) []fixture {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "k8s.io/pod-security-admission").Output()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(strings.TrimSpace(string(dir)), "test", "testdata")
	var all []fixture
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		file, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		all = append(all, newFixture(filepath.ToSlash(file), text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func newFixture(file string, text []byte) fixture {
	parts := strings.Split(file, "/")
	return fixture{
		file:    file,
		profile: parts[0] + "@" + parts[1],
		pass:    parts[2] == "pass",
		check:   strings.TrimRight(strings.TrimSuffix(parts[3], ".yaml"), "0123456789"),
		text:    text,
	}
}

// pod decodes the fixture.
func (f *fixture) pod(t testing.TB) *corev1.Pod {
	t.Helper()
	var pod corev1.Pod
	if err := yaml.UnmarshalStrict(f.text, &pod); err != nil {
		t.Fatalf("%s: %v", f.file, err)
	}
	return &pod
}

// wanted are the policies one of which must complain: that of the named control, or
// the restricted one that overrides it.
func (f *fixture) wanted(t testing.TB) []string {
	t.Helper()
	overriding := map[string]string{
		"psp/pss-host-path":             "psp/pss-volume-types",
		"psp/pss-seccomp-baseline":      "psp/pss-seccomp-restricted",
		"psp/pss-capabilities-baseline": "psp/pss-capabilities-restricted",
	}
	for id, name := range policyOf {
		if strings.EqualFold(string(id), f.check) {
			return []string{name, overriding[name]}
		}
	}
	t.Fatalf("%s: no policy stands for %s", f.file, f.check)
	return nil
}

// evaluators makes one evaluator a profile; they share what is compiled.
func evaluators(t testing.TB) func(profile string) *evaluator.Evaluator {
	t.Helper()
	base, err := evaluator.New(t.Context(), evaluator.WithTimeout(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]*evaluator.Evaluator{}
	return func(profile string) *evaluator.Evaluator {
		if made[profile] == nil {
			if made[profile], err = base.With(t.Context(), evaluator.WithProfile(profile)); err != nil {
				t.Fatal(err)
			}
		}
		return made[profile]
	}
}

// complaining are the policies with a violation, in order. Anything but pass and
// fail is an error.
func complaining(t testing.TB, ev *evaluator.Evaluator, source evaluator.Source) []string {
	t.Helper()
	report, err := ev.Evaluate(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Results) != 1 || report.Results[0].Unmatched != "" {
		t.Fatalf("want one judged object, got %+v", report)
	}
	var ids []string
	for v := range report.Violations() {
		ids = append(ids, v.PolicyID)
	}
	return slices.Compact(ids)
}

func TestFixturesGetTheVerdictTheyAreFiledUnder(t *testing.T) {
	evaluatorOf := evaluators(t)
	counts := map[bool]int{}
	for _, f := range fixtures(t) {
		counts[f.pass]++
		got := complaining(t, evaluatorOf(f.profile), evaluator.Manifests(f.file, strings.NewReader(string(f.text))))
		switch {
		case f.pass && len(got) > 0:
			t.Errorf("%s: want no violation, got %v", f.file, got)
		case !f.pass && !slices.ContainsFunc(f.wanted(t), func(id string) bool { return slices.Contains(got, id) }):
			t.Errorf("%s: want a violation of one of %v, got %v", f.file, f.wanted(t), got)
		}
	}
	t.Logf("%d fixtures that pass, %d that fail", counts[true], counts[false])
	if counts[true]+counts[false] != 4537 {
		t.Errorf("read %d fixtures, the module has 4537", counts[true]+counts[false])
	}
}
