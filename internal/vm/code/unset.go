package code

import "slices"

// unset finds the locals that may be read before anything was written to them.
func (f *Func) unset() []bool {
	u := unset{found: make([]bool, f.Locals)}
	written := make([]bool, f.Locals)
	for _, p := range f.Params {
		written[p] = true
	}
	for _, b := range f.Body {
		u.block(b, slices.Clone(written))
	}
	return u.found
}

type unset struct{ found []bool }

// block goes through a block; written are the locals that have a value for certain. It
// returns those that have one at its end.
func (u *unset) block(b Block, written []bool) []bool {
	for _, n := range b {
		n.reads(func(o *Operand) { u.read(o.Local, written) })
		u.read(n.changes(), written)
		if n.Op == AssignOnce || n.Op == With {
			u.read(n.Dst, written)
		}
		written = u.inner(n, written)
		if n.Dst >= 0 && n.Op != Scan {
			written[n.Dst] = true
		}
	}
	return written
}

func (u *unset) read(local int, written []bool) {
	if local >= 0 && !written[local] {
		u.found[local] = true
	}
}

// inner goes through the blocks of a node. What they write counts afterwards only if one
// of them ran to its end for certain, which is so for a choice.
func (u *unset) inner(n *Node, written []bool) []bool {
	var always []bool
	for _, b := range n.Body {
		start := slices.Clone(written)
		if n.Op == Scan {
			start[n.Dst] = true
			if n.Key >= 0 {
				start[n.Key] = true
			}
		}
		end := u.block(b, start)
		if always == nil {
			always = end
			continue
		}
		for i := range always {
			always[i] = always[i] && end[i]
		}
	}
	if n.Op == First && always != nil {
		return always
	}
	return written
}
