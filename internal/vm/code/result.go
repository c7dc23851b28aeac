package code

// Results shortens the way of a value out of a function. OPA's planner puts it into a
// local, checks that nothing else is there, puts it into another and returns that.
func (f *Func) Results() {
	f.dropFirstResets()
	f.assignDirectly()
	f.joinResult()
	f.returnEarly()
}

// dropFirstResets does away with resets of what nothing has touched yet.
func (f *Func) dropFirstResets() {
	seen := map[int]bool{}
	f.Body = dropResets(f.Body, seen)
}

func dropResets(body []Block, seen map[int]bool) []Block {
	for i, b := range body {
		kept := b[:0]
		for _, n := range b {
			if n.Op == Reset && !seen[n.Dst] {
				continue
			}
			kept = append(kept, n)
			if n.Op == Blocks {
				n.Body = dropResets(n.Body, seen)
			}
			eachNode([]Block{{n}}, func(n *Node) {
				seen[n.Dst] = true
				seen[n.Key] = seen[n.Key] || n.Op == Scan
			})
		}
		body[i] = kept
	}
	return body
}

// assignDirectly lets rules without an else assign the result of the function:
//
//	block { Reset l; … AssignOnce l = v }
//	block { IsDefined l; AssignOnce r = l }
func (f *Func) assignDirectly() {
	if len(f.Body) < 3 {
		return // one rule: joinResult does it
	}
	u := f.usage()
	reads := map[int]int{}
	for _, b := range f.Body {
		if l, ok := copiedTo(b); ok {
			reads[l] += 2
		}
	}
	kept := f.Body[:0]
	for i, b := range f.Body {
		l, ok := copiedTo(b)
		if !ok || i == 0 || u.reads[l] != reads[l] || isParam(f, l) {
			kept = append(kept, b)
			continue
		}
		redirect(kept[len(kept)-1:], l, b[1].Dst)
	}
	f.Body = kept
}

func copiedTo(b Block) (l int, ok bool) {
	if len(b) != 2 || b[1].Op != AssignOnce {
		return 0, false
	}
	return copied(b, b[1].Dst)
}

// redirect lets assignments of l go to r, which nothing resets.
func redirect(body []Block, l, r int) {
	for i, b := range body {
		kept := b[:0]
		for _, n := range b {
			if n.Op == Reset && n.Dst == l {
				continue
			}
			if n.Op == AssignOnce && n.Dst == l {
				n.Dst = r
			}
			redirect(n.Body, l, r)
			kept = append(kept, n)
		}
		body[i] = kept
	}
}

// joinResult returns the first local where the second is only a copy of it:
//
//	block { IsDefined x; AssignOnce r = x }
//	block { Return r }
func (f *Func) joinResult() {
	last := len(f.Body) - 1
	if last < 1 || len(f.Body[last]) != 1 || f.Body[last][0].Op != Return {
		return
	}
	out, u := f.Body[last][0], f.usage()
	r := out.A.Local
	if r < 0 || u.writes[r] != 1 || u.reads[r] != 1 {
		return
	}
	if x, ok := copied(f.Body[last-1], r); ok {
		out.A = Local(x)
		f.Body = append(f.Body[:last-1], f.Body[last])
		return
	}
	if last != 1 || len(f.Body[0]) != 1 || f.Body[0][0].Op != Blocks {
		return
	}
	inner := f.Body[0][0]
	end := len(inner.Body) - 1
	if x, ok := copied(inner.Body[end], r); ok {
		out.A = Local(x)
		inner.Body = inner.Body[:end]
	}
}

func copied(b Block, r int) (x int, ok bool) {
	if len(b) != 2 || b[0].Op != IsDefined || b[1].Op != AssignOnce || b[1].Dst != r || b[1].A.Local != b[0].A.Local || b[0].A.Local < 0 {
		return 0, false
	}
	return b[0].A.Local, true
}
