package vm

import (
	"github.com/reeve-policy/reeve/internal/vm/builtin"
	"github.com/reeve-policy/reeve/internal/vm/code"
)

func (c *compiler) call(n *code.Node) statement {
	switch n.Op {
	case code.CallBuiltin:
		return c.callBuiltin(n)
	case code.CallDynamic:
		return c.callDynamic(n)
	}
	fn := c.program.funcs[n.Func]
	switch {
	case fn == nil:
		c.err = c.program.missing(n.Func)
		return nil
	case fn.slot >= 0:
		return callRule(fn, n)
	case fn.index >= 0:
		return callIndexed(fn, n)
	case fn.cache >= 0:
		return c.callCached(fn, n)
	}
	return callFunction(fn, n)
}

func callRule(fn *function, n *code.Node) statement {
	dst, slot, input, data := n.Dst, fn.slot, get(n.Args[0]), get(n.Args[1])
	return func(m *machine, f []any) int {
		var v any
		if known := &m.memo[slot]; known.epoch == m.epoch && m.recorder.Reads == nil {
			v = known.value
		} else {
			v = m.rule(fn, input(f), data(f))
		}
		if f[dst] = v; v != nil {
			return next
		}
		return m.undefined()
	}
}

func callFunction(fn *function, n *code.Node) statement {
	dst, args, params := n.Dst, n.Args, fn.params
	return func(m *machine, f []any) int {
		g := m.enter(fn)
		for i, to := range params {
			if a := &args[i]; a.Local >= 0 {
				g[to] = f[a.Local]
			} else {
				g[to] = a.Const
			}
		}
		return m.defined(f, dst, m.run(fn, g))
	}
}

// defined stores a result.
func (m *machine) defined(f []any, dst int, v any) int {
	if f[dst] = v; v != nil {
		return next
	}
	return m.undefined()
}

func (m *machine) undefined() int {
	if m.err != nil {
		return stopping
	}
	return fail
}

type builtinCall func(m *machine, args []any) (any, error)

func plain(call builtin.Func) builtinCall {
	return func(m *machine, args []any) (any, error) { return call(&m.Context, args) }
}

func (c *compiler) callBuiltin(n *code.Node) statement {
	file := ""
	if n.Loc != nil {
		file = c.policy.Static.Files[n.Loc.File].Value
	}
	call, err := builtin.Lookup(n.Func, n.Loc, file, c.program.options.Passes.Native)
	if err != nil {
		c.err = err
		return nil
	}
	run := plain(call)
	if c.keeps && builtin.Costly(n.Func) {
		run = c.kept(n, call)
	}
	dst, args, from := n.Dst, n.Args, c.scratch
	c.size = max(c.size, from+len(args))
	lenient := c.program.options.Lenient
	return func(m *machine, f []any) int {
		operands := f[from : from+len(args)]
		load(operands, args, f)
		v, err := run(m, operands)
		if err != nil {
			if lenient && !builtin.Halts(err) {
				f[dst] = nil
				return fail
			}
			return m.stop(err)
		}
		return m.defined(f, dst, v)
	}
}

func (c *compiler) callDynamic(n *code.Node) statement {
	dst, input, data, path := n.Dst, get(n.Args[0]), get(n.Args[1]), n.Args[2:]
	paths := c.program.paths
	return func(m *machine, f []any) int {
		at := paths
		for i := range path {
			segment := path[i].Const
			if path[i].Local >= 0 {
				segment = f[path[i].Local]
			}
			name, _ := segment.(string)
			if at = at.children[name]; at == nil {
				return fail
			}
		}
		if at.refused != nil {
			return m.stop(at.refused)
		}
		if at.fn == nil || at.fn.slot < 0 {
			return fail
		}
		return m.defined(f, dst, m.rule(at.fn, input(f), data(f)))
	}
}
