package bundles_test

import (
	"context"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// The house rules are what every built-in policy keeps. Each file house_*_test.go
// holds those of one subject. To run them for one policy:
//
//	go test ./bundles -run TestHouse/psp/pss-privileged
var houseRules = []struct {
	name  string
	check func(*testing.T, *tenant)
}{
	{"METADATA keys are in the house order", checkKeyOrder},
	{"controls are of known frameworks", checkFrameworks},
	{"it is short", checkSize},
	{"only violation and unknown are public", checkPublicRules},
	{"its test file holds what tests hold", checkTestRules},
	{"it reads the object through views", checkReads},
	{"it names its own ID once at most", checkOwnID},
	{"it reads its parameters", checkParameters},
	{"it brings the documents it requires", checkRequired},
	{"it is in the profiles of its frameworks", checkFrameworkProfiles},
	{"denied objects are denied", checkDenied},
	{"allowed objects are allowed", checkAllowed},
	{"paths lead into the object", checkPaths},
	{"containers are named", checkContainers},
	{"messages state the fact", checkMessages},
	{"fixes mend the fault", checkFixes},
	{"a controller gets the verdict of its pod", checkWrapped},
	{"stock tools agree", checkStock},
}

func TestHouse(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	h := openHouse(t)
	for _, metadata := range h.bundle.Policies() {
		t.Run(metadata.ID, func(t *testing.T) {
			t.Parallel()
			p := h.tenant(t, metadata)
			for _, rule := range houseRules {
				t.Run(rule.name, func(t *testing.T) { rule.check(t, p) })
			}
		})
	}
}

// house is the built-in bundle with its tests, compiled once for all house rules.
type house struct {
	bundle    *bundles.Bundle
	modules   map[string]*ast.Module // as parsed, by file
	compiler  *ast.Compiler
	evaluator *evaluator.Evaluator // holds every policy, with all fixes
}

var builtHouse = sync.OnceValues(func() (*house, error) {
	bundle, err := bundles.Builtin(bundles.WithTests())
	if err != nil {
		return nil, err
	}
	h := &house{bundle: bundle, modules: map[string]*ast.Module{}}
	for _, source := range bundle.Sources() {
		if h.modules[source.File], err = ast.ParseModule(source.File, source.Text); err != nil {
			return nil, err
		}
	}
	h.compiler = ast.NewCompiler()
	if h.compiler.Compile(h.modules); h.compiler.Failed() {
		return nil, h.compiler.Errors
	}
	h.evaluator, err = evaluator.New(
		context.Background(),
		evaluator.WithProfile("all"),
		evaluator.WithConfig(policy.Config{Fixes: policy.FixesAll, PodSpecPaths: customKinds}),
		evaluator.WithTimeout(time.Minute),
	)
	return h, err
})

func openHouse(t *testing.T) *house {
	t.Helper()
	h, err := builtHouse()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// ask has OPA evaluate a query over input and data, as stock tools do, and decodes
// the answer into a value. What is undefined leaves the value alone.
func (h *house) ask(t *testing.T, query string, input any, data object, into any) {
	t.Helper()
	if data == nil {
		data = object{}
	}
	options := []func(*rego.Rego){
		rego.Query(query), rego.Compiler(h.compiler), rego.Store(inmem.NewFromObject(data)), rego.StrictBuiltinErrors(true),
	}
	if input != nil {
		options = append(options, rego.Input(input))
	}
	results, err := rego.New(options...).Eval(t.Context())
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if len(results) > 0 {
		recode(t, results[0].Expressions[0].Value, into)
	}
}

func (h *house) text(file string) string {
	sources := h.bundle.Sources()
	return sources[slices.IndexFunc(sources, func(s bundles.Source) bool { return s.File == file })].Text
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
