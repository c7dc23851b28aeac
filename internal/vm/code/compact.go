package code

// Compact numbers the locals that are left anew, so that frames are small and little of
// them need be cleared: first those that must begin undefined, then those that are
// written before they are read. Of the latter, blocks beside each other share numbers.
func (f *Func) Compact() {
	c := compacter{number: make([]int, f.Locals)}
	for i := range c.number {
		c.number[i] = -1
	}
	c.give(Input)
	c.give(Data)
	for _, p := range f.Params {
		c.give(p)
	}
	blocks, unset := f.standing(), f.unset()
	for local, n := range blocks {
		if n > 0 && unset[local] {
			c.give(local)
		}
	}
	f.Clear = c.next
	for local, n := range blocks {
		if n > 1 {
			c.give(local)
		}
	}
	f.Locals = c.share(f.Body)
	for i, p := range f.Params {
		f.Params[i] = c.number[p]
	}
	eachNode(f.Body, func(n *Node) { n.renumber(func(local int) int { return c.number[local] }) })
}

// standing counts for each local the blocks it stands in.
func (f *Func) standing() []int {
	blocks, last := make([]int, f.Locals), make([]int, f.Locals)
	for i, b := range f.Body {
		eachNode([]Block{b}, func(n *Node) {
			n.renumber(func(local int) int {
				if last[local] != i+1 {
					blocks[local]++
					last[local] = i + 1
				}
				return local
			})
		})
	}
	return blocks
}

type compacter struct {
	number []int
	next   int
}

func (c *compacter) give(local int) {
	if c.number[local] < 0 {
		c.number[local] = c.next
		c.next++
	}
}

// share numbers what stands in one block only, from the same number on in each.
func (c *compacter) share(body []Block) (most int) {
	start := c.next
	most = start
	for _, b := range body {
		c.next = start
		eachNode([]Block{b}, func(n *Node) {
			n.renumber(func(local int) int {
				c.give(local)
				return local
			})
		})
		most = max(most, c.next)
	}
	return most
}
