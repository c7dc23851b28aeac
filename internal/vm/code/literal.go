package code

import (
	"cmp"
	"slices"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// maxLiteral bounds objects whose keys are looked through one by one.
const maxLiteral = 8

// Literals joins the making of a collection and what is put into it at once: into a
// constant where all of it is constant, into one node where it is not.
func (f *Func) Literals() {
	l := literals{f.usage()}
	for i, b := range f.Body {
		f.Body[i] = l.block(b)
	}
}

type literals struct{ usage }

func (l literals) block(b Block) Block {
	out := b[:0]
	for i := 0; i < len(b); i++ {
		n := b[i]
		for j, inner := range n.Body {
			n.Body[j] = l.block(inner)
		}
		made, last := l.make(n, b[i+1:])
		if made == nil {
			out = append(out, n)
			continue
		}
		// What was computed between the parts stays before the whole.
		var between Block
		for _, t := range b[i+1 : i+1+last] {
			if t.changes() != n.Dst {
				between = append(between, t)
			}
		}
		out = append(append(out, l.block(between)...), made)
		i += last
	}
	return out
}

// make joins n with the parts in tail. It returns how much of the tail was looked at.
func (l literals) make(n *Node, tail Block) (*Node, int) {
	if n.Op != MakeArray && n.Op != MakeObject && n.Op != MakeSet || l.writes[n.Dst] != 1 {
		return nil, 0
	}
	parts, last := l.parts(n, tail)
	if len(parts) != l.changes[n.Dst] {
		return nil, 0
	}
	made := &Node{Dst: n.Dst, Loc: n.Loc}
	switch n.Op {
	case MakeArray:
		made.Op = List
		for _, p := range parts {
			made.Args = append(made.Args, p.B)
		}
	case MakeObject:
		if made.Op = Literal; !sortedFields(made, parts) {
			return nil, 0
		}
	default:
		return constantSet(made, parts), last
	}
	return constant(made), last
}

// parts are the nodes that add to the collection, up to the last of them, as long as
// nothing before it reads the collection and nothing there is more than a simple step.
func (l literals) parts(n *Node, tail Block) (parts []*Node, last int) {
	for i, t := range tail {
		if len(parts) == l.changes[n.Dst] {
			break
		}
		if t.changes() == n.Dst {
			parts, last = append(parts, t), i+1
		} else if len(t.Body) > 0 || t.Op == Break || t.Op == Return {
			break
		}
		if within(Block{t}, n.Dst) > 0 {
			return nil, 0
		}
	}
	return parts, last
}

// sortedFields gives an object its fields by name; no when a key is no constant string,
// stands twice, or could only be set once.
func sortedFields(made *Node, parts []*Node) bool {
	slices.SortFunc(parts, func(a, b *Node) int {
		x, _ := a.B.Const.(string)
		y, _ := b.B.Const.(string)
		return cmp.Compare(x, y)
	})
	for i, p := range parts {
		name, ok := p.B.Const.(string)
		if !ok || p.B.Local >= 0 || p.Op != Insert || i > 0 && made.Keys[i-1] == name || i >= maxLiteral {
			return false
		}
		made.Keys, made.Args = append(made.Keys, name), append(made.Args, p.C)
	}
	return true
}

func constant(made *Node) *Node {
	args := make([]any, len(made.Args))
	for i, a := range made.Args {
		if !a.IsConst() {
			return made
		}
		args[i] = a.Const
	}
	var v any
	if made.Op == List {
		v = value.NewArray(args...)
	} else {
		v = value.FromTemplate(made.Keys, args)
	}
	value.Freeze(v)
	return &Node{Op: Assign, Dst: made.Dst, A: Const(v), Loc: made.Loc}
}

func constantSet(made *Node, parts []*Node) *Node {
	set := &value.Set{}
	for _, p := range parts {
		if !p.B.IsConst() {
			return nil
		}
		set.Add(p.B.Const)
	}
	value.Freeze(set)
	made.Op, made.A = Assign, Const(set)
	return made
}
