package vm_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/test/cases"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"

	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/plan"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// excused are the cases in which the vm declines or differs, each with its reason.
var excused = map[string]string{}

// TestMain adds the function that OPA's cases expect of their runner.
func TestMain(m *testing.M) {
	ast.RegisterBuiltin(&ast.Builtin{Name: "test.sleep", Decl: types.NewFunction(types.Args(types.S), types.Nl)})
	topdown.RegisterBuiltinFunc("test.sleep", func(_ topdown.BuiltinContext, args []*ast.Term, iter func(*ast.Term) error) error {
		text, _ := args[0].Value.(ast.String)
		d, err := time.ParseDuration(string(text))
		if err != nil {
			return err
		}
		time.Sleep(d)
		return iter(ast.NullTerm())
	})
	os.Exit(m.Run())
}

func TestConformanceV1(t *testing.T) { conform(t, "v1", ast.RegoV1) }
func TestConformanceV0(t *testing.T) { conform(t, "v0", ast.RegoV0) }

func conform(t *testing.T, folder string, version ast.RegoVersion) {
	t.Helper()
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	for _, tc := range opaCases(t, folder) {
		t.Run(tc.Note, func(t *testing.T) {
			for _, passes := range []vm.Passes{{}, vm.AllPasses()} {
				err := runCase(t, tc, version, passes)
				reason, ok := excused[folder+"/"+tc.Note]
				switch {
				case err != nil && !ok:
					t.Errorf("%+v: %v", passes, err)
				case err == nil && ok:
					t.Errorf("passes, though excused: %s", reason)
				}
			}
		})
	}
}

func opaCases(t *testing.T, folder string) []cases.TestCase {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/open-policy-agent/opa").Output()
	if err != nil {
		t.Fatal(err)
	}
	set, err := cases.Load(filepath.Join(strings.TrimSpace(string(dir)), "v1/test/cases/testdata", folder))
	if err != nil {
		t.Fatal(err)
	}
	return set.Sorted().Cases
}

func runCase(t *testing.T, tc cases.TestCase, version ast.RegoVersion, passes vm.Passes) error {
	t.Helper()
	for k, v := range tc.Env {
		t.Setenv(k, v)
	}
	results, err := evalCase(t.Context(), tc, version, passes)
	var opa *topdown.Error
	switch {
	case tc.WantErrorCode != nil && err == nil, tc.WantError != nil && err == nil:
		return fmt.Errorf("want an error, got %v", results)
	case tc.WantErrorCode != nil && (!errors.As(err, &opa) || opa.Code != *tc.WantErrorCode):
		return fmt.Errorf("want code %s, got %w", *tc.WantErrorCode, err)
	case tc.WantErrorCode != nil || tc.WantError != nil:
		return nil
	case err != nil:
		return fmt.Errorf("unexpected error: %w", err)
	case tc.WantResult != nil:
		return sameResults(tc, results)
	}
	return nil
}

func evalCase(ctx context.Context, tc cases.TestCase, version ast.RegoVersion, passes vm.Passes) ([]any, error) {
	options := ast.ParserOptions{RegoVersion: version}
	if tc.ExperimentalKeywords {
		options.Capabilities = ast.CapabilitiesForThisVersion(ast.CapabilitiesExperimentalKeywords(true))
	}
	modules := map[string]string{}
	for i, m := range tc.Modules {
		modules[fmt.Sprintf("test-%d.rego", i)] = m
	}
	compiler, err := ast.CompileModulesWithOpt(modules, ast.CompileOpts{ParserOptions: options})
	if err != nil {
		return nil, err
	}
	policy, err := plan.Of(ctx, compiler, ast.MustParseBody(tc.Query))
	if err != nil {
		return nil, fmt.Errorf("plan: %w", err)
	}
	data := map[string]any{}
	if tc.Data != nil {
		data = *tc.Data
	}
	program := vm.Load(policy).Compile(data, vm.Options{Lenient: !tc.StrictError, Passes: passes})
	return program.Query(ctx, plan.QueryName, caseInput(tc))
}

func caseInput(tc cases.TestCase) any {
	switch {
	case tc.InputTerm != nil:
		return value.FromAST(ast.MustParseTerm(*tc.InputTerm).Value)
	case tc.Input != nil:
		return value.Norm(*tc.Input)
	}
	return nil
}

func sameResults(tc cases.TestCase, results []any) error {
	want, got := value.NewSet(), value.NewSet()
	for _, b := range *tc.WantResult {
		want.Add(jsonShaped(tc, value.Norm(map[string]any(b))))
	}
	for _, b := range results {
		got.Add(jsonShaped(tc, b))
	}
	if !value.Equal(want, got) {
		return fmt.Errorf("want %s\ngot  %s", show(want), show(got))
	}
	return nil
}

// jsonShaped makes bindings comparable with what a test file can say.
func jsonShaped(tc cases.TestCase, bindings any) any {
	out := map[string]any{}
	for name, v := range value.ToJSON(bindings).(map[string]any) {
		if tc.IgnoreGeneratedVars && strings.HasPrefix(name, "__localq") {
			continue
		}
		if list, ok := v.([]any); ok && tc.SortBindings {
			v = value.NewArray(value.NewSet(normed(list)...).Sorted()...)
		}
		out[name] = v
	}
	return out
}

func normed(list []any) []any {
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = value.Norm(e)
	}
	return out
}

func show(v any) string {
	text, err := json.Marshal(value.ToJSON(v))
	if err != nil {
		return err.Error()
	}
	return string(text)
}
