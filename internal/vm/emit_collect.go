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
		if capacity > 0 {
			return func(_ *machine, f []any) int {
				f[dst] = &value.Array{E: make([]any, 0, capacity)}
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

func ownArray(f []any, local int) *value.Array {
	a := f[local].(*value.Array)
	if a == value.EmptyArray {
		a = &value.Array{}
		f[local] = a
	}
	return a
}

func ownSet(f []any, local int) *value.Set {
	s := f[local].(*value.Set)
	if s == value.EmptySet {
		s = &value.Set{}
		f[local] = s
	}
	return s
}

func ownObject(f []any, local int) *value.Object {
	o := f[local].(*value.Object)
	if o == value.EmptyObject {
		o = value.NewObject(0)
		f[local] = o
	}
	return o
}

func (c *compiler) add(n *code.Node) statement {
	local, b, v := n.A.Local, get(n.B), get(n.C)
	switch n.Op {
	case code.Append:
		return func(_ *machine, f []any) int {
			array := ownArray(f, local)
			array.E = append(array.E, b(f))
			return next
		}
	case code.SetAdd:
		return func(_ *machine, f []any) int {
			ownSet(f, local).Add(b(f))
			return next
		}
	case code.Insert:
		return func(_ *machine, f []any) int {
			ownObject(f, local).Set(b(f), v(f))
			return next
		}
	}
	return func(m *machine, f []any) int {
		object, key, v := ownObject(f, local), b(f), v(f)
		if before := object.Get(key); before != nil && !value.Equal(before, v) {
			return m.conflict(topdown.ConflictErr, "object keys must be unique")
		}
		object.Set(key, v)
		return next
	}
}
