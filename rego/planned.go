package rego

import (
	"context"
	"errors"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/plan"
)

// planned is OPA's plan for all policies that OPA can plan.
type planned struct {
	plan    *vm.Plan
	refused map[string]error // policies that cannot be planned, by ID
}

// makePlan plans all policies at once, so that they share what they use. When that
// fails it halves them until those at fault are alone.
func (p *Program) makePlan() *planned {
	ids := make([]string, 0, len(p.policies))
	for i := range p.policies {
		if id := p.policies[i].ID; p.refs[id] != nil {
			ids = append(ids, id)
		}
	}
	out := &planned{refused: map[string]error{}}
	good := p.plannable(ids, out.refused)
	if len(good) == 0 {
		return out
	}
	policy, err := p.planOf(good)
	if err != nil {
		for _, id := range good {
			out.refused[id] = err
		}
		return out
	}
	out.plan = vm.Load(policy)
	return out
}

func (p *Program) plannable(ids []string, refused map[string]error) []string {
	if len(ids) == 0 {
		return nil
	}
	_, err := p.planOf(ids)
	switch {
	case err == nil:
		return ids
	case len(ids) == 1:
		refused[ids[0]] = err
		return nil
	}
	half := len(ids) / 2
	return append(p.plannable(ids[:half:half], refused), p.plannable(ids[half:], refused)...)
}

func (p *Program) planOf(ids []string) (policy *ir.Policy, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("OPA's planner panicked")
		}
	}()
	return plan.Of(context.Background(), p.compiler, p.jointBody(ids))
}
