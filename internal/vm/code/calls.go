package code

// Overridden finds the functions that can run under `with`.
func (p *Plan) Overridden() { p.DataWith, p.InputWith = p.overridden(Data), p.overridden(Input) }

func (p *Plan) overridden(local int) map[string]bool {
	calls := map[string][]string{}
	var roots []string
	for _, f := range p.all() {
		p.eachCall(f.Body, local, false, func(callee string, under bool) {
			calls[f.Name] = append(calls[f.Name], callee)
			if under {
				roots = append(roots, callee)
			}
		})
	}
	found := map[string]bool{}
	for len(roots) > 0 {
		next := roots[len(roots)-1]
		roots = roots[:len(roots)-1]
		if !found[next] {
			found[next] = true
			roots = append(roots, calls[next]...)
		}
	}
	return found
}

// Callees visits the functions of the plan that f can call.
func (p *Plan) Callees(f *Func, visit func(name string)) {
	p.eachCall(f.Body, -1, false, func(callee string, _ bool) { visit(callee) })
}

func (p *Plan) all() []*Func {
	all := append([]*Func(nil), p.Funcs...)
	for _, q := range p.Queries {
		all = append(all, q)
	}
	return all
}

// eachCall visits what the nodes call, and whether they do so while local is replaced.
func (p *Plan) eachCall(body []Block, local int, under bool, visit func(callee string, under bool)) {
	for _, b := range body {
		for _, n := range b {
			switch n.Op {
			case Call:
				visit(n.Func, under)
			case CallDynamic:
				p.eachTarget(n, func(callee string) { visit(callee, under) })
			}
			p.eachCall(n.Body, local, under || n.Op == With && n.Dst == local, visit)
		}
	}
}

// eachTarget visits the rules that a dynamic call can find: those whose path has its
// constant segments.
func (p *Plan) eachTarget(n *Node, visit func(name string)) {
	path := n.Args[2:]
	for _, f := range p.Funcs {
		if f.Memoized() && fits(f.Path, path) {
			visit(f.Name)
		}
	}
}

func fits(path []string, pattern []Operand) bool {
	if len(path) != len(pattern) {
		return false
	}
	for i, o := range pattern {
		if o.IsConst() && o.Const != path[i] {
			return false
		}
	}
	return true
}
