package code

// markBase finds the accesses to base documents. OPA reads them from its store by path,
// and a path has only strings: there 1 finds the key "1".
func markBase(body []Block) []Block {
	base := map[int]bool{Data: true}
	eachNode(body, func(n *Node) {
		if (n.Op == Dot || n.Op == Scan) && base[n.A.Local] {
			base[n.Dst], n.Base = true, true
		} else if n.Dst != Data {
			delete(base, n.Dst)
		}
	})
	return body
}

// eachNode visits nodes in the order they are written.
func eachNode(body []Block, visit func(*Node)) {
	for _, b := range body {
		for _, n := range b {
			visit(n)
			eachNode(n.Body, visit)
		}
	}
}
