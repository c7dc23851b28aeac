package rego

import (
	"context"
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// vmEngine runs what the vm can run and leaves the rest to topdown: policies that were
// declined when the engine was made, and a policy whose evaluation failed, since only
// topdown's errors have OPA's text and place.
type vmEngine struct {
	reference *topdownEngine
	program   *vm.Program
	rules     map[string][]*vm.Rule // violation and, where there is one, unknown
	declined  map[string]error
}

func newVMEngine(reference *topdownEngine, plan *planned, documents map[string]any) *vmEngine {
	e := &vmEngine{reference: reference, rules: map[string][]*vm.Rule{}, declined: map[string]error{}}
	var err error
	if plan.policy != nil {
		e.program, err = vm.Compile(plan.policy, documents, vm.Options{Passes: vm.AllPasses()})
	}
	for id, ref := range reference.program.refs {
		switch {
		case plan.refused[id] != nil:
			e.declined[id] = plan.refused[id]
		case err != nil:
			e.declined[id] = err
		default:
			if e.rules[id], e.declined[id] = e.find(id, ref); e.declined[id] == nil {
				delete(e.declined, id)
			}
		}
	}
	return e
}

func (e *vmEngine) find(id string, ref ast.Ref) ([]*vm.Rule, error) {
	path := make([]string, 0, len(ref))
	for _, term := range ref[1:] {
		segment, ok := term.Value.(ast.String)
		if !ok {
			return nil, fmt.Errorf("%v is no path of strings", ref)
		}
		path = append(path, string(segment))
	}
	violation, err := e.program.Rule(append(path[:len(path):len(path)], "violation")...)
	if err != nil || !e.reference.program.unknown[id] {
		return []*vm.Rule{violation}, err
	}
	unknown, err := e.program.Rule(append(path, "unknown")...)
	return []*vm.Rule{violation, unknown}, err
}

func (e *vmEngine) run(ctx context.Context, in *Input, ids []string) ([]Answer, error) {
	if ctx.Err() != nil {
		return nil, ended(ctx)
	}
	mine, declined := e.split(ids)
	answers := make([]Answer, len(ids))
	if len(declined) > 0 {
		theirs, err := e.reference.run(ctx, in, pick(ids, declined))
		if err != nil {
			return nil, err
		}
		for i, at := range declined {
			answers[at] = theirs[i]
		}
	}
	err := e.eval(ctx, in, ids, mine, answers)
	switch {
	case err == nil:
		return answers, nil
	case ctx.Err() != nil:
		return nil, ended(ctx)
	case len(ids) == 1:
		return e.reference.run(ctx, in, ids)
	}
	return nil, err
}

// split says at which places of ids the vm answers, and at which topdown does.
func (e *vmEngine) split(ids []string) (mine, declined []int) {
	mine = make([]int, 0, len(ids))
	for i, id := range ids {
		if e.rules[id] == nil || e.declined[id] != nil {
			declined = append(declined, i)
		} else {
			mine = append(mine, i)
		}
	}
	return mine, declined
}

func pick(ids []string, at []int) []string {
	picked := make([]string, len(at))
	for i, place := range at {
		picked[i] = ids[place]
	}
	return picked
}

func (e *vmEngine) eval(ctx context.Context, in *Input, ids []string, mine []int, answers []Answer) error {
	if len(mine) == 0 {
		return nil
	}
	rules := make([]*vm.Rule, 0, 2*len(mine))
	owners := make([]int, 0, 2*len(mine))
	for _, at := range mine {
		for _, rule := range e.rules[ids[at]] {
			rules, owners = append(rules, rule), append(owners, at)
		}
	}
	var documents map[string]any
	if in.inventory != nil {
		documents = map[string]any{inventoryRoot: in.inventory}
	}
	return e.program.Eval(ctx, in.value, documents, rules, func(i int, v any) error {
		at := owners[i]
		second := i > 0 && owners[i-1] == at
		answers[at].PolicyID = ids[at]
		return answers[at].take(v, second)
	})
}

// take reads what a rule came to: unknown or violation.
func (a *Answer) take(v any, unknown bool) (err error) {
	set, ok := v.(*value.Set)
	switch {
	case !ok:
		return errors.New("the rule is no set")
	case set.Len() == 0:
		return nil
	}
	elements := make([]any, 0, set.Len())
	for _, element := range set.Sorted() {
		elements = append(elements, value.ToJSON(element))
	}
	if unknown {
		a.Unknown, err = decodeUnknowns(elements)
	} else {
		a.Findings, err = decodeFindings(elements)
	}
	return err
}
