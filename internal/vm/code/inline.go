package code

// Limits of what is put in place of a call.
const (
	maxInlined      = 10 // nodes of the function
	maxInlinedDepth = 4  // blocks in blocks
)

// Inlinable says whether a function is small enough and simple enough to be put in place
// of calls of it.
func (f *Func) Inlinable() bool {
	if f.Memoized() {
		return false
	}
	nodes, simple := 0, true
	eachNode(f.Body, func(n *Node) {
		nodes++
		switch n.Op {
		case Scan, With, CallDynamic, Result, Call:
			simple = false
		}
	})
	return simple && nodes <= maxInlined && returnsOutside(f.Body, 0)
}

// returnsOutside says whether returns stand in plain blocks only.
func returnsOutside(body []Block, depth int) bool {
	for _, b := range body {
		for _, n := range b {
			if n.Op == Not {
				found := false
				eachNode(n.Body, func(n *Node) { found = found || n.Op == Return })
				if found {
					return false
				}
			} else if depth > maxInlinedDepth || !returnsOutside(n.Body, depth+1) {
				return false
			}
		}
	}
	return true
}

// Inline puts functions in place of calls of them.
func (f *Func) Inline(find func(name string) *Func) {
	f.inlineIn(f.Body, find)
}

func (f *Func) inlineIn(body []Block, find func(string) *Func) {
	for i, b := range body {
		out := make(Block, 0, len(b))
		for _, n := range b {
			f.inlineIn(n.Body, find)
			callee := (*Func)(nil)
			if n.Op == Call {
				callee = find(n.Func)
			}
			if callee == nil {
				out = append(out, n)
				continue
			}
			out = append(out, f.inlined(n, callee)...)
		}
		body[i] = out
	}
}

// inlined is the body of a function with locals of the caller. A return leaves all of it.
func (f *Func) inlined(call *Node, callee *Func) []*Node {
	offset, result := f.Locals, f.Locals+callee.Locals
	f.Locals += callee.Locals + 1
	body := cloneBlocks(callee.Body)
	shift(body, offset)
	body = leaving(body, result, 1)
	var out []*Node
	for i, p := range callee.Params {
		out = append(out, &Node{Op: Assign, Dst: p + offset, A: call.Args[i], Loc: call.Loc})
	}
	// Locals are undefined when a function begins, in every round of a loop.
	u := callee.usage()
	for local := range callee.Locals {
		if u.writes[local] > 0 && !isParam(callee, local) && !alwaysFirst(callee.Body, local) {
			out = append(out, &Node{Op: Reset, Dst: local + offset, Loc: call.Loc})
		}
	}
	out = append(out,
		&Node{Op: Reset, Dst: result, Loc: call.Loc},
		&Node{Op: Blocks, Dst: -1, Body: []Block{{&Node{Op: Blocks, Dst: -1, Body: body, Loc: call.Loc}}}, Loc: call.Loc},
		&Node{Op: IsDefined, Dst: -1, A: Local(result), Loc: call.Loc},
		&Node{Op: Assign, Dst: call.Dst, A: Local(result), Loc: call.Loc})
	return out
}

// alwaysFirst says whether every block that has to do with a local writes it first.
func alwaysFirst(body []Block, local int) bool {
	for _, b := range body {
		if accesses([]Block{b}, maxLocal(b)+local+2)[local] > 0 && !writtenFirst(b, local) {
			return false
		}
	}
	return true
}

func shift(body []Block, by int) {
	eachNode(body, func(n *Node) {
		if n.Dst >= 0 {
			n.Dst += by
		}
		if n.Op == Scan {
			n.Key += by
		}
		if n.changes() >= 0 {
			n.A.Local += by
		}
		n.reads(func(o *Operand) {
			if o.Local >= 0 {
				o.Local += by
			}
		})
	})
}

// leaving turns returns into assignments and breaks out of depth blocks more.
func leaving(body []Block, result, depth int) []Block {
	for i, b := range body {
		out := make(Block, 0, len(b)+1)
		for _, n := range b {
			if n.Op == Return {
				out = append(out, &Node{Op: Assign, Dst: result, A: n.A, Loc: n.Loc}, &Node{Op: Break, Dst: -1, N: int64(depth), Loc: n.Loc})
				break
			}
			if n.Op == Blocks {
				n.Body = leaving(n.Body, result, depth+1)
			}
			out = append(out, n)
		}
		body[i] = out
	}
	return body
}
