package rego

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/policy"
)

// Binding is a Program together with its context documents. It is immutable and
// safe for concurrent use.
type Binding struct {
	name    Engine
	only    []string // policies that will be run, nil for all
	engine  engine
	topdown *topdownEngine // for traces, whatever engine runs policies

	given     map[string]any // documents, without those of bundles
	documents map[string]any
	questions sync.Map // those that were asked, by rule: func() *question
}

// Bind gives the program its context documents: values below data, for example
// reeve_parameters. They must be JSON-shaped and must not change any more.
func (p *Program) Bind(documents map[string]any, options ...BindOption) (*Binding, error) {
	data := map[string]any{}
	if slices.Contains(p.roots, inventoryRoot) {
		return nil, fmt.Errorf("rego: a bundle has the root %q, where policies find other objects: choose another", inventoryRoot)
	}
	for name, document := range documents {
		if slices.Contains(p.roots, name) {
			return nil, fmt.Errorf("rego: document %q: a bundle has this root", name)
		}
		data[name] = document
	}
	maps.Copy(data, p.data)
	value, err := ast.InterfaceToValue(data)
	if err != nil {
		return nil, fmt.Errorf("rego: context documents: %w", err)
	}
	object, ok := value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("rego: context documents are %T: want an object", value)
	}
	b := &Binding{name: EngineVM, topdown: &topdownEngine{program: p, store: inmem.NewFromASTObject(object)}}
	for _, option := range options {
		option(b)
	}
	if b.name != EngineVM && b.name != EngineTopdown {
		return nil, fmt.Errorf("rego: engine %q: want %s or %s", b.name, EngineVM, EngineTopdown)
	}
	b.given, b.documents = documents, data
	b.setEngine(data)
	return b, nil
}

// Eval runs policies over one input and answers in the order of ids, which must
// name policies of the program. They run jointly within the timeout. Should that
// fail, each runs alone, within a timeout of its own, so that the one at fault is
// named and the others still speak. When ctx ends, what did not run answers with
// its error.
func (b *Binding) Eval(ctx context.Context, in *Input, ids []string, timeout time.Duration) []Answer {
	if len(ids) == 0 {
		return nil
	}
	answers, err := b.engine.run(ctx, timeout, in, ids)
	if err == nil {
		return answers
	}
	if len(ids) == 1 {
		return []Answer{{PolicyID: ids[0], Err: evalError(ids[0], err)}}
	}
	answers = make([]Answer, 0, len(ids))
	for _, id := range ids {
		answers = append(answers, b.Eval(ctx, in, []string{id}, timeout)...)
	}
	return answers
}

// Trace runs one policy and writes what OPA's evaluator did to w, in the format of
// `opa eval --explain full`.
func (b *Binding) Trace(ctx context.Context, in *Input, id string, w io.Writer) error {
	query, err := b.topdown.program.jointQuery([]string{id})
	if err != nil {
		return evalError(id, err)
	}
	tracer := topdown.NewBufferTracer()
	_, err = b.topdown.ask(ctx, in, query, tracer)
	topdown.PrettyTraceWithLocation(w, *tracer)
	if err != nil {
		return evalError(id, err)
	}
	return nil
}

// ended is the error of a context that has ended, together with the caller's reason
// where one was given.
func ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(err, cause) {
		return err
	}
	return fmt.Errorf("%w: %w", err, cause)
}

func evalError(id string, err error) *policy.EvalError {
	out := &policy.EvalError{PolicyID: id, Err: err}
	if file, line, ok := placeOf(err); ok {
		out.File, out.Line = file, line
	}
	return out
}
