package code

import "slices"

// maxInlined is how many nodes a function may have that is put in place of calls.
const maxInlined = 14

// Choice is what a function is when it returns from the first of several blocks that
// holds; nil when it is more than that, or too large to be put in place of calls.
func (f *Func) Choice() *Func {
	if f.Memoized() {
		return nil
	}
	blocks := f.choices()
	nodes := 0
	for _, b := range blocks {
		if len(b) == 0 || b[len(b)-1].Op != Return {
			return nil
		}
		eachNode([]Block{b[:len(b)-1]}, func(n *Node) {
			nodes++
			switch n.Op {
			case Scan, With, CallDynamic, Result, Return:
				nodes += maxInlined
			}
		})
	}
	if len(blocks) == 0 || nodes > maxInlined {
		return nil
	}
	for local := range f.Locals {
		if !isParam(f, local) && !alwaysFirst(blocks, local) {
			return nil
		}
	}
	c := *f
	c.Params, c.Body, c.counts = slices.Clone(f.Params), cloneBlocks(blocks), nil
	return &c
}

// choices are the blocks of a function whose result was made to return early.
func (f *Func) choices() []Block {
	body := f.Body
	if len(body) > 0 && len(body[len(body)-1]) == 0 {
		body = body[:len(body)-1]
	}
	if len(body) == 1 && len(body[0]) == 1 && body[0][0].Op == Blocks {
		body = body[0][0].Body
	}
	return body
}

// Inline puts choices in place of calls of them.
func (f *Func) Inline(find func(name string) *Func) { f.inlineIn(f.Body, find) }

func (f *Func) inlineIn(body []Block, find func(string) *Func) {
	for i, b := range body {
		out := make(Block, 0, len(b))
		for _, n := range b {
			f.inlineIn(n.Body, find)
			if n.Op == Call {
				if callee := find(n.Func); callee != nil {
					out = append(out, f.inlined(n, callee)...)
					continue
				}
			}
			out = append(out, n)
		}
		body[i] = out
	}
}

// inlined is a choice with locals of the caller: of returning, assigning is left.
func (f *Func) inlined(call *Node, callee *Func) []*Node {
	offset := f.Locals
	f.Locals += callee.Locals
	body := cloneBlocks(callee.Body)
	eachNode(body, func(n *Node) { n.renumber(func(local int) int { return local + offset }) })
	for _, b := range body {
		end := b[len(b)-1]
		*end = Node{Op: Assign, Dst: call.Dst, A: end.A, Loc: end.Loc}
	}
	var out []*Node
	for i, p := range callee.Params {
		out = append(out, &Node{Op: Assign, Dst: p + offset, A: call.Args[i], Loc: call.Loc})
	}
	return append(out, &Node{Op: First, Dst: -1, Body: body, Loc: call.Loc})
}

// renumber gives the locals of a node, without those in its blocks, other numbers.
func (n *Node) renumber(number func(int) int) {
	if n.Dst >= 0 {
		n.Dst = number(n.Dst)
	}
	if n.Op == Scan && n.Key >= 0 {
		n.Key = number(n.Key)
	}
	if n.changes() >= 0 {
		n.A.Local = number(n.A.Local)
	}
	n.reads(func(o *Operand) {
		if o.Local >= 0 {
			o.Local = number(o.Local)
		}
	})
}

// alwaysFirst says whether every block that has to do with a local writes it first.
func alwaysFirst(body []Block, local int) bool {
	for _, b := range body {
		if touches(b, local) && !writtenFirst(b, local) {
			return false
		}
	}
	return true
}
