package inventory

import (
	"maps"
)

// Edit is a version in the making. It copies each map once, on the first change in it.
type Edit struct {
	Snapshot
	own owned
}

// owned mirrors the part of the document that is copied already; nil is not copied.
type owned map[string]owned

// Put adds an object or replaces it, whatever version of its group it was kept in.
func (e *Edit) Put(key Key, entry *Entry) {
	e.Delete(key)
	path := key.path()
	e.mapAt(path[:len(path)-1])[key.Name] = entry
	e.size++
}

// Delete removes an object, whatever version of its group it is kept in; it is no
// fault if there is none.
func (e *Edit) Delete(key Key) {
	for _, version := range e.versions(key) {
		key.GroupVersion = version
		path := key.path()
		e.mapAt(path[:len(path)-1])
		prune(e.document, e.own, path)
		e.size--
	}
}

// MarkComplete declares that all objects of a kind in a namespace are there; "*"
// stands for all namespaces, and for those of cluster-scoped kinds.
func (e *Edit) MarkComplete(kind, namespace string) {
	e.mapAt([]string{"complete", kind})[namespace] = true
}

// mapAt is the map at path, made or copied so that it may be changed.
func (e *Edit) mapAt(path []string) map[string]any {
	if e.own == nil {
		e.document, e.own = cloned(e.document), owned{}
	}
	node, own := e.document, e.own
	for _, key := range path {
		if own[key] == nil {
			node[key], own[key] = cloned(children(node[key])), owned{}
		}
		node, own = children(node[key]), own[key]
	}
	return node
}

func cloned(m map[string]any) map[string]any {
	if m == nil {
		return map[string]any{}
	}
	return maps.Clone(m)
}

// prune removes what path leads to, and the maps that are empty without it. All of
// them are owned.
func prune(node map[string]any, own owned, path []string) {
	key := path[0]
	if len(path) > 1 {
		child := children(node[key])
		if prune(child, own[key], path[1:]); len(child) > 0 {
			return
		}
	}
	delete(node, key)
	delete(own, key)
}
