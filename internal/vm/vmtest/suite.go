package vmtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/plan"
)

// Suite is a set of modules in both engines.
type Suite struct {
	Rules    []string         // what is compared, by name
	Declined map[string]error // rules that the vm declines, by name
	Builtins []string         // the built-in functions that rules call

	compiler *ast.Compiler
	data     map[string]any
	refs     []ast.Ref
	queries  []ast.Body // of topdown, one for each rule
	joint    []ast.Body // chunk by chunk as [x | x = rule]
	program  *vm.Program
	rules    []*vm.Rule
}

// New makes a suite of compiled modules and the documents they read.
func New(ctx context.Context, compiler *ast.Compiler, data map[string]any, options vm.Options) (*Suite, error) {
	s := &Suite{compiler: compiler, data: data, Declined: map[string]error{}}
	refs := rulesOf(compiler)
	policy, err := s.plan(ctx, refs)
	if err != nil {
		return nil, err
	}
	for _, b := range policy.Static.BuiltinFuncs {
		s.Builtins = append(s.Builtins, b.Name)
	}
	options.Dynamic = []string{"inventory"}
	s.program = vm.Load(policy).Compile(data, options)
	for _, ref := range refs {
		if s.Declined[ref.String()] != nil {
			continue
		}
		rule, err := s.program.Rule(segments(ref)...)
		if err != nil {
			s.Declined[ref.String()] = err
			continue
		}
		query, err := compiler.QueryCompiler().Compile(ast.NewBody(value(ref)))
		if err != nil {
			return nil, err
		}
		s.Rules, s.refs, s.rules, s.queries = append(s.Rules, ref.String()), append(s.refs, ref), append(s.rules, rule), append(s.queries, query)
	}
	s.joint, err = s.compileJoint()
	return s, err
}

// chunk is how many rules topdown is asked for at once: its compiler takes far longer
// for one long query than for some short ones.
const chunk = 64

func (s *Suite) compileJoint() (joint []ast.Body, err error) {
	for refs := range slices.Chunk(s.refs, chunk) {
		var body ast.Body
		for i, ref := range refs {
			all := ast.ArrayComprehensionTerm(ast.VarTerm("x"), ast.NewBody(value(ref)))
			body.Append(ast.Equality.Expr(ast.VarTerm(fmt.Sprintf("x%d", i)), all))
		}
		compiled, err := s.compiler.QueryCompiler().Compile(body)
		if err != nil {
			return nil, err
		}
		joint = append(joint, compiled)
	}
	return joint, nil
}

// value asks for a rule in the variable x.
func value(ref ast.Ref) *ast.Expr { return ast.Equality.Expr(ast.VarTerm("x"), ast.NewTerm(ref)) }

// rulesOf are all rules without arguments, named by what is constant of their name.
func rulesOf(compiler *ast.Compiler) []ast.Ref {
	seen := map[string]bool{}
	var refs []ast.Ref
	for _, module := range compiler.Modules {
		for _, rule := range module.Rules {
			ref := rule.Ref().StringPrefix()
			if len(rule.Head.Args) > 0 || seen[ref.String()] {
				continue
			}
			seen[ref.String()] = true
			refs = append(refs, ref)
		}
	}
	slices.SortFunc(refs, ast.RefCompare)
	// p["a"] is part of p where there is p[x].
	return slices.DeleteFunc(refs, func(ref ast.Ref) bool {
		for i := 2; i < len(ref); i++ {
			if seen[ref[:i].String()] {
				return true
			}
		}
		return false
	})
}

// plan plans all rules at once, but for those that cannot be planned.
func (s *Suite) plan(ctx context.Context, refs []ast.Ref) (*ir.Policy, error) {
	for len(refs) > 0 {
		var body ast.Body
		for i, ref := range refs {
			body.Append(ast.Equality.Expr(ast.VarTerm(fmt.Sprintf("x%d", i)), ast.NewTerm(ref)))
		}
		policy, err := plan.Of(ctx, s.compiler, body)
		if err == nil {
			return policy, nil
		}
		before := len(refs)
		refs = slices.DeleteFunc(slices.Clone(refs), func(ref ast.Ref) bool {
			_, err := plan.Of(ctx, s.compiler, ast.NewBody(value(ref)))
			if err != nil {
				s.Declined[ref.String()] = err
			}
			return err != nil
		})
		if len(refs) == before {
			return nil, err
		}
	}
	return nil, errors.New("vmtest: no rule can be planned")
}

func segments(ref ast.Ref) []string {
	var all []string
	for _, term := range ref[1:] {
		if s, ok := term.Value.(ast.String); ok {
			all = append(all, string(s))
		}
	}
	return all
}

// Under returns the place of a rule whose name begins with a prefix.
func (s *Suite) Under(prefix string) []int {
	var all []int
	for i, name := range s.Rules {
		if strings.HasPrefix(name, prefix) {
			all = append(all, i)
		}
	}
	return all
}
