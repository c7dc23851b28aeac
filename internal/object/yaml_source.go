package object

import (
	"go.yaml.in/yaml/v3"

	"github.com/reeve-policy/reeve/policy"
)

// yamlSource is a value in a YAML document.
type yamlSource struct {
	doc  *yamlDocument
	node *yaml.Node // nil: the whole document, which may not have been parsed yet
}

func (s yamlSource) locate(path policy.Path) policy.Location {
	node := s.start()
	if node == nil {
		return s.doc.bodyLine()
	}
	key, value, exact := node, node, true
	for _, element := range path {
		k, v := s.doc.child(value, element)
		if v == nil {
			exact = false
			break
		}
		key, value = k, v
	}
	return s.doc.location(s.doc.span(key, value), exact)
}

func (s yamlSource) elements(key string) []source {
	node := s.start()
	if node == nil {
		return nil
	}
	_, list := s.doc.child(node, key)
	if list = resolved(list); list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	elements := make([]source, len(list.Content))
	for i, element := range list.Content {
		elements[i] = yamlSource{doc: s.doc, node: element}
	}
	return elements
}

// start is the node of the value itself, nil if the document has no nodes.
func (s yamlSource) start() *yaml.Node {
	s.doc.parse()
	if s.node == nil {
		return s.doc.root
	}
	return s.node
}

// child finds an element of a value, and the node that leads to it: the key in a
// mapping, the element itself in a list. Both are nil if there is none.
func (d *yamlDocument) child(parent *yaml.Node, element any) (key, value *yaml.Node) {
	parent = resolved(parent)
	switch e := element.(type) {
	case string:
		if parent.Kind == yaml.MappingNode {
			return d.member(parent, e)
		}
	case int:
		if parent.Kind == yaml.SequenceNode && e >= 0 && e < len(parent.Content) {
			return parent.Content[e], parent.Content[e]
		}
	}
	return nil, nil
}

// member finds a key in a mapping and in what is merged into it. Where a key
// comes from several places, the last one wins, as it does with the values.
func (d *yamlDocument) member(mapping *yaml.Node, name string) (key, value *yaml.Node) {
	for i := len(mapping.Content) - 2; i >= 0; i -= 2 {
		k, v := mapping.Content[i], mapping.Content[i+1]
		if d.isMerge(k) {
			if key, value = d.merged(v, name); value != nil {
				return key, value
			}
			continue
		}
		if jsonKey, ok := d.jsonKey(k); ok && jsonKey == name {
			return k, v
		}
	}
	return nil, nil
}

// merged finds a key in the value of a merge key: a mapping or a list of them,
// of which the first one wins.
func (d *yamlDocument) merged(from *yaml.Node, name string) (key, value *yaml.Node) {
	from = resolved(from)
	switch from.Kind {
	case yaml.MappingNode:
		return d.member(from, name)
	case yaml.SequenceNode:
		for _, element := range from.Content {
			if key, value = d.merged(element, name); value != nil {
				return key, value
			}
		}
	}
	return nil, nil
}

// resolved follows an alias.
func resolved(n *yaml.Node) *yaml.Node {
	if n != nil && n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}
