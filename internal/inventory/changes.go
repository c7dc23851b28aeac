package inventory

import (
	"maps"
	"sync/atomic"
)

// Changes say when parts of an inventory changed last, by numbers that are given once, in
// all inventories: under the same number a part is the same. A zero is a part that was
// never there. They are immutable.
type Changes struct {
	Namespaces uint64            // which there are
	Versions   uint64            // which group versions there are, in each of them
	Complete   uint64            // what is declared complete
	All        uint64            // anything
	Kinds      map[string]uint64 // the objects of a kind, by its name without the group
}

var last atomic.Uint64

// Changes say when parts of this version changed last. Do not modify.
func (s *Snapshot) Changes() Changes { return s.changes }

// changed notes a change of the objects of a kind.
func (e *Edit) changed(kind string) {
	if !e.counted {
		e.changes.Kinds = maps.Clone(e.changes.Kinds)
		if e.changes.Kinds == nil {
			e.changes.Kinds = map[string]uint64{}
		}
		e.counted = true
	}
	e.changes.Kinds[kind] = last.Add(1)
	e.changes.All = e.changes.Kinds[kind]
}

// reshaped notes that a map came or went at path.
func (e *Edit) reshaped(path []string) {
	switch at := len(path); {
	case path[0] == "namespace" && at <= 2:
		e.changes.Namespaces = last.Add(1)
		e.changes.Versions = last.Add(1)
	case path[0] != "complete":
		e.changes.Versions = last.Add(1)
	}
}
