package rego

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/plan"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// Ask evaluates a rule by its full name, for example
// data.reeve.lib.workload.template_paths, and returns its JSON-shaped value, numbers as
// json.Number. A rule that is undefined on the input is an error. The first time, the
// rule is compiled for the fast engine, where the binding has that. Safe for concurrent
// use.
func (b *Binding) Ask(ctx context.Context, in *Input, rule string) (any, error) {
	answer, err := b.ask(ctx, in, rule)
	if err != nil {
		return nil, fmt.Errorf("rego: %s: %w", rule, err)
	}
	return answer, nil
}

func (b *Binding) ask(ctx context.Context, in *Input, rule string) (any, error) {
	ref, err := ast.ParseRef(rule)
	if err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, ended(ctx)
	}
	if path, err := pathOf(ref); err == nil && b.topdown.program.lacks(path) {
		other, err := b.beside(path)
		if err != nil {
			return nil, err
		}
		return other.ask(ctx, in, rule)
	}
	if _, fast := b.engine.(*vmEngine); fast {
		if q := b.questions.of(b, rule, ref); q.declined == nil {
			answer, err := q.ask(ctx, in)
			if err == nil && answer != nil {
				return answer.of, nil
			}
			// What went wrong, and where, topdown says in OPA's words.
		}
	}
	query, err := b.topdown.program.compileQuery(ast.NewBody(ast.Equality.Expr(ast.VarTerm("answer"), ast.NewTerm(ref))))
	if err != nil {
		return nil, err
	}
	bindings, err := b.topdown.ask(ctx, in, query, nil)
	if err != nil {
		return nil, err
	}
	return ast.JSON(bindings[ast.Var("answer")].Value)
}

// lacks says whether a path leads to a package of the bundles that was left out.
func (p *Program) lacks(path []string) bool {
	for _, b := range p.bundles {
		for i := range b.Sources() {
			source := &b.Sources()[i]
			if source.Test || len(source.Package) > len(path) || !slices.Equal(source.Package, path[:len(source.Package)]) {
				continue
			}
			if p.compiler.Modules[source.File] == nil {
				return true
			}
		}
	}
	return false
}

// beside is a binding of the same documents for a rule that the program lacks.
func (b *Binding) beside(path []string) (*Binding, error) {
	type result struct {
		binding *Binding
		err     error
	}
	made, _ := b.others.LoadOrStore(strings.Join(path, "\x00"), sync.OnceValue(func() result {
		program, err := compileNeeded([][]string{path}, b.topdown.program.bundles)
		if err != nil {
			return result{nil, err}
		}
		binding, err := program.Bind(b.given, WithEngine(b.name), For())
		return result{binding, err}
	}))
	r := made.(func() result)()
	return r.binding, r.err
}

// questions are those that were asked, by rule. The zero value is ready.
type questions struct{ all sync.Map }

// question is a rule as the vm runs it, or why it does not.
type question struct {
	program  *vm.Program
	rule     *vm.Rule
	declined error
}

func (q *questions) of(b *Binding, rule string, ref ast.Ref) *question {
	made, _ := q.all.LoadOrStore(rule, sync.OnceValue(func() *question { return b.question(ref) }))
	return made.(func() *question)()
}

// question plans a rule and what it needs.
func (b *Binding) question(ref ast.Ref) *question {
	path, err := pathOf(ref)
	if err != nil {
		return &question{declined: err}
	}
	policy, err := plan.Of(context.Background(), b.topdown.program.compiler, ast.NewBody(ast.Equality.Expr(ast.VarTerm("answer"), ast.NewTerm(ref))))
	if err != nil {
		return &question{declined: err}
	}
	q := &question{program: vm.Load(policy).Compile(b.documents, vm.Options{
		Passes: vm.AllPasses(), Dynamic: []string{inventoryRoot}, Entries: [][]string{path},
	})}
	q.rule, q.declined = q.program.Rule(path...)
	return q
}

// answered is an answer, which may be null.
type answered struct{ of any }

// ask returns nil when the rule is undefined.
func (q *question) ask(ctx context.Context, in *Input) (answer *answered, err error) {
	err = q.program.Eval(ctx, in.toVM(0), func(ask func(*vm.Rule) (any, error)) error {
		v, err := ask(q.rule)
		if err == nil && v != nil {
			answer = &answered{value.ToJSON(v)}
		}
		return err
	})
	return answer, err
}
