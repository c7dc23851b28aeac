package vm

import (
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

func (c *compiler) control(n *code.Node) statement {
	switch n.Op {
	case code.Blocks:
		return nest(c.blocks(n.Body))
	case code.First:
		return choice(c.blocks(n.Body))
	case code.Scan:
		return c.scan(n)
	case code.Not:
		return not(c.block(n.Body[0]))
	case code.With:
		return c.with(n)
	case code.Break:
		signal := int(n.N) + 1
		return func(*machine, []any) int { return signal }
	}
	source := get(n.A)
	return func(m *machine, f []any) int {
		m.returned = source(f)
		return returns
	}
}

// nest runs blocks, each of which may fail without harm to the next.
func nest(blocks []statement) statement {
	if len(blocks) == 1 {
		b := blocks[0]
		return func(m *machine, f []any) int {
			if r := b(m, f); r > fail {
				return r - 1
			} else if r < 0 {
				return r
			}
			return next
		}
	}
	return func(m *machine, f []any) int {
		for _, b := range blocks {
			if r := b(m, f); r > fail {
				return r - 1
			} else if r < 0 {
				return r
			}
		}
		return next
	}
}

// choice runs blocks until one holds.
func choice(blocks []statement) statement {
	return func(m *machine, f []any) int {
		for _, b := range blocks {
			switch r := b(m, f); {
			case r == next:
				return next
			case r < 0:
				return r
			case r > fail:
				return r - 1
			}
		}
		return fail
	}
}

func not(b statement) statement {
	return func(m *machine, f []any) int {
		switch r := b(m, f); {
		case r == next:
			return fail
		case r == fail:
			return next
		case r < 0:
			return r
		default:
			return r - 1
		}
	}
}

func (c *compiler) with(n *code.Node) statement {
	b, source, local, path := c.block(n.Body[0]), get(n.A), n.Dst, n.Path
	return func(m *machine, f []any) int {
		before := f[local]
		after, ok := upsert(before, path, source(f))
		if !ok {
			return m.stop(&topdown.Error{Code: topdown.WithMergeErr, Message: "real and replacement data could not be merged"})
		}
		f[local] = after
		epoch := m.fresh()
		r := b(m, f)
		m.restore(epoch)
		f[local] = before
		if r > fail {
			return r - 1
		}
		return r
	}
}

// upsert is v with another value at path, made on a copy.
func upsert(v any, path []string, replacement any) (any, bool) {
	if len(path) == 0 {
		return replacement, true
	}
	out := value.NewObject(max(value.Len(v), 0) + 1)
	value.Each(v, func(k, e any) bool {
		out.Set(k, e)
		return true
	})
	child, ok := upsert(out.Get(path[0]), path[1:], replacement)
	out.Set(path[0], child)
	return out, ok
}

// scan runs a block for each element. Leaving the block goes on with the next element,
// leaving one more ends the scan.
func (c *compiler) scan(n *code.Node) statement {
	b, source, key, val := c.block(n.Body[0]), get(n.A), n.Key, n.Dst
	if key < 0 {
		key = c.scratch // written for nobody
		c.size = max(c.size, key+1)
	}
	if n.Unordered {
		return scanUnordered(b, source, key, val)
	}
	return func(m *machine, f []any) int {
		switch s := source(f).(type) {
		case []any:
			for i, e := range s {
				f[key], f[val] = int64(i), m.norm(e)
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case *value.Array:
			for i, e := range s.E {
				f[key], f[val] = int64(i), e
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case *value.Set:
			for _, e := range s.Sorted() {
				f[key], f[val] = e, e
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case map[string]any:
			for _, k := range value.SortedKeys(s) {
				f[key], f[val] = k, m.norm(s[k.(string)])
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case *value.Object:
			for _, k := range value.SortedKeys(s) {
				f[key], f[val] = k, s.Get(k)
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		}
		return next
	}
}

// scanUnordered takes elements as they come.
func scanUnordered(b statement, source getter, key, val int) statement {
	return func(m *machine, f []any) int {
		switch s := source(f).(type) {
		case []any:
			for i, e := range s {
				f[key], f[val] = int64(i), m.norm(e)
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case *value.Array:
			for i, e := range s.E {
				f[key], f[val] = int64(i), e
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case *value.Set:
			for _, e := range s.Items() {
				f[key], f[val] = e, e
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case map[string]any:
			for k, e := range s {
				f[key], f[val] = k, m.norm(e)
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		case *value.Object:
			for i := range s.Len() {
				f[key], f[val] = s.At(i)
				if m.steps++; m.steps%interval == 0 && !m.look() {
					return stopping
				}
				if r := b(m, f); r > fail || r < 0 {
					return after(r)
				}
			}
		}
		return next
	}
}

// after is the signal of a scan that a block has ended.
func after(r int) int {
	if r < 0 {
		return r
	}
	return r - 2
}

func (m *machine) norm(x any) any {
	if value.IsForeign(x) {
		return m.foreign(x)
	}
	if x == nil {
		return value.Null{}
	}
	return x
}
