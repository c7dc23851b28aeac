package value

import (
	"maps"
	"slices"
)

// Level is a part of the inventory above the objects: it notes what is read of it, so
// that what follows from that can be kept until it changes. Below, from the objects of a
// kind on, there are plain maps.
//
// The inventory has the objects under namespace, namespace, group version, kind and name,
// or under cluster, group version, kind and name, and what is complete under complete.
type Level struct {
	fields   map[string]any
	of       level
	recorder *Recorder
}

type level int

const (
	ofInventory level = iota
	ofNamespaces
	ofVersions
	ofKinds
)

// Recorder says where reads are noted; nowhere when that is nil.
type Recorder struct{ Reads *Reads }

// Reads are parts of an inventory.
type Reads struct {
	Namespaces bool // which there are
	Versions   bool // which group versions there are in them
	Complete   bool // what is declared complete
	All        bool
	Kinds      []string // the objects of these kinds, by name without the group
}

// Merge adds other reads.
func (r *Reads) Merge(o *Reads) {
	r.Namespaces = r.Namespaces || o.Namespaces
	r.Versions = r.Versions || o.Versions
	r.Complete = r.Complete || o.Complete
	r.All = r.All || o.All
	for _, kind := range o.Kinds {
		r.kind(kind)
	}
}

func (r *Reads) kind(kind string) {
	if !slices.Contains(r.Kinds, kind) {
		r.Kinds = append(r.Kinds, kind)
	}
}

// NewLevel is the whole of an inventory.
func NewLevel(document map[string]any, recorder *Recorder) *Level {
	return &Level{document, ofInventory, recorder}
}

// Get is what is under a key, or undefined.
func (l *Level) Get(key string) any {
	below := l.of + 1
	if l.of == ofInventory && key == "cluster" {
		below = ofVersions
	}
	if reads := l.recorder.Reads; reads != nil {
		reads.note(l.of, key)
	}
	child, ok := l.fields[key].(map[string]any)
	switch {
	case !ok && l.fields[key] == nil:
		return nil
	case !ok:
		return Norm(l.fields[key])
	case l.of == ofKinds, l.of == ofInventory && key == "complete":
		return child
	}
	return &Level{child, below, l.recorder}
}

func (r *Reads) note(of level, key string) {
	switch of {
	case ofInventory:
		r.Namespaces = r.Namespaces || key == "namespace"
		r.Versions = r.Versions || key == "cluster"
		r.Complete = r.Complete || key == "complete"
	case ofNamespaces:
		r.Namespaces = true
	case ofVersions:
		r.Versions = true
	case ofKinds:
		r.kind(key)
	}
}

// names are the keys in order.
func (l *Level) names() []string {
	if reads := l.recorder.Reads; reads != nil {
		if reads.note(l.of, ""); l.of == ofKinds || l.of == ofInventory {
			reads.All = true
		}
	}
	return slices.Sorted(maps.Keys(l.fields))
}
