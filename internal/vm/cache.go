package vm

import (
	"encoding/json"
	"strings"

	"github.com/reeve-policy/reeve/internal/vm/builtin"
	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// What a function makes of texts and numbers alone is kept from one evaluation to the
// next: images, names and quantities repeat. Each machine keeps its own, so that nothing
// is locked.

const (
	maxCached    = 1 << 14 // results in all
	maxCachedKey = 1 << 9  // bytes of an argument
	minCached    = 15      // weight of a function
)

// operands are up to three scalars.
type operands [3]any

// cacheable says whether a function depends on its operands alone and is worth keeping.
// It must call nothing whose result the machine takes back: rules that came out at
// compile time are constants by now.
func (c *compiler) cacheable(f *code.Func, nature code.Nature) bool {
	if !nature.Constant() || c.folder.dataWith[f.Name] {
		return false
	}
	c.closed[f.Name] = f.Closed(c.closed)
	return c.closed[f.Name] && f.Weight(builtin.Costly) >= minCached
}

// cache is where results are kept for a call, and what they are kept by: the operands
// that differ from one evaluation to the next. Calls share the cache of the function,
// unless one of theirs is a collection, always the same.
func (c *compiler) cache(fn *function, n *code.Node) (cache int, by []int) {
	own := false
	for i, a := range n.Args[2:] {
		if a.IsConst() && !isKey(a.Const) {
			own = true
		} else {
			by = append(by, i+2)
		}
	}
	switch {
	case len(by) > len(operands{}):
		return -1, nil
	case own:
		c.program.caches++
		return c.program.caches - 1, by
	}
	return fn.cache, by
}

// callCached is a call of a function whose results are kept.
func (c *compiler) callCached(fn *function, n *code.Node) statement {
	plain := callFunction(fn, n)
	cache, by := c.cache(fn, n)
	if cache < 0 {
		return plain
	}
	dst, args := n.Dst, n.Args
	return func(m *machine, f []any) int {
		var key operands
		for i, at := range by {
			if key[i] = args[at].Const; args[at].Local >= 0 {
				key[i] = f[args[at].Local]
			}
		}
		if !key.scalar() {
			return plain(m, f)
		}
		v, known := m.caches[cache][key]
		if !known {
			key.detach()
			if v = m.computeKept(fn, args, by, &key); m.err != nil {
				return stopping
			}
			m.remember(cache, key, v)
		}
		return m.defined(f, dst, v)
	}
}

// kept is a costly built-in function whose results are kept for one call: by the operands
// that are no constants, or by what is printed.
func (c *compiler) kept(n *code.Node, call builtin.Func) builtinCall {
	by, prints := varying(n.Args), n.Func == "sprintf" && n.Args[0].IsConst()
	if !prints && (len(by) == 0 || len(by) > len(operands{})) {
		return plain(call)
	}
	cache := c.program.caches
	c.program.caches++
	return func(m *machine, args []any) (any, error) {
		var key operands
		if prints {
			key = printed(args)
		} else {
			for i, at := range by {
				key[i] = args[at]
			}
		}
		if !key.scalar() {
			return call(&m.Context, args)
		}
		if v, known := m.caches[cache][key]; known {
			return v, nil
		}
		key.detach()
		if !prints {
			for i, at := range by {
				args[at] = key[i]
			}
		}
		keep := m.Arena.Keep
		m.Arena.Keep = true
		v, err := call(&m.Context, args)
		if m.Arena.Keep = keep; err == nil {
			m.remember(cache, key, v)
		}
		return v, err
	}
}

// printed are the values that sprintf puts into a text; the list itself, which is no
// scalar, where they are too many.
func printed(args []any) (key operands) {
	values, ok := args[1].(*value.Array)
	if !ok || len(values.E) > len(key) {
		return operands{args[1]}
	}
	copy(key[:], values.E)
	return key
}

// varying are the operands that are no constants, or could be part of a key.
func varying(args []code.Operand) (at []int) {
	for i, a := range args {
		if !a.IsConst() {
			at = append(at, i)
		}
	}
	return at
}

// scalar says whether all of them can be part of a key.
func (o *operands) scalar() bool {
	for _, v := range o {
		if v != nil && !isKey(v) {
			return false
		}
	}
	return true
}

// detach copies texts, which may be parts of longer ones that nobody wants to keep.
func (o *operands) detach() {
	for i, v := range o {
		if text, ok := v.(string); ok {
			o[i] = strings.Clone(text)
		}
	}
}

func isKey(v any) bool {
	switch v := v.(type) {
	case string:
		return len(v) <= maxCachedKey
	case json.Number:
		return len(v) <= maxCachedKey
	case int64, bool, value.Null:
		return true
	}
	return false
}

// computeKept runs a function on operands that outlive the evaluation, as its result does.
func (m *machine) computeKept(fn *function, args []code.Operand, by []int, key *operands) any {
	keep := m.Arena.Keep
	m.Arena.Keep = true
	g := m.enter(fn)
	for i, to := range fn.params {
		g[to] = args[i].Const
	}
	g[code.Input], g[code.Data] = nil, m.program.data
	for i, at := range by {
		g[fn.params[at]] = key[i]
	}
	v := m.run(fn, g)
	m.Arena.Keep = keep
	return v
}

func (m *machine) remember(cache int, key operands, v any) {
	if m.cached++; m.cached > maxCached {
		clear(m.caches)
		m.cached = 1
	}
	if m.caches[cache] == nil {
		m.caches[cache] = map[operands]any{}
	}
	m.caches[cache][key] = v
}
