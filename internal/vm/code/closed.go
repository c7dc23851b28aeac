package code

// Closed says whether a function keeps to its operands: it runs no rule, whose result
// belongs to the evaluation, replaces nothing and calls only functions that are closed.
func (f *Func) Closed(closed map[string]bool) bool {
	yes := !f.Memoized()
	eachNode(f.Body, func(n *Node) {
		switch n.Op {
		case Call:
			yes = yes && closed[n.Func]
		case CallDynamic, With, Result:
			yes = false
		}
	})
	return yes
}

// Clean says whether whatever a function runs depends on no more than it does itself:
// rules and functions that are clean, nothing under with.
func (f *Func) Clean(clean map[string]bool) bool {
	yes := true
	eachNode(f.Body, func(n *Node) {
		switch n.Op {
		case Call:
			yes = yes && clean[n.Func]
		case CallDynamic, With, Result:
			yes = false
		}
	})
	return yes
}

// Weight is a rough measure of what a call costs, in simple steps.
func (f *Func) Weight(costly func(builtin string) bool) int {
	weight := 0
	eachNode(f.Body, func(n *Node) {
		switch {
		case n.Op == CallBuiltin && costly(n.Func):
			weight += 20
		case n.Op == Scan, n.Op == Call, n.Op == CallBuiltin:
			weight += 5
		default:
			weight++
		}
	})
	return weight
}
