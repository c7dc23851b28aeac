package code

import "github.com/reeve-policy/reeve/internal/vm/value"

// What a scan may have to be written out: elements, and nodes in all.
const (
	maxTurns    = 8
	maxUnrolled = 64
)

// Unroll writes scans of short constants out, one block for each element, so that what
// is looked up by the element is looked up by a constant.
func (f *Func) Unroll() {
	u := unroller{f: f}
	u.blocks(f.Body)
}

type unroller struct {
	f     *Func
	total []int // accesses of each local, counted when first needed
}

func (u *unroller) blocks(body []Block) {
	for _, b := range body {
		for i, n := range b {
			u.blocks(n.Body)
			if n.Op == Scan && u.fits(n) {
				b[i] = u.unroll(n)
			}
		}
	}
}

func (u *unroller) fits(n *Node) bool {
	if !n.A.IsConst() {
		return false
	}
	turns := value.Len(n.A.Const)
	if _, isText := n.A.Const.(string); isText || turns < 1 || turns > maxTurns {
		return false
	}
	nodes := 0
	eachNode(n.Body, func(*Node) { nodes++ })
	return nodes*turns <= maxUnrolled && !leaves(n.Body[0], 0)
}

// leaves says whether something in a block, so many blocks deep in that of a scan, ends
// the scan.
func leaves(b Block, depth int) bool {
	for _, n := range b {
		if n.Op == Break && n.N > int64(depth) {
			return true
		}
		deeper := depth + 1
		if n.Op == Scan {
			deeper++
		}
		for _, inner := range n.Body {
			if leaves(inner, deeper) {
				return true
			}
		}
	}
	return false
}

// unroll gives each element a block of its own, and that locals of its own.
func (u *unroller) unroll(n *Node) *Node {
	if u.total == nil {
		u.total = accesses(u.f.Body, u.f.Locals)
	}
	here := accesses([]Block{{n}}, u.f.Locals)
	out := &Node{Op: Blocks, Dst: -1, Loc: n.Loc}
	each(n.A.Const, func(k, v any) {
		fresh := map[int]int{}
		number := func(local int) int {
			if here[local] != u.total[local] || isParam(u.f, local) {
				return local
			}
			if _, ok := fresh[local]; !ok {
				fresh[local] = u.f.Locals
				u.f.Locals++
			}
			return fresh[local]
		}
		b := Block{
			{Op: Assign, Dst: n.Key, A: Const(k), Loc: n.Loc},
			{Op: Assign, Dst: n.Dst, A: Const(v), Loc: n.Loc},
		}
		b = append(b, cloneBlocks(n.Body)[0]...)
		eachNode([]Block{b}, func(n *Node) { n.renumber(number) })
		out.Body = append(out.Body, b)
	})
	u.total = nil
	return out
}

// each visits the elements of a collection in OPA's order.
func each(collection any, visit func(k, v any)) {
	switch c := collection.(type) {
	case *value.Set:
		for _, e := range c.Sorted() {
			visit(e, e)
		}
	case map[string]any, *value.Object:
		for _, k := range value.SortedKeys(c) {
			visit(k, value.Get(c, k))
		}
	default:
		for i, e := range value.Elems(c) {
			visit(int64(i), value.Norm(e))
		}
	}
}
