package rego

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
)

// Program is a set of compiled bundles. It is immutable and safe for concurrent
// use; any number of Bindings share one.
type Program struct {
	compiler *ast.Compiler
	policies []policy.Metadata // by ID
	refs     map[string]ast.Ref
	unknown  map[string]bool // policies that have a rule unknown
	data     map[string]any
	queries  *queryCache
}

// Compile compiles bundles together. Two bundles with one root are refused. What
// the compiler has to say comes as one *policy.CompileError.
func Compile(all ...*bundles.Bundle) (*Program, error) {
	p := &Program{
		refs:    map[string]ast.Ref{},
		unknown: map[string]bool{},
		data:    map[string]any{},
		queries: newQueryCache(),
	}
	modules := map[string]*ast.Module{}
	roots := map[string]*bundles.Bundle{}
	for _, b := range all {
		if roots[b.Root()] != nil {
			return nil, &policy.BundleError{Bundle: b.Root(), Reason: "two bundles have this root: their policies would mix"}
		}
		roots[b.Root()] = b
		if err := parse(b, modules); err != nil {
			return nil, err
		}
		for root, document := range b.Data() {
			p.data[root] = document
		}
		p.policies = append(p.policies, b.Policies()...)
	}
	slices.SortFunc(p.policies, func(x, y policy.Metadata) int { return strings.Compare(x.ID, y.ID) })
	p.compiler = newCompiler()
	if p.compiler.Compile(modules); p.compiler.Failed() {
		return nil, compileError(p.compiler.Errors)
	}
	p.index()
	return p, nil
}

// Policies returns the metadata of all policies, ordered by ID. Do not modify.
func (p *Program) Policies() []policy.Metadata { return p.policies }

// index finds the rules of each policy.
func (p *Program) index() {
	for i := range p.policies {
		m := &p.policies[i]
		slug := m.ID[strings.LastIndex(m.ID, "/")+1:]
		domain := strings.TrimSuffix(strings.TrimPrefix(m.ID, m.Bundle+"/"), "/"+slug)
		ref := ast.Ref{ast.DefaultRootDocument}
		for _, segment := range []string{m.Bundle, "policies", domain, slug} {
			ref = append(ref, ast.StringTerm(segment))
		}
		p.refs[m.ID] = ref
		p.unknown[m.ID] = len(p.compiler.GetRulesExact(ref.Append(ast.StringTerm("unknown")))) > 0
	}
}

func parse(b *bundles.Bundle, modules map[string]*ast.Module) error {
	for _, source := range b.Sources() {
		if source.Test {
			continue
		}
		version := ast.RegoV1
		if source.V0 {
			version = ast.RegoV0
		}
		module, err := ast.ParseModuleWithOpts(source.File, source.Text, ast.ParserOptions{RegoVersion: version})
		if err != nil {
			return fmt.Errorf("rego: %w", err)
		}
		modules[source.File] = module
	}
	return nil
}

func newCompiler() *ast.Compiler {
	return ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities())
}

func compileError(errs ast.Errors) error {
	out := &policy.CompileError{}
	for _, e := range errs {
		d := policy.Diagnostic{Code: e.Code, Message: e.Message}
		if e.Location != nil {
			d.File, d.Line, d.Column = e.Location.File, e.Location.Row, e.Location.Col
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	slices.SortStableFunc(out.Diagnostics, func(x, y policy.Diagnostic) int {
		if c := strings.Compare(x.File, y.File); c != 0 {
			return c
		}
		return x.Line - y.Line
	})
	return out
}
