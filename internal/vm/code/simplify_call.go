package code

import "github.com/reeve-policy/reeve/internal/vm/value"

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
