package inventory

import (
	"maps"
)

// Edit is a version in the making. It copies each map once, on the first change in it.
type Edit struct {
	Snapshot
	own     owned
	counted bool // changes.Kinds is a copy
}

// owned mirrors the part of the document that is copied already; nil is not copied.
type owned map[string]owned

// Put adds an object or replaces it, whatever version of its group it was kept in.
func (e *Edit) Put(key Key, entry *Entry) {
	e.Delete(key)
	path := key.path()
	e.mapAt(path[:len(path)-1])[key.Name] = entry
	e.size++
	e.changed(key.Kind)
}

// Delete removes an object, whatever version of its group it is kept in; it is no
// fault if there is none.
func (e *Edit) Delete(key Key) {
	for _, version := range e.versions(key) {
		key.GroupVersion = version
		path := key.path()
		e.mapAt(path[:len(path)-1])
		e.prune(path)
		e.size--
		e.changed(key.Kind)
	}
}

// MarkComplete declares that all objects of a kind in a namespace are there; "*"
// stands for all namespaces, and for those of cluster-scoped kinds.
func (e *Edit) MarkComplete(kind, namespace string) {
	e.mapAt([]string{"complete", kind})[namespace] = true
	e.changes.Complete = last.Add(1)
	e.changes.All = e.changes.Complete
}

// mapAt is the map at path, made or copied so that it may be changed.
func (e *Edit) mapAt(path []string) map[string]any {
	if e.own == nil {
		e.document, e.own = cloned(e.document), owned{}
	}
	node, own := e.document, e.own
	for i, key := range path {
		if node[key] == nil {
			e.reshaped(path[:i+1])
		}
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
func (e *Edit) prune(path []string) {
	nodes, owns := []map[string]any{e.document}, []owned{e.own}
	for i, key := range path[:len(path)-1] {
		nodes, owns = append(nodes, children(nodes[i][key])), append(owns, owns[i][key])
	}
	for i := len(path) - 1; i >= 0; i-- {
		delete(nodes[i], path[i])
		delete(owns[i], path[i])
		if i == 0 || len(nodes[i]) > 0 {
			return
		}
		e.reshaped(path[:i])
	}
}
