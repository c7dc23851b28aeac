package code

import "slices"

// reads visits the operands that a node reads, so that they can be replaced.
func (n *Node) reads(visit func(*Operand)) {
	switch n.Op {
	case Return, Len, Assign, AssignOnce, IsArray, IsObject, IsSet, IsDefined, IsUndefined, Result, Scan, With, DotPath, PathEqual, PathNotEqual:
		visit(&n.A)
	case Dot, Equal, NotEqual, Merge:
		visit(&n.A)
		visit(&n.B)
	case Append, SetAdd:
		visit(&n.B)
	case Insert, InsertOnce:
		visit(&n.B)
		visit(&n.C)
	}
	for i := range n.Args {
		visit(&n.Args[i])
	}
}

// changes is the local of the collection that a node adds to, or -1.
func (n *Node) changes() int {
	switch n.Op {
	case Append, SetAdd, Insert, InsertOnce:
		return n.A.Local
	}
	return -1
}

// usage counts, for each local of a function, the nodes that write, read and change it,
// and those of the writes that define it.
type usage struct{ writes, defines, reads, changes []int }

// The next call of it for the same function takes the counts back.
func (f *Func) usage() usage {
	n := f.Locals
	if cap(f.counts) < 4*n {
		f.counts = make([]int, 5*n)
	}
	all := f.counts[:4*n]
	clear(all)
	u := usage{all[:n:n], all[n : 2*n : 2*n], all[2*n : 3*n : 3*n], all[3*n:]}
	for _, p := range f.Params {
		u.writes[p]++
		u.defines[p]++
	}
	u.count(f.Body)
	return u
}

func (u *usage) count(body []Block) {
	for _, b := range body {
		u.countBlock(b)
	}
}

func (u *usage) countBlock(b Block) {
	for _, n := range b {
		if n.Dst >= 0 {
			u.writes[n.Dst]++
			if n.Op != Reset {
				u.defines[n.Dst]++
			}
		}
		if n.Op == Scan {
			u.writes[n.Key]++
			u.defines[n.Key]++
		}
		if n.Op == With {
			u.writes[n.Dst]++ // and back
			u.reads[n.Dst]++
		}
		if l := n.changes(); l >= 0 {
			u.changes[l]++
		}
		n.reads(func(o *Operand) {
			if o.Local >= 0 {
				u.reads[o.Local]++
			}
		})
		u.count(n.Body)
	}
}

// within counts the reads of one local in some nodes.
func within(b Block, local int) (reads int) {
	for _, n := range b {
		n.reads(func(o *Operand) {
			if o.Local == local {
				reads++
			}
		})
		for _, inner := range n.Body {
			reads += within(inner, local)
		}
	}
	return reads
}

// replace puts an operand where a local is read.
func replace(b Block, local int, by Operand) {
	for _, n := range b {
		n.reads(func(o *Operand) {
			if o.Local == local {
				*o = by
			}
		})
		for _, inner := range n.Body {
			replace(inner, local, by)
		}
	}
}

// Clone copies a function, whose nodes passes change.
func (f *Func) Clone() *Func {
	c := *f
	c.Params, c.Body, c.counts = slices.Clone(f.Params), cloneBlocks(f.Body), nil
	return &c
}

func cloneBlocks(body []Block) []Block {
	if len(body) == 0 {
		return nil
	}
	out := make([]Block, len(body))
	for i, b := range body {
		nodes := make([]Node, len(b))
		out[i] = make(Block, len(b))
		for j, n := range b {
			c := &nodes[j]
			*c = *n
			c.Args = append([]Operand(nil), n.Args...)
			c.Body = cloneBlocks(n.Body)
			out[i][j] = c
		}
	}
	return out
}
