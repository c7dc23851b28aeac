package code

// Order marks the scans whose order nobody sees: those that add to sets, insert under
// keys that can be set only once, or assign what can be assigned only once. Whatever
// order they run in, the outcome is one and the same, or an error.
func (f *Func) Order() {
	u := f.usage()
	eachNode(f.Body, func(n *Node) {
		if n.Op == Scan {
			n.Unordered = unordered(n.Body[0], made(n.Body), 0) && u.private(n.Body[0], n.Body[0])
		}
	})
}

// private says whether what the nodes of b leave in locals is read in whole only, or is
// the same each time.
func (u usage) private(b, whole Block) bool {
	for _, n := range b {
		once := n.Op == AssignOnce || n.Op == Reset || n.Op == Assign && n.A.IsConst()
		if n.Dst >= 0 && !once && within(whole, n.Dst) != u.reads[n.Dst] {
			return false
		}
		for _, inner := range n.Body {
			if !u.private(inner, whole) {
				return false
			}
		}
	}
	return true
}

// made are the collections that a scan makes anew each time round.
func made(body []Block) map[int]bool {
	own := map[int]bool{}
	eachNode(body, func(n *Node) {
		switch n.Op {
		case MakeArray, MakeObject, MakeSet:
			own[n.Dst] = true
		}
	})
	return own
}

// unordered is about a block so many blocks deep in that of the scan.
func unordered(b Block, own map[int]bool, depth int) bool {
	for _, n := range b {
		if visible(n, own, depth) {
			return false
		}
		deeper := depth + 1
		if n.Op == Scan {
			deeper++
		}
		for _, inner := range n.Body {
			if !unordered(inner, own, deeper) {
				return false
			}
		}
	}
	return true
}

// visible says whether one sees in what order a node was run.
func visible(n *Node, own map[int]bool, depth int) bool {
	switch n.Op {
	case Append, Insert:
		return !own[n.A.Local]
	case Return, Result, CallDynamic, With:
		return true
	case Break:
		return n.N > int64(depth) // it leaves the scan
	case CallBuiltin:
		return n.Func == "print" || n.Func == "internal.print" || n.Func == "trace"
	}
	return false
}
