package code

// twin ends the name of a function that runs under `with` only, and the first segment of
// its path.
const twin = "'"

// Twins gives calls under `with` functions of their own, so that what is known of the
// others holds always.
func (p *Plan) Twins() {
	under := p.underWith()
	funcs := make([]*Func, 0, len(p.Funcs)+len(under))
	for _, f := range p.Funcs {
		if under[f.Name] {
			funcs = append(funcs, f.twin(under))
		}
		callTwins(f.Body, false, under)
		funcs = append(funcs, f)
	}
	for _, q := range p.Queries {
		callTwins(q.Body, false, under)
	}
	p.Funcs = funcs
}

func (p *Plan) underWith() map[string]bool {
	all := p.overridden(Data)
	for name := range p.overridden(Input) {
		all[name] = true
	}
	under := make(map[string]bool, len(all))
	for _, f := range p.Funcs {
		under[f.Name] = all[f.Name]
	}
	return under
}

func (f *Func) twin(under map[string]bool) *Func {
	t := f.Clone()
	t.Name += twin
	t.Path = TwinPath(f.Path)
	callTwins(t.Body, true, under)
	return t
}

// TwinPath is where a dynamic call under `with` finds what is at a path.
func TwinPath(path []string) []string { return append([]string{path[0] + twin}, path[1:]...) }

func callTwins(body []Block, within bool, under map[string]bool) {
	for _, b := range body {
		for _, n := range b {
			switch {
			case !within:
			case n.Op == Call && under[n.Func]:
				n.Func += twin
			case n.Op == CallDynamic:
				if root, ok := n.Args[2].Const.(string); ok {
					n.Args[2] = Const(root + twin)
				}
			}
			callTwins(n.Body, within || n.Op == With, under)
		}
	}
}
