package object

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/reeve-policy/reeve/policy"
)

// mayCollide reports whether the value has a key that may have been a boolean or
// a number in YAML. Such keys become strings in the value, and when two become
// the same one the parser keeps either, by chance, without an error.
func mayCollide(value any) bool {
	switch v := value.(type) {
	case map[string]any:
		for key, child := range v {
			if key == "true" || key == "false" || isNumeric(key) || mayCollide(child) {
				return true
			}
		}
	case []any:
		for _, child := range v {
			if mayCollide(child) {
				return true
			}
		}
	}
	return false
}

// uniqueKeys returns an error if a mapping has two keys that are the same in the
// value: a *policy.InputError that names them.
func (d *yamlDocument) uniqueKeys() error {
	d.parse()
	if d.root == nil {
		return errors.New("keys cannot be told apart")
	}
	if fault := d.duplicate(d.root, nil); fault != nil {
		return fault
	}
	return nil
}

// duplicate finds the first key below n that is given twice; nil if none is.
func (d *yamlDocument) duplicate(n *yaml.Node, path policy.Path) *policy.InputError {
	if n.Kind != yaml.MappingNode {
		for i, child := range n.Content {
			if fault := d.duplicate(child, path.Append(i)); fault != nil {
				return fault
			}
		}
		return nil
	}
	seen := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name, ok := d.jsonKey(key)
		if first := seen[name]; ok && first != nil && !d.isMerge(key) {
			return d.duplicateFault(first, key, path.Append(name))
		}
		seen[name] = key
		if fault := d.duplicate(value, path.Append(name)); fault != nil {
			return fault
		}
	}
	return nil
}

func (d *yamlDocument) duplicateFault(first, second *yaml.Node, path policy.Path) *policy.InputError {
	name := path[len(path)-1]
	line, _ := d.position(d.offset(first))
	reason := fmt.Sprintf("key %q is given twice, first at line %d", name, line)
	if first.Value != second.Value {
		reason = fmt.Sprintf("keys %q (line %d) and %q are both read as %q", first.Value, line, second.Value, name)
	}
	return &policy.InputError{
		Location: d.location(span{d.offset(second), d.end(second)}, true),
		Path:     path,
		Reason:   reason,
		Remedy:   "keep one of the two; quote a key that is meant as text",
	}
}
