package code

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// UnsupportedError says which statement of a plan is not known here.
type UnsupportedError struct{ Func, Statement string }

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("%s: the statement %s is not supported", e.Func, e.Statement)
}

// Lower reads OPA's plan. Functions with a statement that is not known are left out
// and come with their error by name.
func Lower(policy *ir.Policy) (*Plan, map[string]error) {
	plan := &Plan{Queries: map[string]*Func{}}
	failed := map[string]error{}
	funcs := map[string]bool{}
	for _, f := range policy.Funcs.Funcs {
		funcs[f.Name] = true
	}
	for _, f := range policy.Funcs.Funcs {
		l := lowerer{policy: policy, funcs: funcs, max: Data}
		l.local(f.Return)
		params := make([]int, len(f.Params))
		for i, p := range f.Params {
			params[i] = l.local(p)
		}
		body := l.blocks(f.Blocks)
		if l.err != nil {
			failed[f.Name] = &UnsupportedError{f.Name, l.err.Error()}
			continue
		}
		plan.Funcs = append(plan.Funcs, &Func{Name: f.Name, Path: f.Path, Params: params, Locals: l.max + 1, Body: markBase(body), Clear: l.max + 1})
	}
	for _, p := range policy.Plans.Plans {
		l := lowerer{policy: policy, funcs: funcs, max: Data}
		body := l.blocks(p.Blocks)
		if l.err != nil {
			failed[p.Name] = &UnsupportedError{p.Name, l.err.Error()}
			continue
		}
		plan.Queries[p.Name] = &Func{Name: p.Name, Params: []int{Input, Data}, Locals: l.max + 1, Body: markBase(body), Clear: l.max + 1}
	}
	return plan, failed
}

type lowerer struct {
	policy *ir.Policy
	funcs  map[string]bool
	max    int
	err    error
}

func (l *lowerer) blocks(blocks []*ir.Block) []Block {
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		for _, s := range b.Stmts {
			n := l.stmt(s)
			if n.Loc = s.GetLocation(); n.Op != Nop {
				out[i] = append(out[i], n)
			}
		}
	}
	return out
}

func (l *lowerer) block(b *ir.Block) []Block { return l.blocks([]*ir.Block{b}) }

func (l *lowerer) local(i ir.Local) int {
	l.max = max(l.max, int(i))
	return int(i)
}

func (l *lowerer) read(i ir.Local) Operand { return Local(l.local(i)) }

func (l *lowerer) operand(o ir.Operand) Operand {
	switch v := o.Value.(type) {
	case ir.Local:
		return l.read(v)
	case ir.StringIndex:
		return Const(l.text(int(v)))
	case ir.Bool:
		return Const(bool(v))
	}
	l.err = fmt.Errorf("operand %T", o.Value)
	return None
}

func (l *lowerer) operands(all []ir.Operand) []Operand {
	out := make([]Operand, len(all))
	for i, o := range all {
		out[i] = l.operand(o)
	}
	return out
}

func (l *lowerer) text(i int) string { return l.policy.Static.Strings[i].Value }

func (l *lowerer) number(i int) any { return value.Number(l.text(i)) }
