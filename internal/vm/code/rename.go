package code

// Rename gives blocks that stand beside each other locals of their own where the
// planner let them share one, since what is written once is easier to follow.
func (f *Func) Rename() {
	r := renamer{f: f}
	r.total = accesses(f.Body, f.Locals)
	r.siblings(f.Body)
}

type renamer struct {
	f     *Func
	total []int
}

func (r *renamer) siblings(body []Block) {
	if len(body) > 1 {
		r.split(body)
	}
	for _, b := range body {
		for _, n := range b {
			r.siblings(n.Body)
		}
	}
}

// split renames a local in each block of body, if it is used nowhere else and each
// block writes it before reading it.
func (r *renamer) split(body []Block) {
	counts := make([][]int, len(body))
	for i, b := range body {
		counts[i] = accesses([]Block{b}, r.f.Locals)
	}
	for local := range r.f.Locals { // not those that come anew
		if r.total[local] == 0 || isParam(r.f, local) {
			continue
		}
		here, blocks := 0, 0
		own := true
		for i, b := range body {
			if counts[i][local] > 0 {
				here += counts[i][local]
				blocks++
				own = own && writtenFirst(b, local)
			}
		}
		if blocks < 2 || !own || here != r.total[local] {
			continue
		}
		for i, b := range body {
			if counts[i][local] > 0 {
				r.rename(b, local, counts[i][local])
			}
		}
	}
}

func (r *renamer) rename(b Block, local, count int) {
	fresh := r.f.Locals
	r.f.Locals++
	r.total = append(r.total, count)
	r.total[local] -= count
	eachNode([]Block{b}, func(n *Node) {
		n.renumber(func(l int) int {
			if l == local {
				return fresh
			}
			return l
		})
	})
}

func isParam(f *Func, local int) bool {
	for _, p := range f.Params {
		if p == local {
			return true
		}
	}
	return local == Input || local == Data
}

// accesses counts how often locals stand in nodes.
func accesses(body []Block, locals int) []int {
	counts := make([]int, locals)
	eachNode(body, func(n *Node) {
		if n.Dst >= 0 {
			counts[n.Dst]++
		}
		if n.Op == Scan {
			counts[n.Key]++
		}
		if l := n.changes(); l >= 0 {
			counts[l]++
		}
		n.reads(func(o *Operand) {
			if o.Local >= 0 {
				counts[o.Local]++
			}
		})
	})
	return counts
}

// writtenFirst says whether a block writes a local before it reads it, wherever it does.
func writtenFirst(b Block, local int) bool {
	for _, n := range b {
		if n.readsOrChanges(local) || (n.Op == AssignOnce || n.Op == With) && n.Dst == local {
			return false
		}
		if n.Dst == local || n.Op == Scan && n.Key == local {
			return true
		}
		if !alwaysFirst(n.Body, local) {
			return false
		}
	}
	return true
}

func (n *Node) readsOrChanges(local int) bool {
	found := n.changes() == local
	n.reads(func(o *Operand) { found = found || o.Local == local })
	return found
}

func touches(b Block, local int) (found bool) {
	eachNode([]Block{b}, func(n *Node) {
		found = found || n.Dst == local || n.Op == Scan && n.Key == local || n.readsOrChanges(local)
	})
	return found
}
