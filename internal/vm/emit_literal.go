package vm

import "github.com/reeve-policy/reeve/internal/vm/code"

// literal makes a collection in one go.
func (c *compiler) literal(n *code.Node) statement {
	dst, args, keys := n.Dst, n.Args, n.Keys
	if n.Op == code.List {
		return func(m *machine, f []any) int {
			elems := m.Arena.Slots(len(args))
			load(elems, args, f)
			f[dst] = m.Arena.Array(elems)
			return next
		}
	}
	return func(m *machine, f []any) int {
		vals := m.Arena.Slots(len(args))
		load(vals, args, f)
		f[dst] = m.Arena.Template(keys, vals)
		return next
	}
}

// load reads operands.
func load(into []any, args []code.Operand, f []any) {
	for i := range args {
		if a := &args[i]; a.Local >= 0 {
			into[i] = f[a.Local]
		} else {
			into[i] = a.Const
		}
	}
}
