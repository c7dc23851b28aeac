package code

// Compact numbers the locals that are left anew, so that frames are small.
func (f *Func) Compact() {
	number := make([]int, f.Locals)
	for i := range number {
		number[i] = -1
	}
	count := 0
	give := func(local int) int {
		if number[local] < 0 {
			number[local] = count
			count++
		}
		return number[local]
	}
	give(Input)
	give(Data)
	params := make([]int, len(f.Params))
	for i, p := range f.Params {
		params[i] = give(p)
	}
	f.Params = params
	eachNode(f.Body, func(n *Node) {
		if n.Dst >= 0 {
			n.Dst = give(n.Dst)
		}
		if n.Op == Scan {
			n.Key = give(n.Key)
		}
		if n.changes() >= 0 {
			n.A.Local = give(n.A.Local)
		}
		n.reads(func(o *Operand) {
			if o.Local >= 0 {
				o.Local = give(o.Local)
			}
		})
	})
	f.Locals = count
}
