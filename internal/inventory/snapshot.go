package inventory

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// Snapshot is one version of an inventory: immutable and safe for concurrent use.
// The zero value is empty.
type Snapshot struct {
	// document has the shape that policies see:
	// namespace[ns][groupVersion][kind][name], cluster[groupVersion][kind][name] with
	// an *Entry at the end, and complete[kind][namespace] = true, where the kind is
	// written as in policy.Match and the namespace "*" stands for all. No map below it
	// is empty, and no object is there in two versions of its group.
	document map[string]any
	size     int
	changes  Changes
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
	e := &Edit{Snapshot: *s}
	change(e)
	return &e.Snapshot
}

// Get is the object with this key, whatever version of its group it is kept in; nil if
// it is not there.
func (s *Snapshot) Get(key Key) *Entry {
	versions := s.versions(key)
	if len(versions) == 0 {
		return nil
	}
	key.GroupVersion = versions[0]
	path := key.path()
	entry, _ := childrenAt(s.document, path[:len(path)-1])[key.Name].(*Entry)
	return entry
}

// versions are those in which an object is kept.
func (s *Snapshot) versions(key Key) []string {
	path := key.path()
	scope := len(path) - 3 // group version, kind and name follow
	var kept []string
	for version := range childrenAt(s.document, path[:scope]) {
		if groupOf(version) != groupOf(key.GroupVersion) {
			continue
		}
		kind := slices.Concat(path[:scope], []string{version, key.Kind})
		if childrenAt(s.document, kind)[key.Name] != nil {
			kept = append(kept, version)
		}
	}
	return kept
}

func groupOf(groupVersion string) string {
	return groupVersion[:max(0, strings.Index(groupVersion, "/"))]
}

// All yields the objects, ordered by scope, namespace, group version, kind and name.
func (s *Snapshot) All() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		_ = walk(s.document["cluster"], yield) && walk(s.document["namespace"], yield)
	}
}

// Complete yields what is declared complete, as kind and namespace, in order.
func (s *Snapshot) Complete() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		kinds := children(s.document["complete"])
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			for _, namespace := range slices.Sorted(maps.Keys(children(kinds[kind]))) {
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
	below := children(node)
	for _, key := range slices.Sorted(maps.Keys(below)) {
		if !walk(below[key], yield) {
			return false
		}
	}
	return true
}

// children are those of a node; an object and what is not there have none.
func children(node any) map[string]any {
	below, _ := node.(map[string]any)
	return below
}

func childrenAt(node any, path []string) map[string]any {
	for _, key := range path {
		node = children(node)[key]
	}
	return children(node)
}
