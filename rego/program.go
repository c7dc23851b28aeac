package rego

import (
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego/internal/compile"
)

// Program is a set of compiled bundles. It is immutable and safe for concurrent
// use; any number of Bindings share one.
type Program struct {
	compiler *ast.Compiler
	bundles  []*bundles.Bundle
	leftOut  map[string]bool // packages of the bundles that were not compiled
	roots    []string
	policies []policy.Metadata // by ID
	refs     map[string]ast.Ref
	unknown  map[string]bool // policies that have a rule unknown
	data     map[string]any
	queries  *queryCache
	plan     func() *planned // made when first asked for
}

// Compile compiles bundles together. Two bundles with one root are refused. What
// the compiler has to say comes as one *policy.CompileError.
func Compile(all ...*bundles.Bundle) (*Program, error) {
	modules, err := compile.Modules(all, false)
	if err != nil {
		return nil, err
	}
	return newProgram(all, modules)
}

// CompileFor is Compile for some policies: of the built-in bundle it leaves out what
// neither they nor users' bundles refer to, which is most of what compiling costs. The
// program knows all policies, but runs these alone. A rule that is asked for is compiled
// when it is first needed.
func CompileFor(ids []string, all ...*bundles.Bundle) (*Program, error) {
	var wanted [][]string
	for _, b := range all {
		for _, m := range b.Policies() {
			if slices.Contains(ids, m.ID) {
				wanted = append(wanted, packageOf(&m))
			}
		}
	}
	return compileNeeded(wanted, all)
}

func compileNeeded(wanted [][]string, all []*bundles.Bundle) (*Program, error) {
	modules, err := compile.Needed(all, wanted)
	if err != nil {
		return nil, err
	}
	return newProgram(all, modules)
}

func newProgram(all []*bundles.Bundle, modules map[string]*ast.Module) (*Program, error) {
	compiler := compile.NewCompiler()
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compile.Error(compiler.Errors)
	}
	p := &Program{
		compiler: compiler,
		bundles:  all,
		leftOut:  map[string]bool{},
		refs:     map[string]ast.Ref{},
		unknown:  map[string]bool{},
		data:     compile.Data(all),
		queries:  newQueryCache(),
	}
	for _, b := range all {
		for _, source := range b.Sources() {
			if !source.Test && modules[source.File] == nil {
				p.leftOut[packageKey(source.Package)] = true
			}
		}
		p.roots = append(p.roots, b.Root())
		p.policies = append(p.policies, b.Policies()...)
	}
	slices.SortFunc(p.policies, func(x, y policy.Metadata) int { return strings.Compare(x.ID, y.ID) })
	p.index()
	p.plan = sync.OnceValue(p.makePlan)
	return p, nil
}

// Has says whether the program runs the policies with these IDs.
func (p *Program) Has(ids ...string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return p.refs[id] == nil })
}

// refsOf are those of the policies with these IDs, nil for all. What is not there, Eval
// says.
func (p *Program) refsOf(ids []string) map[string]ast.Ref {
	if ids == nil {
		return p.refs
	}
	refs := make(map[string]ast.Ref, len(ids))
	for _, id := range ids {
		if ref, ok := p.refs[id]; ok {
			refs[id] = ref
		}
	}
	return refs
}

// Policies returns the metadata of all policies, ordered by ID. Do not modify.
func (p *Program) Policies() []policy.Metadata { return p.policies }

// index finds the rules of each policy that was compiled.
func (p *Program) index() {
	for i := range p.policies {
		m := &p.policies[i]
		ref := ast.Ref{ast.DefaultRootDocument}
		for _, segment := range packageOf(m) {
			ref = append(ref, ast.StringTerm(segment))
		}
		if len(p.compiler.GetRulesWithPrefix(ref)) == 0 {
			continue
		}
		p.refs[m.ID] = ref
		p.unknown[m.ID] = len(p.compiler.GetRulesExact(ref.Append(ast.StringTerm("unknown")))) > 0
	}
}

// packageOf is the package of a policy, below data.
func packageOf(m *policy.Metadata) []string {
	slug := m.ID[strings.LastIndex(m.ID, "/")+1:]
	domain := strings.TrimSuffix(strings.TrimPrefix(m.ID, m.Bundle+"/"), "/"+slug)
	return []string{m.Bundle, "policies", domain, slug}
}
