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
	eachNode(f.Body, func(n *Node) { n.renumber(give) })
	f.Locals = count
}
