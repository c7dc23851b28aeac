package vm

import (
	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// test makes statements that only fail or not.
func (c *compiler) test(n *code.Node) statement {
	a, b := get(n.A), get(n.B)
	switch n.Op {
	case code.Equal:
		return when(func(f []any) bool { return value.Equal(a(f), b(f)) })
	case code.NotEqual:
		return when(func(f []any) bool { return !value.Equal(a(f), b(f)) })
	case code.IsArray:
		return when(func(f []any) bool { return value.IsArray(a(f)) })
	case code.IsObject:
		return when(func(f []any) bool { return value.IsObject(a(f)) })
	case code.IsSet:
		return when(func(f []any) bool { return value.IsSet(a(f)) })
	case code.IsDefined:
		return when(func(f []any) bool { return a(f) != nil })
	}
	return when(func(f []any) bool { return a(f) == nil })
}

func when(holds func(f []any) bool) statement {
	return func(_ *machine, f []any) int {
		if holds(f) {
			return next
		}
		return fail
	}
}
