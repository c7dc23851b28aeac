// Package compile turns bundles into what OPA compiles, in the same way whether
// policies are to be run or tested.
package compile

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

// Modules parses the files of bundles, test files too when tests is set, and
// returns them by file name. Two bundles with one root are refused.
func Modules(all []*bundles.Bundle, tests bool) (map[string]*ast.Module, error) {
	modules := map[string]*ast.Module{}
	roots := map[string]bool{}
	for _, b := range all {
		if roots[b.Root()] {
			return nil, &policy.BundleError{Bundle: b.Root(), Reason: "two bundles have this root: their policies would mix"}
		}
		roots[b.Root()] = true
		if err := parse(b, tests, modules); err != nil {
			return nil, err
		}
	}
	return modules, nil
}

func parse(b *bundles.Bundle, tests bool, modules map[string]*ast.Module) error {
	sources := b.Sources()
	for i := range sources {
		source := &sources[i]
		if source.Test && !tests {
			continue
		}
		module, err := parseOne(source)
		if err != nil {
			return err
		}
		modules[source.File] = module
	}
	return nil
}

func parseOne(source *bundles.Source) (*ast.Module, error) {
	version := ast.RegoV1
	if source.V0 {
		version = ast.RegoV0
	}
	module, err := ast.ParseModuleWithOpts(source.File, source.Text, ast.ParserOptions{RegoVersion: version})
	if err != nil {
		return nil, fmt.Errorf("rego: %w", err)
	}
	return module, nil
}

// Data gathers the data documents of bundles.
func Data(all []*bundles.Bundle) map[string]any {
	data := map[string]any{}
	for _, b := range all {
		for root, document := range b.Data() {
			data[root] = document
		}
	}
	return data
}

// NewCompiler returns the compiler for them: strict, without what reaches out of a
// policy, and telling all it finds.
func NewCompiler() *ast.Compiler {
	return ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities()).SetErrorLimit(0)
}
