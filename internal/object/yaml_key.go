package object

import (
	"encoding/json"
	"strings"

	positions "go.yaml.in/yaml/v3"
	"sigs.k8s.io/yaml"
)

const quotedStyles = positions.DoubleQuotedStyle | positions.SingleQuotedStyle | positions.LiteralStyle | positions.FoldedStyle

// jsonKey is the key that a node becomes in the value: y, on and 0x10 become
// "true", "true" and "16". It is not ok for what cannot be a key.
func (d *yamlDocument) jsonKey(n *positions.Node) (key string, ok bool) {
	n = resolved(n)
	switch {
	case n.Kind != positions.ScalarNode:
		return "", false
	case n.Style&positions.TaggedStyle != 0:
		return taggedKey(n)
	case n.Style&quotedStyles != 0 || !mayResolve(n.Value) || d.isString(n):
		return n.Value, true
	}
	return askedKey(n.Value)
}

// isMerge reports whether a key merges another mapping into its own.
func (d *yamlDocument) isMerge(n *positions.Node) bool {
	if n.Kind != positions.ScalarNode || n.Value != "<<" {
		return false
	}
	return n.Tag == "!!merge" || d.isString(n)
}

// isString reports whether a node has the tag "!", which the node does not tell.
func (d *yamlDocument) isString(n *positions.Node) bool {
	return n.Style&positions.TaggedStyle == 0 && d.properties(n).tagged
}

func taggedKey(n *positions.Node) (key string, ok bool) {
	switch n.Tag {
	case "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!binary":
		quoted, err := json.Marshal(n.Value)
		if err != nil {
			return "", false
		}
		return askedKey(n.Tag + " " + string(quoted))
	}
	return n.Value, true
}

// askedKey lets the parser that reads the values read a key.
func askedKey(text string) (key string, ok bool) {
	converted, err := guarded(func() ([]byte, error) { return yaml.YAMLToJSON([]byte("? " + text + "\n: 0")) })
	if err != nil {
		return "", false
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(converted, &fields) != nil {
		return "", false
	}
	for key = range fields {
		return key, true
	}
	return "", false
}

// mayResolve reports whether a plain scalar may be anything but a string: null, a
// word for a boolean, or a number.
func mayResolve(value string) bool {
	switch strings.ToLower(value) {
	case "", "~", "null", "y", "yes", "on", "true", "n", "no", "off", "false":
		return true
	}
	return isNumeric(value)
}

// isNumeric reports whether a scalar is made of what numbers are made of.
func isNumeric(value string) bool {
	const signs, digits = "+-.", "0123456789"
	return value != "" && strings.IndexByte(signs+digits, value[0]) >= 0 &&
		strings.Trim(value, signs+"_") != "" &&
		strings.Trim(value, signs+digits+"_abcdefxoinABCDEFXOIN") == ""
}
