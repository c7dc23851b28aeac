package rego

import (
	"context"
	"fmt"
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
// rule is compiled: what CompileFor left out, and for the fast engine, where the binding
// has that. Safe for concurrent use.
func (b *Binding) Ask(ctx context.Context, in *Input, rule string) (any, error) {
	answer, err := b.ask(ctx, in, rule)
	if err != nil {
		return nil, fmt.Errorf("rego: %s: %w", rule, err)
	}
	return answer, nil
}

func (b *Binding) ask(ctx context.Context, in *Input, rule string) (any, error) {
	if ctx.Err() != nil {
		return nil, ended(ctx)
	}
	q := b.question(rule)
	switch {
	case q.err != nil:
		return nil, q.err
	case q.beside != nil:
		return q.beside.ask(ctx, in, rule)
	case q.rule != nil:
		if answer, err := q.ask(ctx, in); err == nil && answer != nil {
			return answer.of, nil
		}
		// What went wrong, and where, topdown says in OPA's words.
	}
	query, err := b.topdown.program.compileQuery(asking(q.ref))
	if err != nil {
		return nil, err
	}
	bindings, err := b.topdown.ask(ctx, in, query, nil)
	if err != nil {
		return nil, err
	}
	return ast.JSON(bindings[ast.Var("answer")].Value)
}

func asking(ref ast.Ref) ast.Body {
	return ast.NewBody(ast.Equality.Expr(ast.VarTerm("answer"), ast.NewTerm(ref)))
}

// question is a rule made ready to be asked for.
type question struct {
	err    error    // why that cannot be
	beside *Binding // of a program that has the rule, where this one lacks it
	ref    ast.Ref

	// How the vm runs it; without a rule it does not, for the reason in declined.
	program  *vm.Program
	rule     *vm.Rule
	declined error
}

// question makes a rule ready, once.
func (b *Binding) question(rule string) *question {
	made, _ := b.questions.LoadOrStore(rule, sync.OnceValue(func() *question { return b.prepare(rule) }))
	return made.(func() *question)()
}

func (b *Binding) prepare(rule string) *question {
	ref, err := ast.ParseRef(rule)
	if err != nil {
		return &question{err: err}
	}
	q := &question{ref: ref}
	path, err := pathOf(ref)
	switch {
	case err != nil:
		q.declined = err
	case b.topdown.program.lacks(path):
		q.beside, q.err = b.besideFor(path)
	case b.name == EngineVM:
		q.plan(b, path)
	}
	return q
}

// plan plans the rule and what it needs.
func (q *question) plan(b *Binding, path []string) {
	policy, err := plan.Of(context.Background(), b.topdown.program.compiler, asking(q.ref))
	if err != nil {
		q.declined = err
		return
	}
	q.program = vm.Load(policy).Compile(b.documents, vm.Options{
		Passes: vm.AllPasses(), Dynamic: []string{inventoryRoot}, Entries: [][]string{path},
	})
	q.rule, q.declined = q.program.Rule(path...)
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

// lacks says whether a path leads to a package of the bundles that was left out.
func (p *Program) lacks(path []string) bool {
	for n := range path {
		if p.leftOut[packageKey(path[:n+1])] {
			return true
		}
	}
	return false
}

func packageKey(path []string) string { return strings.Join(path, "\x00") }

// besideFor is a binding of the same documents for a rule that the program lacks.
func (b *Binding) besideFor(path []string) (*Binding, error) {
	program, err := compileNeeded([][]string{path}, b.topdown.program.bundles)
	if err != nil {
		return nil, err
	}
	return program.Bind(b.given, WithEngine(b.name), For())
}
