package vm

import (
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

func (c *compiler) assign(n *code.Node) statement {
	a, b, dst := get(n.A), get(n.B), n.Dst
	switch n.Op {
	case code.Dot:
		return dot(n)
	case code.Len:
		return func(_ *machine, f []any) int {
			f[dst] = length(a(f))
			return next
		}
	case code.Assign:
		return func(_ *machine, f []any) int {
			f[dst] = a(f)
			return next
		}
	case code.AssignOnce:
		return func(m *machine, f []any) int {
			v := a(f)
			if f[dst] != nil && !value.Equal(f[dst], v) {
				return m.conflict(topdown.ConflictErr, "complete rules must not produce multiple outputs")
			}
			f[dst] = v
			return next
		}
	case code.Merge:
		return func(m *machine, f []any) int {
			f[dst] = m.merge(a(f), b(f))
			return next
		}
	}
	return func(_ *machine, f []any) int {
		f[dst] = nil
		return next
	}
}

func length(v any) any {
	if n := value.Len(v); n >= 0 {
		return int64(n)
	}
	return nil
}

func dot(n *code.Node) statement {
	a, b, dst := get(n.A), get(n.B), n.Dst
	if n.Base {
		return func(m *machine, f []any) int {
			return m.defined(f, dst, m.base(a(f), b(f)))
		}
	}
	return func(m *machine, f []any) int {
		v := m.get(a(f), b(f))
		f[dst] = v
		if v == nil {
			return fail
		}
		return next
	}
}
