package rego

import (
	"context"
	"fmt"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm"
)

// compiled is a program and the rules by which it is entered: violation and, where there
// is one, unknown.
type compiled struct {
	program *vm.Program
	rules   map[string][]*vm.Rule
}

// parametersField is where Gatekeeper puts parameters. Without it what policies make of
// theirs is the same for all inputs.
const parametersField = "parameters"

func (p *Program) compileVM(plan *planned, options vm.Options, documents map[string]any, refs map[string]ast.Ref) (*compiled, map[string]error) {
	c, declined := &compiled{rules: map[string][]*vm.Rule{}}, map[string]error{}
	if plan.plan == nil {
		return c, declined
	}
	for id, ref := range refs {
		path, err := pathOf(ref)
		if err != nil {
			declined[id] = err
			continue
		}
		options.Entries = append(options.Entries, append(path[:len(path):len(path)], "violation"), append(path, "unknown"))
	}
	c.program = plan.plan.Compile(documents, options)
	for id, ref := range refs {
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

func pathOf(ref ast.Ref) ([]string, error) {
	path := make([]string, 0, len(ref))
	for _, term := range ref[1:] {
		segment, ok := term.Value.(ast.String)
		if !ok {
			return nil, fmt.Errorf("%v is no path of strings", ref)
		}
		path = append(path, string(segment))
	}
	return path, nil
}

func (c *compiled) find(ref ast.Ref, unknown bool) ([]*vm.Rule, error) {
	path, err := pathOf(ref)
	if err != nil {
		return nil, err
	}
	violation, err := c.program.Rule(append(path[:len(path):len(path)], "violation")...)
	if err != nil || !unknown {
		return []*vm.Rule{violation}, err
	}
	second, err := c.program.Rule(append(path, "unknown")...)
	return []*vm.Rule{violation, second}, err
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
	return c.program.Eval(ctx, in.toVM(timeout), func(ask func(*vm.Rule) (any, error)) error {
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
