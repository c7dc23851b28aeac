package vm

import (
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// collect makes collections and adds to them. Only those a function made itself are
// added to.
func (c *compiler) collect(n *code.Node) statement {
	dst, capacity := n.Dst, int(n.N)
	switch n.Op {
	case code.MakeArray:
		return func(_ *machine, f []any) int {
			f[dst] = &value.Array{E: make([]any, 0, capacity)}
			return next
		}
	case code.MakeObject:
		return func(_ *machine, f []any) int {
			f[dst] = value.NewObject(0)
			return next
		}
	case code.MakeSet:
		return func(_ *machine, f []any) int {
			f[dst] = &value.Set{}
			return next
		}
	case code.Result:
		a := get(n.A)
		return func(m *machine, f []any) int {
			m.results = append(m.results, a(f))
			return next
		}
	}
	return c.add(n)
}

func (c *compiler) add(n *code.Node) statement {
	local, b, v := n.A.Local, get(n.B), get(n.C)
	switch n.Op {
	case code.Append:
		return func(_ *machine, f []any) int {
			array := f[local].(*value.Array)
			array.E = append(array.E, b(f))
			return next
		}
	case code.SetAdd:
		return func(_ *machine, f []any) int {
			f[local].(*value.Set).Add(b(f))
			return next
		}
	case code.Insert:
		return func(_ *machine, f []any) int {
			f[local].(*value.Object).Set(b(f), v(f))
			return next
		}
	}
	return func(m *machine, f []any) int {
		object, key, v := f[local].(*value.Object), b(f), v(f)
		if before := object.Get(key); before != nil && !value.Equal(before, v) {
			return m.conflict(topdown.ConflictErr, "object keys must be unique")
		}
		object.Set(key, v)
		return next
	}
}
