package vm

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// Rule is a rule without arguments, by which a program is entered.
type Rule struct{ fn *function }

// Rule finds a rule by its path below data. The error says why the program cannot run it.
func (p *Program) Rule(path ...string) (*Rule, error) {
	at := p.paths.children["g0"]
	for _, segment := range path {
		if at == nil {
			break
		}
		at = at.children[segment]
	}
	switch {
	case at == nil || at.fn == nil && at.refused == nil:
		return nil, fmt.Errorf("vm: the plan has no rule data.%s", strings.Join(path, "."))
	case at.refused != nil:
		return nil, at.refused
	case at.fn.slot < 0:
		return nil, fmt.Errorf("vm: data.%s has arguments", strings.Join(path, "."))
	}
	return &Rule{at.fn}, nil
}

// Input is what an evaluation is about.
type Input struct {
	Value     any            // nil is null; leave it out with Undefined
	Undefined bool           // there is no input
	Documents map[string]any // added to the data of the program; only dynamic ones
	Timeout   time.Duration  // 0 for none but that of the context
	Changes   *Changes       // of the documents, which are an inventory; nil keeps nothing of it
	Now       time.Time      // zero for the time when a rule first asks
}

// Eval lets f ask for rules on one input, so that what they share is computed once. Of
// an undefined rule it is told nil. What it is told must not be changed, nor kept: it is
// taken back when Eval returns. After an error f must give up.
func (p *Program) Eval(ctx context.Context, in Input, f func(ask func(*Rule) (any, error)) error) (err error) {
	m := p.pool.Get().(*machine)
	defer p.pool.Put(m)
	defer m.end()
	m.begin(ctx)
	m.Now = in.Now
	if in.Timeout > 0 {
		m.Deadline = time.Now().Add(in.Timeout)
	}
	defer m.recover(&err)
	input, data := value.Norm(in.Value), m.with(in)
	if in.Undefined {
		input = nil
	}
	return f(func(rule *Rule) (any, error) {
		v := m.rule(rule.fn, input, data)
		return v, m.err
	})
}

// with is the data of the program and other documents.
func (m *machine) with(in Input) any {
	p, documents := m.program, in.Documents
	if len(documents) == 0 {
		return p.data
	}
	m.changes = in.Changes
	all := value.NewObject(len(p.data) + len(documents))
	for name, document := range p.data {
		all.Set(name, value.Norm(document))
	}
	for name, document := range documents {
		if fields, ok := document.(map[string]any); ok && m.changes != nil {
			all.Set(name, value.NewLevel(fields, &m.recorder))
			continue
		}
		all.Set(name, value.Norm(document))
	}
	return all
}
