package code

func onlyFails(b Block) bool { return len(b) == 1 && b[0].Op == Break && b[0].N == 0 }

func (s *simplifier) not(n *Node) *Node {
	switch b := n.Body[0]; {
	case len(b) == 0:
		return fails()
	case onlyFails(b):
		return nil
	}
	return n
}

// nested drops blocks that do nothing.
func (s *simplifier) nested(n *Node) *Node {
	kept := n.Body[:0]
	for _, b := range n.Body {
		if len(b) > 0 && !onlyFails(b) {
			kept = append(kept, b)
		}
	}
	if n.Body = kept; len(kept) == 0 {
		return nil
	}
	return n
}

// first drops what cannot hold, and what comes after what always does.
func first(n *Node) *Node {
	kept := n.Body[:0]
	for _, b := range n.Body {
		if onlyFails(b) {
			continue
		}
		if kept = append(kept, b); total(b) {
			break
		}
	}
	if n.Body = kept; len(kept) == 0 {
		return fails()
	}
	return n
}

// total says whether a block cannot fail.
func total(b Block) bool {
	for _, n := range b {
		switch n.Op {
		case Assign, Reset, MakeArray, MakeObject, MakeSet, Append, Insert, SetAdd, Literal, List:
		default:
			return false
		}
	}
	return true
}

// prune empties a block that fails in the end and does nothing on the way that anybody
// sees, as when a rule's condition cannot hold.
func (s *simplifier) prune(b Block) Block {
	if len(b) < 2 || !onlyFails(b[len(b)-1:]) {
		return b
	}
	for _, n := range b[:len(b)-1] {
		if !s.silent(n, b) {
			return b
		}
	}
	s.changed = true
	return b[len(b)-1:]
}

// silent says whether all that a node does is to set locals that only b reads, or to
// fail: it adds to nothing and raises no error.
func (s *simplifier) silent(n *Node, b Block) bool {
	switch n.Op {
	case Dot, Len, Assign, Reset, MakeArray, MakeObject, MakeSet, Equal, NotEqual, IsArray, IsObject, IsSet, IsDefined, IsUndefined:
		return n.Dst < 0 || within(b, n.Dst) == s.usage.reads[n.Dst] && s.usage.changes[n.Dst] == 0
	case Not:
		for _, inner := range n.Body[0] {
			if !s.silent(inner, b) {
				return false
			}
		}
		return true
	}
	return false
}
