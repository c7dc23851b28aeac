package rego

import (
	"context"
	"time"
)

// Engine names what runs policies.
type Engine string

// The engines. Both give the same answers.
const (
	// EngineVM runs OPA's plan as closures over Kubernetes values, and leaves to topdown
	// what OPA cannot plan.
	EngineVM Engine = "vm"
	// EngineTopdown is OPA's own evaluator.
	EngineTopdown Engine = "topdown"
)

// engine runs policies over one input. It answers for all of them or fails as a
// whole: isolating the one at fault is not its business. It must be safe for
// concurrent use and must stop when the context ends or the time is up.
type engine interface {
	run(ctx context.Context, timeout time.Duration, in *Input, ids []string) ([]Answer, error)
}

// BindOption changes how a Binding is made.
type BindOption func(*Binding)

// WithEngine sets what runs policies and questions, EngineVM without it. Traces are
// topdown's in any case.
func WithEngine(name Engine) BindOption {
	return func(b *Binding) { b.name = name }
}

// For says which policies will be run: the fast engine makes itself ready for these and
// no others, which topdown would run. Without it for all.
func For(ids ...string) BindOption {
	return func(b *Binding) { b.only = append([]string{}, ids...) }
}

// EngineOf says what runs a policy and, where that is not the engine asked for, why.
func (b *Binding) EngineOf(id string) (name Engine, declined error) {
	fast, ok := b.engine.(*vmEngine)
	switch {
	case !ok:
		return EngineTopdown, nil
	case fast.declined[id] != nil:
		return EngineTopdown, fast.declined[id]
	case fast.usual.rules[id] == nil:
		return EngineTopdown, nil
	}
	return EngineVM, nil
}

// setEngine makes the engine asked for.
func (b *Binding) setEngine(documents map[string]any) {
	if b.name == EngineTopdown {
		b.engine = b.topdown
		return
	}
	plan := &planned{}
	if b.only == nil || len(b.only) > 0 {
		plan = b.topdown.program.plan()
	}
	b.engine = newVMEngine(b.topdown, plan, documents, b.only)
}
