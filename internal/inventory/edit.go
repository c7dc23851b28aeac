package inventory

import (
	"maps"
	"strings"
)

// Edit is a version in the making. It copies each map once, on the first change in it.
type Edit struct {
	Snapshot
	own map[string]bool // paths of the maps that are copies already
}

// Put adds an object or replaces the one at its place.
func (e *Edit) Put(key Key, entry *Entry) {
	if e.set(key.path(), entry) == nil {
		e.size++
	}
}

// Delete removes an object; it is no fault if there is none.
func (e *Edit) Delete(key Key) {
	path := key.path()
	for node, i := any(e.document), 0; i < len(path); i++ {
		children, _ := node.(map[string]any)
		if node = children[path[i]]; node == nil {
			return
		}
	}
	parents := make([]map[string]any, len(path))
	for i := range path {
		parents[i] = e.mapAt(path[:i])
	}
	e.size--
	for i := len(path) - 1; i >= 0; i-- {
		delete(parents[i], path[i])
		if len(parents[i]) > 0 {
			return
		}
		delete(e.own, strings.Join(path[:i], "\x00"))
	}
}

// MarkComplete declares that all objects of a kind in a namespace are there; "*"
// stands for all namespaces, and for those of cluster-scoped kinds.
func (e *Edit) MarkComplete(kind, namespace string) {
	e.set([]string{"complete", kind, namespace}, true)
}

// set puts a value at path and returns the one that was there.
func (e *Edit) set(path []string, value any) any {
	last := len(path) - 1
	parent := e.mapAt(path[:last])
	before := parent[path[last]]
	parent[path[last]] = value
	return before
}

// mapAt is the map at path, made or copied so that it may be changed.
func (e *Edit) mapAt(path []string) map[string]any {
	at := strings.Join(path, "\x00")
	if len(path) == 0 {
		if !e.own[at] {
			e.document, e.own[at] = cloned(e.document), true
		}
		return e.document
	}
	last := len(path) - 1
	parent := e.mapAt(path[:last])
	current, _ := parent[path[last]].(map[string]any)
	if !e.own[at] || current == nil {
		current, e.own[at] = cloned(current), true
		parent[path[last]] = current
	}
	return current
}

func cloned(m map[string]any) map[string]any {
	if m == nil {
		return map[string]any{}
	}
	return maps.Clone(m)
}
