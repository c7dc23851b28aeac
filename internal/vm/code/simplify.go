package code

import "github.com/reeve-policy/reeve/internal/vm/value"

// Simplify makes a function ready: what is known is put in, and what follows from that
// is computed, until nothing changes.
func (f *Func) Simplify(facts *Facts) {
	for range 8 {
		s := simplifier{f: f, facts: facts, usage: f.usage()}
		f.Body = s.blocks(f.Body)
		if !s.changed {
			break
		}
	}
}

type simplifier struct {
	f       *Func
	facts   *Facts
	usage   usage
	changed bool
}

func (s *simplifier) blocks(body []Block) []Block {
	for i, b := range body {
		body[i] = s.block(b)
	}
	return body
}

// block goes through a block and ends it where it fails for certain.
func (s *simplifier) block(b Block) Block {
	out := make(Block, 0, len(b))
	for i, n := range b {
		n.Body = s.blocks(n.Body)
		n = s.node(n)
		if n == nil {
			s.changed = true
			continue
		}
		if n.Op == First && (len(n.Body) == 1 || total(n.Body[0])) {
			// It need not be tried whether it holds.
			s.changed = true
			out = append(out, n.Body[0]...)
			continue
		}
		if n.Op == Assign && s.propagate(n, b[i+1:]) {
			s.changed = true
			continue
		}
		out = append(out, n)
		if n.Op == Break || n.Op == Return {
			if i+1 < len(b) {
				s.changed = true
			}
			break
		}
	}
	return s.prune(out)
}

// propagate does away with a copy when nothing but what follows it reads it, and what
// it is a copy of stays the same.
func (s *simplifier) propagate(n *Node, tail Block) bool {
	if s.usage.writes[n.Dst] != 1 || s.usage.changes[n.Dst] != 0 {
		return false
	}
	if n.A.Local >= 0 && s.usage.writes[n.A.Local] != 1 {
		return false
	}
	if within(tail, n.Dst) != s.usage.reads[n.Dst] {
		return false
	}
	replace(tail, n.Dst, n.A)
	if n.A.Local >= 0 {
		s.usage.reads[n.A.Local] += s.usage.reads[n.Dst] - 1
	}
	s.usage.reads[n.Dst], s.usage.writes[n.Dst] = 0, 0
	return true
}

var failing = Node{Op: Break, Dst: -1}

func fails() *Node {
	n := failing
	return &n
}

// node is a node or what does the same; nil does nothing.
func (s *simplifier) node(n *Node) *Node {
	switch n.Op {
	case Call:
		return s.call(n)
	case CallBuiltin:
		return s.builtin(n)
	case Dot:
		return s.dot(n)
	case Equal:
		if n.A.IsConst() && n.B.IsConst() {
			return when(value.Equal(n.A.Const, n.B.Const))
		}
	case NotEqual:
		if n.A.IsConst() && n.B.IsConst() {
			return when(!value.Equal(n.A.Const, n.B.Const))
		}
	case IsDefined:
		if defined, known := s.defined(n.A); known {
			return when(defined)
		}
	case IsUndefined:
		if defined, known := s.defined(n.A); known {
			return when(!defined)
		}
	case Reset:
		if s.usage.defines[n.Dst] == 0 || s.usage.reads[n.Dst] == 0 {
			return nil
		}
	case Assign:
		if s.usage.reads[n.Dst] == 0 && s.usage.changes[n.Dst] == 0 {
			return nil
		}
	case Not:
		return s.not(n)
	case Blocks:
		return s.nested(n)
	case First:
		return first(n)
	case Scan:
		if n.A.IsConst() && value.Len(n.A.Const) <= 0 || len(n.Body[0]) == 0 || onlyFails(n.Body[0]) {
			return nil
		}
	}
	return n
}

// defined says what is known of an operand: a constant is, and what nothing defines is not.
func (s *simplifier) defined(o Operand) (defined, known bool) {
	if o.Local < 0 {
		return o.Const != nil, true
	}
	return false, s.usage.defines[o.Local] == 0
}

func when(holds bool) *Node {
	if holds {
		return nil
	}
	return fails()
}

func onlyFails(b Block) bool { return len(b) == 1 && b[0].Op == Break && b[0].N == 0 }

func (s *simplifier) call(n *Node) *Node {
	v, known := s.facts.Constants[n.Func]
	if !known && len(n.Args) > 2 {
		v, known = s.callOf(n)
	}
	switch {
	case !known:
		return n
	case v == nil:
		return fails()
	}
	s.changed = true
	return &Node{Op: Assign, Dst: n.Dst, A: Const(v), Loc: n.Loc}
}

// callOf is a call of a function with constants, if it can be made now.
func (s *simplifier) callOf(n *Node) (v any, ok bool) {
	args := make([]any, 0, len(n.Args)-2)
	for _, a := range n.Args[2:] {
		if !a.IsConst() {
			return nil, false
		}
		args = append(args, a.Const)
	}
	return s.facts.Call(n.Func, args)
}

func (s *simplifier) builtin(n *Node) *Node {
	args := make([]any, len(n.Args))
	for i, a := range n.Args {
		if !a.IsConst() {
			return n
		}
		args[i] = a.Const
	}
	v, ok := s.facts.Fold(n.Func, args)
	switch {
	case !ok:
		return n
	case v == nil:
		return fails()
	}
	s.changed = true
	return &Node{Op: Assign, Dst: n.Dst, A: Const(v), Loc: n.Loc}
}

func (s *simplifier) dot(n *Node) *Node {
	if name, ok := n.B.Const.(string); ok && n.B.Local < 0 && n.A.Local == Input && s.facts.Absent[name] && s.usage.writes[Input] == 1 {
		return fails()
	}
	if document := s.document(n); document != nil {
		s.changed = true
		return &Node{Op: Assign, Dst: n.Dst, A: Const(document), Loc: n.Loc}
	}
	if !n.A.IsConst() || !n.B.IsConst() || n.Base && !(isName(n.B) && value.IsObject(n.A.Const)) {
		return n
	}
	v := value.Get(n.A.Const, n.B.Const)
	if v == nil {
		return fails()
	}
	s.changed = true
	return &Node{Op: Assign, Dst: n.Dst, A: Const(v), Loc: n.Loc}
}

// document is a document of the program that a node reads, nil when it reads none.
func (s *simplifier) document(n *Node) any {
	if n.A.Local != Data || !isName(n.B) || s.usage.writes[Data] != 1 {
		return nil
	}
	name, _ := n.B.Const.(string)
	if v, ok := s.facts.Documents[name]; ok {
		return value.Norm(v)
	}
	return nil
}

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
