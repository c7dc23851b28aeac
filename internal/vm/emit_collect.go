package vm

import (
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// few is what a collection has room for at first.
const few = 4

// collect makes collections and adds to them. Only those a function made itself are
// added to.
func (c *compiler) collect(n *code.Node) statement {
	dst, capacity := n.Dst, int(n.N)
	switch n.Op {
	case code.MakeArray:
		if capacity > 0 {
			return func(m *machine, f []any) int {
				f[dst] = m.Arena.Array(m.Arena.Slots(capacity)[:0])
				return next
			}
		}
		return start(dst, value.EmptyArray)
	case code.MakeObject:
		return start(dst, value.EmptyObject)
	case code.MakeSet:
		return start(dst, value.EmptySet)
	case code.Result:
		a := get(n.A)
		return func(m *machine, f []any) int {
			m.results = append(m.results, a(f))
			return next
		}
	}
	return c.add(n)
}

// start lets a collection be the shared empty one until something is added to it.
func start(dst int, empty any) statement {
	return func(_ *machine, f []any) int {
		f[dst] = empty
		return next
	}
}

func (m *machine) array(f []any, local int) *value.Array {
	a := f[local].(*value.Array)
	if a == value.EmptyArray {
		a = m.Arena.Array(nil)
		f[local] = a
	}
	return a
}

func (m *machine) set(f []any, local int) *value.Set {
	s := f[local].(*value.Set)
	if s == value.EmptySet {
		s = m.Arena.Set(few)
		f[local] = s
	}
	return s
}

func (m *machine) object(f []any, local int) *value.Object {
	o := f[local].(*value.Object)
	if o == value.EmptyObject {
		o = m.Arena.Object(few)
		f[local] = o
	}
	return o
}

func (c *compiler) add(n *code.Node) statement {
	local, b, v := n.A.Local, get(n.B), get(n.C)
	switch n.Op {
	case code.Append:
		return func(m *machine, f []any) int {
			m.Arena.Append(m.array(f, local), b(f))
			return next
		}
	case code.SetAdd:
		return func(m *machine, f []any) int {
			m.set(f, local).Add(b(f))
			return next
		}
	case code.Insert:
		return func(m *machine, f []any) int {
			m.object(f, local).Set(b(f), v(f))
			return next
		}
	}
	return func(m *machine, f []any) int {
		object, key, v := m.object(f, local), b(f), v(f)
		if before := object.Get(key); before != nil && !value.Equal(before, v) {
			return m.conflict(topdown.ConflictErr, "object keys must be unique")
		}
		object.Set(key, v)
		return next
	}
}
