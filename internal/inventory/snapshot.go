package inventory

import (
	"iter"
	"maps"
	"slices"
)

// Snapshot is one version of an inventory: immutable and safe for concurrent use.
// The zero value is empty.
type Snapshot struct {
	// document has the shape that policies see:
	// namespace[ns][groupVersion][kind][name], cluster[groupVersion][kind][name] with
	// an *Entry at the end, and complete[kind][namespace] = true, where the kind is
	// written as in policy.Match and the namespace "*" stands for all.
	document map[string]any
	size     int
}

// Key is the place of an object. Namespace is empty for cluster-scoped objects.
type Key struct {
	Namespace, GroupVersion, Kind, Name string
}

func (k Key) path() []string {
	if k.Namespace == "" {
		return []string{"cluster", k.GroupVersion, k.Kind, k.Name}
	}
	return []string{"namespace", k.Namespace, k.GroupVersion, k.Kind, k.Name}
}

// Document is what policies see as data.inventory: nested map[string]any with
// *Entry for objects. Do not modify.
func (s *Snapshot) Document() map[string]any { return s.document }

// Len is the number of objects.
func (s *Snapshot) Len() int { return s.size }

// Edit makes the next version. Maps that the edit does not touch are shared.
func (s *Snapshot) Edit(change func(*Edit)) *Snapshot {
	e := &Edit{Snapshot: Snapshot{s.document, s.size}, own: map[string]bool{}}
	change(e)
	return &e.Snapshot
}

// All yields the objects, ordered by scope, namespace, group version, kind and name.
func (s *Snapshot) All() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for _, scope := range []string{"cluster", "namespace"} {
			if !walk(s.document[scope], yield) {
				return
			}
		}
	}
}

// Complete yields what is declared complete, as kind and namespace, in order.
func (s *Snapshot) Complete() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		kinds, _ := s.document["complete"].(map[string]any)
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			namespaces, _ := kinds[kind].(map[string]any)
			for _, namespace := range slices.Sorted(maps.Keys(namespaces)) {
				if !yield(kind, namespace) {
					return
				}
			}
		}
	}
}

func walk(node any, yield func(*Entry) bool) bool {
	if entry, ok := node.(*Entry); ok {
		return yield(entry)
	}
	children, _ := node.(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(children)) {
		if !walk(children[key], yield) {
			return false
		}
	}
	return true
}
