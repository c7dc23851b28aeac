package vm_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/builtin"
	"github.com/reeve-policy/reeve/internal/vm/vmtest"
)

// Where test objects come from besides the tests of policies.
const (
	bundleFolder    = "../../bundles/reeve"
	committedCorpus = "../../testdata/corpus"
	wholeCorpus     = "../../../shared/corpus"
)

// TestRegoTestsOfTheBundle runs every rule of the bundle and of its tests, the tests
// themselves included, without an input: the tests bring their own.
func TestRegoTestsOfTheBundle(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	for name, passes := range allPasses() {
		if passes != vm.AllPasses() && !*everything {
			continue
		}
		t.Run(name, func(t *testing.T) {
			s := suiteOf(t, compileBundle(t, true), passes)
			var tally vmtest.Tally
			if err := s.Compare(t.Context(), nil, nil, &tally); err != nil {
				t.Error(err)
			}
			t.Logf("%d rules: %+v", len(s.Rules), tally)
		})
	}
}

// TestObjectsOfPolicyTests runs every rule over every object that the test of some
// policy denies or allows, with the inventory of that test.
func TestObjectsOfPolicyTests(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	objects := testObjects(t)
	compiler := compileBundle(t, false)
	t.Run("all passes", func(t *testing.T) { compareAll(t, suiteOf(t, compiler, vm.AllPasses()), few(objects, 400)) })
	t.Run("no passes", func(t *testing.T) { compareAll(t, suiteOf(t, compiler, vm.Passes{}), few(objects, 40)) })
}

// few takes at most n samples from everywhere, unless -all was given: the time goes into
// topdown.
func few(samples []sample, n int) []sample {
	if *everything || len(samples) <= n {
		return samples
	}
	some := make([]sample, n)
	for i := range some {
		some[i] = samples[i*len(samples)/n]
	}
	return some
}

// A function without a native form costs a policy most of what the vm gains. Write one
// in internal/vm/builtin; its test holds it against OPA's by itself.
func TestEveryFunctionThatTheBundleCallsIsNative(t *testing.T) {
	s := suiteOf(t, compileBundle(t, false), vm.AllPasses())
	for _, name := range s.Builtins {
		if !builtin.IsNative(name) {
			t.Errorf("%s has no native form", name)
		}
	}
	if len(s.Builtins) == 0 {
		t.Error("no functions found")
	}
}

func TestCommittedCorpus(t *testing.T) { compareCorpus(t, committedCorpus, 400) }

func TestWholeCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	if _, err := os.Stat(wholeCorpus); err != nil {
		t.Skipf("not here: %s", wholeCorpus)
	}
	compareCorpus(t, wholeCorpus, 400)
}

// compareCorpus compares some objects, bare and in a review.
func compareCorpus(t *testing.T, folder string, n int) {
	t.Helper()
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	compareAll(t, suiteOf(t, compileBundle(t, false), vm.AllPasses()), few(objectsOf(folder), n))
}

func objectsOf(folder string) (samples []sample) {
	for item := range object.Files(folder) {
		if item.Object == nil {
			continue
		}
		name := fmt.Sprintf("%s#%d", item.Object.Origin.File, item.Object.Origin.Document)
		samples = append(samples, sample{name, item.Object.Value, nil}, sample{name + " in a review", review(item.Object.Value), nil})
	}
	return samples
}

func review(o map[string]any) map[string]any {
	return map[string]any{"review": map[string]any{"object": o, "operation": "CREATE"}}
}

type sample struct {
	name      string
	input     any
	inventory map[string]any
}

func compareAll(t *testing.T, s *vmtest.Suite, samples []sample) {
	t.Helper()
	var tally vmtest.Tally
	for _, o := range samples {
		if err := s.Compare(t.Context(), o.input, o.inventory, &tally); err != nil {
			t.Errorf("%s: %v", o.name, err)
		}
	}
	if len(samples) == 0 {
		t.Error("nothing to compare")
	}
	t.Logf("%d rules on %d inputs: %+v", len(s.Rules), len(samples), tally)
}

func suiteOf(t testing.TB, compiler *ast.Compiler, passes vm.Passes) *vmtest.Suite {
	t.Helper()
	s, err := vmtest.New(t.Context(), compiler, documents(), vm.Options{Passes: passes, Absent: []string{"parameters"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, err := range s.Declined {
		t.Errorf("%s: declined: %v", name, err)
	}
	return s
}

// documents are documents as an evaluator gives them.
func documents() map[string]any {
	return map[string]any{
		"reeve_config":     map[string]any{"profile": ""},
		"reeve_parameters": map[string]any{},
	}
}

func compileBundle(t testing.TB, tests bool) *ast.Compiler {
	t.Helper()
	compiler, err := vmtest.Folder(bundleFolder, tests, ast.RegoV1)
	if err != nil {
		t.Fatal(err)
	}
	return compiler
}

// testObjects evaluates the rules denied and allowed of all tests.
func testObjects(t testing.TB) []sample {
	t.Helper()
	compiler := compileBundle(t, true)
	ask := func(ref ast.Ref) map[string]any {
		v, err := vmtest.Ask(context.Background(), compiler, ref)
		if err != nil {
			t.Fatal(err)
		}
		m, _ := v.(map[string]any)
		return m
	}
	var samples []sample
	for _, module := range compiler.Modules {
		path := module.Package.Path
		if !strings.Contains(path.String(), "_test") {
			continue
		}
		inventory := ask(path.Append(ast.StringTerm("inventory")))
		for _, rule := range []string{"denied", "allowed"} {
			for name, o := range ask(path.Append(ast.StringTerm(rule))) {
				samples = append(samples, sample{path.String() + " " + name, o, inventory})
			}
		}
	}
	slices.SortFunc(samples, func(a, b sample) int { return strings.Compare(a.name, b.name) })
	return samples
}

// allPasses are programs that must not differ.
func allPasses() map[string]vm.Passes {
	return map[string]vm.Passes{"no passes": {}, "all passes": vm.AllPasses()}
}
