package vm

import (
	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

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
