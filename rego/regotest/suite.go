package regotest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/rego/internal/compile"
)

// suite is the Rego tests of some bundles. Its methods must not run concurrently.
type suite struct {
	bundles  []*bundles.Bundle // those to be tested
	modules  map[string]*ast.Module
	compiler *ast.Compiler // compiled by the first run
	store    storage.Store
	timeout  time.Duration // of one Rego test
}

// newSuite adds the built-in bundle, without its tests, unless it is to be tested.
func newSuite(all []*bundles.Bundle) (*suite, error) {
	if len(all) == 0 {
		return nil, errors.New("regotest: no bundle to test")
	}
	together, err := withBuiltin(all)
	if err != nil {
		return nil, err
	}
	modules, err := compile.Modules(together, true)
	if err != nil {
		return nil, err
	}
	store, err := newStore(together)
	if err != nil {
		return nil, err
	}
	compiler := compile.NewCompiler().WithEnablePrintStatements(true)
	return &suite{bundles: all, modules: modules, compiler: compiler, store: store, timeout: 30 * time.Second}, nil
}

func withBuiltin(all []*bundles.Bundle) ([]*bundles.Bundle, error) {
	for _, b := range all {
		if b.Root() == bundles.BuiltinRoot {
			return all, nil
		}
	}
	builtin, err := bundles.Builtin()
	if err != nil {
		return nil, err
	}
	return append([]*bundles.Bundle{builtin}, all...), nil
}

func newStore(all []*bundles.Bundle) (storage.Store, error) {
	data := compile.Data(all)
	parameters, err := defaults(all)
	if err != nil {
		return nil, err
	}
	data["reeve_parameters"] = parameters
	value, err := ast.InterfaceToValue(data)
	if err != nil {
		return nil, fmt.Errorf("regotest: data of the bundles: %w", err)
	}
	object, ok := value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("regotest: data of the bundles are %T: want an object", value)
	}
	return inmem.NewFromASTObject(object), nil
}

// run runs every test, or those with the given names only. The first run compiles.
func (s *suite) run(ctx context.Context, prepare func(*tester.Runner), only ...ast.Ref) ([]*tester.Result, error) {
	runner := tester.NewRunner().
		SetCompiler(s.compiler).
		SetStore(s.store).
		SetTimeout(s.timeout).
		SetPrefixMatchers(only...).
		RaiseBuiltinErrors(true)
	if len(s.compiler.Modules) == 0 {
		runner.SetModules(s.modules)
	}
	if prepare != nil {
		prepare(runner)
	}
	txn, err := s.store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer s.store.Abort(ctx, txn)
	results, err := runner.RunTests(ctx, txn)
	if s.compiler.Failed() {
		return nil, compile.Error(s.compiler.Errors)
	}
	if err != nil {
		return nil, err
	}
	var all []*tester.Result
	for result := range results {
		all = append(all, result)
	}
	return all, ctx.Err()
}

// rule finds the rule that a test is.
func (s *suite) rule(result *tester.Result) *ast.Rule {
	for _, rule := range s.compiler.Modules[result.Location.File].Rules {
		if rule.Loc() == result.Location {
			return rule
		}
	}
	return nil
}
