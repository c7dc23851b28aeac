package code

// Fuse joins nodes that follow each other where only the second reads what the first
// writes: a path of accesses, an access and a comparison, a built-in function and the
// check that it is not false.
func (f *Func) Fuse() {
	u := f.usage()
	for i, b := range f.Body {
		f.Body[i] = u.fuse(b)
	}
}

func (u usage) fuse(b Block) Block {
	out := b[:0]
	for _, n := range b {
		for i, inner := range n.Body {
			n.Body[i] = u.fuse(inner)
		}
		if n.Op == Scan && u.reads[n.Key] == 0 {
			n.Key = -1
		}
		if n.Op == Dot && !n.Base && isName(n.B) {
			n = &Node{Op: DotPath, Dst: n.Dst, A: n.A, Keys: []any{n.B.Const}, Loc: n.Loc}
		}
		if len(out) > 0 {
			if joined := u.join(out[len(out)-1], n); joined != nil {
				out[len(out)-1] = joined
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

func isName(o Operand) bool {
	_, ok := o.Const.(string)
	return o.Local < 0 && ok
}

func (u usage) join(first, second *Node) *Node {
	if first.Op == First && second.Op == Assign && u.forward(first, second) {
		return first
	}
	if first.Dst < 0 || u.writes[first.Dst] != 1 || u.reads[first.Dst] != 1 || u.changes[first.Dst] != 0 {
		return nil
	}
	t := first.Dst
	switch {
	case first.Op == DotPath && second.Op == DotPath && second.A.Local == t:
		return &Node{Op: DotPath, Dst: second.Dst, A: first.A, Keys: append(first.Keys[:len(first.Keys):len(first.Keys)], second.Keys...), Loc: second.Loc}
	case first.Op == DotPath && second.Op == Equal && constantSide(second, t) != nil:
		return &Node{Op: PathEqual, Dst: -1, A: first.A, B: *constantSide(second, t), Keys: first.Keys, Loc: second.Loc}
	case first.Op == DotPath && second.Op == NotEqual && constantSide(second, t) != nil:
		return &Node{Op: PathNotEqual, Dst: -1, A: first.A, B: *constantSide(second, t), Keys: first.Keys, Loc: second.Loc}
	case first.Op == CallBuiltin && second.Op == NotEqual && isFalse(constantSide(second, t)):
		return &Node{Op: Test, Dst: -1, Func: first.Func, Args: first.Args, Loc: first.Loc}
	}
	return nil
}

// constantSide is the constant that a comparison holds a local against, nil when it is
// no constant.
func constantSide(n *Node, local int) *Operand {
	switch {
	case n.A.Local == local && n.B.IsConst():
		return &n.B
	case n.B.Local == local && n.A.IsConst():
		return &n.A
	}
	return nil
}

func isFalse(o *Operand) bool { return o != nil && o.Const == false }

// forward lets a choice assign where its result is copied to.
func (u usage) forward(first, second *Node) bool {
	from := second.A.Local
	if from < 0 || u.reads[from] != 1 || u.changes[from] != 0 || u.writes[from] != len(first.Body) {
		return false
	}
	for _, b := range first.Body {
		if len(b) == 0 || b[len(b)-1].Dst != from {
			return false
		}
	}
	for _, b := range first.Body {
		b[len(b)-1].Dst = second.Dst
	}
	return true
}
