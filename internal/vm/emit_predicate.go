package vm

import (
	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// testBuiltin is a built-in function whose result is only asked to be true.
func (c *compiler) testBuiltin(n *code.Node) statement {
	if c.program.options.Passes.Native {
		if s := predicate(n); s != nil {
			return s
		}
	}
	// The result goes to scratch, behind the operands.
	c.scratch++
	call := c.callBuiltin(&code.Node{Op: code.CallBuiltin, Dst: c.scratch - 1, Func: n.Func, Args: n.Args, Loc: n.Loc})
	c.scratch--
	dst := c.scratch
	return func(m *machine, f []any) int {
		if r := call(m, f); r != next {
			return r
		}
		if f[dst] == false {
			return fail
		}
		return next
	}
}

// predicate is one of those that need no call and cannot fail.
func predicate(n *code.Node) statement {
	switch n.Func {
	case "is_string", "is_object", "is_array", "is_boolean", "is_number", "is_null", "is_set":
		return typeTest(n.Func, n.Args[0])
	case "equal", "neq":
		return comparisonTest(n.Args[0], n.Args[1], n.Func == "equal")
	case "lt":
		return orderTest(n.Args, func(c int) bool { return c < 0 })
	case "lte":
		return orderTest(n.Args, func(c int) bool { return c <= 0 })
	case "gt":
		return orderTest(n.Args, func(c int) bool { return c > 0 })
	case "gte":
		return orderTest(n.Args, func(c int) bool { return c >= 0 })
	case "internal.member_2":
		if set, ok := n.Args[1].Const.(*value.Set); ok && n.Args[1].Local < 0 {
			a := get(n.Args[0])
			return when(func(f []any) bool { return set.Has(a(f)) })
		}
	}
	return nil
}

func typeTest(name string, o code.Operand) statement {
	a := get(o)
	switch name {
	case "is_string":
		if local := o.Local; local >= 0 {
			return func(_ *machine, f []any) int {
				if _, ok := f[local].(string); ok {
					return next
				}
				return fail
			}
		}
	case "is_object":
		return when(func(f []any) bool { return value.IsObject(a(f)) })
	case "is_array":
		return when(func(f []any) bool { return value.IsArray(a(f)) })
	}
	want := name[len("is_"):]
	return when(func(f []any) bool { return value.TypeName(a(f)) == want })
}

func comparisonTest(x, y code.Operand, want bool) statement {
	if x.IsConst() {
		x, y = y, x
	}
	a, b := get(x), get(y)
	if y.IsConst() {
		equals := equals(y.Const)
		return when(func(f []any) bool { return equals(a(f)) == want })
	}
	return when(func(f []any) bool { return value.Equal(a(f), b(f)) == want })
}

func orderTest(args []code.Operand, holds func(int) bool) statement {
	a, b := get(args[0]), get(args[1])
	return when(func(f []any) bool { return holds(value.Compare(a(f), b(f))) })
}
