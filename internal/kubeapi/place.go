package kubeapi

import (
	"strings"

	"github.com/reeve-policy/reeve/policy"
)

// place is a path still in the making: each step of the walk keeps its own on
// the stack, so that a path costs nothing until there is something to say. One
// place serves a whole loop: declared inside, it would move to the heap.
type place struct {
	parent *place // nil at the first step below the object
	key    string
	index  int // of a list element, else noIndex
}

const noIndex = -1

func (p *place) path() policy.Path {
	var path policy.Path
	if p == nil {
		return path
	}
	path = p.parent.path()
	if p.index != noIndex {
		return append(path, p.index)
	}
	return append(path, strings.Clone(p.key)) // the compiler keeps p on the stack if nothing of it leaks
}
