package vm

import (
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

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
