package code

import "github.com/reeve-policy/reeve/internal/vm/value"

// Simplify makes a function ready: what is known is put in, and what follows from that
// is computed, until nothing changes.
func (f *Func) Simplify(facts *Facts) {
	for range 8 {
		s := simplifier{f: f, facts: facts, usage: f.usage(), aliases: make([]*alias, f.Locals)}
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
	aliases []*alias // by local; of the blocks around
	changed bool
}

// alias is a local that is a copy of something, which is read in its place.
type alias struct {
	of    Operand
	reads int // that were replaced
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
	var here []*Node // assignments whose locals are read through
	defer func() { s.leave(here) }()
	for i, n := range b {
		n.reads(s.readThrough)
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
		if n.Op == Assign && s.isCopy(n) {
			s.aliases[n.Dst] = &alias{of: n.A}
			here = append(here, n)
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

// isCopy says whether a local is, from here to the end of the block, what is assigned.
func (s *simplifier) isCopy(n *Node) bool {
	if s.usage.writes[n.Dst] != 1 || s.usage.changes[n.Dst] != 0 {
		return false
	}
	return n.A.Local < 0 || s.usage.writes[n.A.Local] == 1
}

// readThrough reads what a copy is of.
func (s *simplifier) readThrough(o *Operand) {
	if o.Local < 0 || s.aliases[o.Local] == nil {
		return
	}
	c := s.aliases[o.Local]
	c.reads++
	*o = c.of
}

// leave forgets copies at the end of their block.
func (s *simplifier) leave(here []*Node) {
	for _, n := range here {
		c := s.aliases[n.Dst]
		s.aliases[n.Dst] = nil
		if c.reads == 0 {
			continue
		}
		s.changed = true
		if n.A.Local >= 0 {
			s.usage.reads[n.A.Local] += c.reads
		}
		s.usage.reads[n.Dst] -= c.reads
	}
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
	case IsArray, IsObject, IsSet:
		if n.A.IsConst() {
			return when(isOf(n.Op, n.A.Const))
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

func isOf(op Op, v any) bool {
	switch op {
	case IsArray:
		return value.IsArray(v)
	case IsObject:
		return value.IsObject(v)
	}
	return value.IsSet(v)
}

func when(holds bool) *Node {
	if holds {
		return nil
	}
	return fails()
}
