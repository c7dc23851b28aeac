package rego

import (
	"context"
	"errors"
	"maps"
	"sync"
	"time"

	"github.com/reeve-policy/reeve/internal/vm"
)

// vmEngine runs what the vm can run and leaves the rest to topdown: policies that were
// declined when the engine was made, and a policy whose evaluation failed, since only
// topdown's errors have OPA's text and place.
type vmEngine struct {
	reference *topdownEngine
	usual     *compiled        // for inputs without parametersField
	general   func() *compiled // for all inputs, made when first needed
	declined  map[string]error // policies that topdown runs
}

func newVMEngine(reference *topdownEngine, plan *planned, documents map[string]any, only []string) *vmEngine {
	e := &vmEngine{reference: reference}
	refs := reference.program.refsOf(only)
	options := vm.Options{Passes: vm.AllPasses(), Dynamic: []string{inventoryRoot}}
	e.general = sync.OnceValue(func() *compiled {
		c, _ := reference.program.compileVM(plan, options, documents, refs)
		return c
	})
	narrow := options
	narrow.Absent = []string{parametersField}
	e.usual, e.declined = reference.program.compileVM(plan, narrow, documents, refs)
	maps.Copy(e.declined, plan.refused)
	return e
}

func (e *vmEngine) run(ctx context.Context, timeout time.Duration, in *Input, ids []string) ([]Answer, error) {
	if ctx.Err() != nil {
		return nil, ended(ctx)
	}
	program := e.usual
	if _, has := in.value[parametersField]; has {
		program = e.general()
	}
	mine, declined := program.split(ids)
	answers := make([]Answer, len(ids))
	if len(declined) > 0 {
		theirs, err := e.reference.run(ctx, timeout, in, pick(ids, declined))
		if err != nil {
			return nil, err
		}
		for i, at := range declined {
			answers[at] = theirs[i]
		}
	}
	err := program.eval(ctx, timeout, in, ids, mine, answers)
	switch {
	case err == nil:
		return answers, nil
	case ctx.Err() != nil:
		return nil, ended(ctx)
	case errors.Is(err, context.DeadlineExceeded):
		return nil, err
	case len(ids) == 1:
		return e.reference.run(ctx, timeout, in, ids)
	}
	return nil, err
}
