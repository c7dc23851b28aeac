package vm

import (
	"encoding/json"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

func (c *compiler) fused(n *code.Node) statement {
	names := make([]string, len(n.Keys))
	for i, k := range n.Keys {
		names[i], _ = k.(string)
	}
	switch n.Op {
	case code.Test:
		return c.testBuiltin(n)
	case code.PathEqual:
		return pathCompare(n.A, names, equals(n.B.Const), true)
	case code.PathNotEqual:
		return pathCompare(n.A, names, equals(n.B.Const), false)
	}
	if n.A.Local >= 0 && len(names) == 1 {
		return dotName(n.A.Local, names[0], n.Dst)
	}
	a, dst := get(n.A), n.Dst
	return func(m *machine, f []any) int {
		v := m.path(a(f), names)
		f[dst] = v
		if v == nil {
			return fail
		}
		return next
	}
}

func dotName(local int, name string, dst int) statement {
	return func(m *machine, f []any) int {
		v := m.name(f[local], name)
		f[dst] = v
		if v == nil {
			return fail
		}
		return next
	}
}

func pathCompare(o code.Operand, names []string, equals func(any) bool, want bool) statement {
	if local := o.Local; local >= 0 && len(names) == 1 {
		name := names[0]
		return func(m *machine, f []any) int {
			if v := m.name(f[local], name); v != nil && equals(v) == want {
				return next
			}
			return fail
		}
	}
	a := get(o)
	return func(m *machine, f []any) int {
		if v := m.path(a(f), names); v != nil && equals(v) == want {
			return next
		}
		return fail
	}
}

// path follows names.
func (m *machine) path(v any, names []string) any {
	for _, name := range names {
		if v = m.name(v, name); v == nil {
			return nil
		}
	}
	return v
}

// name looks a string up in any value.
func (m *machine) name(v any, name string) any {
	switch v := v.(type) {
	case map[string]any:
		e, ok := v[name]
		if !ok {
			return nil
		}
		switch e.(type) {
		case string, map[string]any, bool, []any, int64, json.Number:
			return e
		}
		return m.norm(e)
	case *value.Object:
		return v.GetString(name)
	case *value.Set:
		return value.Get(v, name)
	case *value.Level:
		return v.Get(name)
	}
	return nil
}

// equals compares with a constant.
func equals(constant any) func(any) bool {
	switch c := constant.(type) {
	case string:
		return func(v any) bool { s, ok := v.(string); return ok && s == c }
	case bool:
		return func(v any) bool { b, ok := v.(bool); return ok && b == c }
	case value.Null:
		return func(v any) bool { return v == value.Null{} }
	}
	return func(v any) bool { return value.Equal(v, constant) }
}
