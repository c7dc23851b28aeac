package rego

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/value"
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

// compiled is a program and the rules by which it is entered: violation and, where there
// is one, unknown.
type compiled struct {
	program *vm.Program
	rules   map[string][]*vm.Rule
}

// parametersField is where Gatekeeper puts parameters. Without it what policies make of
// theirs is the same for all inputs.
const parametersField = "parameters"

func newVMEngine(reference *topdownEngine, plan *planned, documents map[string]any) *vmEngine {
	e := &vmEngine{reference: reference}
	options := vm.Options{Passes: vm.AllPasses(), Dynamic: []string{inventoryRoot}}
	e.general = sync.OnceValue(func() *compiled {
		c, _ := reference.program.compileVM(plan, options, documents)
		return c
	})
	narrow := options
	narrow.Absent = []string{parametersField}
	e.usual, e.declined = reference.program.compileVM(plan, narrow, documents)
	maps.Copy(e.declined, plan.refused)
	return e
}

func (p *Program) compileVM(plan *planned, options vm.Options, documents map[string]any) (*compiled, map[string]error) {
	c, declined := &compiled{rules: map[string][]*vm.Rule{}}, map[string]error{}
	if plan.plan == nil {
		return c, declined
	}
	c.program = plan.plan.Compile(documents, options)
	for id, ref := range p.refs {
		if plan.refused[id] != nil {
			continue
		}
		rules, err := c.find(ref, p.unknown[id])
		if err != nil {
			declined[id] = err
			continue
		}
		c.rules[id] = rules
	}
	return c, declined
}

func (c *compiled) find(ref ast.Ref, unknown bool) ([]*vm.Rule, error) {
	path := make([]string, 0, len(ref))
	for _, term := range ref[1:] {
		segment, ok := term.Value.(ast.String)
		if !ok {
			return nil, fmt.Errorf("%v is no path of strings", ref)
		}
		path = append(path, string(segment))
	}
	violation, err := c.program.Rule(append(path[:len(path):len(path)], "violation")...)
	if err != nil || !unknown {
		return []*vm.Rule{violation}, err
	}
	second, err := c.program.Rule(append(path, "unknown")...)
	return []*vm.Rule{violation, second}, err
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

// split says at which places of ids the vm answers, and at which topdown does.
func (c *compiled) split(ids []string) (mine, declined []int) {
	mine = make([]int, 0, len(ids))
	for i, id := range ids {
		if c.rules[id] == nil {
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

func (c *compiled) eval(ctx context.Context, timeout time.Duration, in *Input, ids []string, mine []int, answers []Answer) error {
	if len(mine) == 0 {
		return nil
	}
	input := vm.Input{Value: in.value, Timeout: timeout}
	if in.inventory != nil {
		input.Documents = map[string]any{inventoryRoot: in.inventory}
	}
	return c.program.Eval(ctx, input, func(ask func(*vm.Rule) (any, error)) error {
		for _, at := range mine {
			answers[at].PolicyID = ids[at]
			for second, rule := range c.rules[ids[at]] {
				v, err := ask(rule)
				if err != nil {
					return err
				}
				if err := answers[at].take(v, second > 0); err != nil {
					return err
				}
			}
		}
		return nil
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
	if unknown {
		a.Unknown, err = decodeUnknowns(set.Sorted())
		return err
	}
	if a.Findings, err = decodeFindings(set.Items()); err == nil && ties(a.Findings) {
		// Only the order of the set tells them apart.
		a.Findings, err = decodeFindings(set.Sorted())
	}
	return err
}

// ties says whether ordered findings share path and message.
func ties(all []Finding) bool {
	for i := 1; i < len(all); i++ {
		if all[i].Message == all[i-1].Message && all[i].Path.Compare(all[i-1].Path) == 0 {
			return true
		}
	}
	return false
}
