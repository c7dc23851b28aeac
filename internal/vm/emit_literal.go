package vm

import (
	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// literal makes a collection in one go.
func (c *compiler) literal(n *code.Node) statement {
	dst, args, keys := n.Dst, n.Args, n.Keys
	if n.Op == code.List {
		return func(_ *machine, f []any) int {
			elems := make([]any, len(args))
			load(elems, args, f)
			f[dst] = &value.Array{E: elems}
			return next
		}
	}
	return func(_ *machine, f []any) int {
		vals := make([]any, len(args))
		load(vals, args, f)
		f[dst] = value.FromTemplate(keys, vals)
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
