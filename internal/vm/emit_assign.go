package vm

import (
	"strconv"

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

// get looks a key up in any value.
func (m *machine) get(v, key any) any {
	switch v := v.(type) {
	case map[string]any:
		if key, ok := key.(string); ok {
			return m.field(v, key)
		}
		return nil
	case []any:
		if i, ok := value.Int(key); ok && i >= 0 && i < int64(len(v)) {
			return m.norm(v[i])
		}
		return nil
	}
	return value.Get(v, key)
}

// base looks a key up in a base document, which OPA does by paths of strings.
func (m *machine) base(v, key any) any {
	if text := value.Text(key); text != "" && value.IsObject(v) {
		return m.get(v, text)
	}
	if text, ok := key.(string); ok && value.IsArray(v) {
		i, err := strconv.Atoi(text)
		if err != nil {
			return nil
		}
		return m.get(v, int64(i))
	}
	return m.get(v, key)
}

func (m *machine) field(object map[string]any, key string) any {
	e, ok := object[key]
	if !ok {
		return nil
	}
	return m.norm(e)
}

// merge joins two documents; where they differ and are no objects, the first holds.
func (m *machine) merge(a, b any) any {
	switch {
	case a == nil:
		return b
	case !value.IsObject(a) || !value.IsObject(b):
		return a
	}
	out := value.NewObject(value.Len(a) + value.Len(b))
	value.Each(a, func(k, v any) bool {
		if other := m.get(b, k); other != nil {
			v = m.merge(v, other)
		}
		out.Set(k, v)
		return true
	})
	value.Each(b, func(k, v any) bool {
		if out.Get(k) == nil {
			out.Set(k, v)
		}
		return true
	})
	return out
}
