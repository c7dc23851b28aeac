package vm

import (
	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/reeve-policy/reeve/internal/vm/code"
)

// Plan is OPA's plan read once, of which any number of programs are made.
type Plan struct {
	policy  *ir.Policy
	plain   *code.Plan
	tidy    *code.Plan
	refused map[string]error
}

// Load reads a plan.
func Load(policy *ir.Policy) *Plan {
	p := &Plan{policy: policy}
	p.plain, p.refused = code.Lower(policy)
	p.tidy, _ = code.Lower(policy)
	p.tidy.Tidy()
	p.tidy.Twins()
	p.plain.Overridden()
	p.tidy.Overridden()
	return p
}

// node is a tree of functions by path.
type node struct {
	children map[string]*node
	fn       *function
	refused  error
}

func (n *node) at(path []string) *node {
	for _, segment := range path {
		child := n.children[segment]
		if child == nil {
			child = &node{}
			if n.children == nil {
				n.children = map[string]*node{}
			}
			n.children[segment] = child
		}
		n = child
	}
	return n
}
