package object

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// span is the range from the start of key to the end of value.
func (d *yamlDocument) span(key, value *yaml.Node) span {
	start, end := d.offset(key), 0
	if key == value {
		end = d.end(value)
	} else {
		end = d.pairEnd(key, value)
	}
	return span{start, max(start, end)}
}

// end is where a node ends, which the parser does not tell. It is found from the
// children or, for scalars, from the text.
func (d *yamlDocument) end(n *yaml.Node) int {
	properties := d.properties(n)
	switch {
	case n.Kind == yaml.AliasNode:
		return d.nameEnd(properties.end + len("*"))
	case n.Kind == yaml.ScalarNode:
		return d.scalarEnd(n, properties.end)
	case n.Style&yaml.FlowStyle != 0:
		return d.flowEnd(n, properties.end)
	}
	return d.lastEnd(n, properties.end)
}

// lastEnd is where the last child of a collection ends; at if it has none.
func (d *yamlDocument) lastEnd(n *yaml.Node, at int) int {
	children := n.Content
	switch {
	case len(children) == 0:
		return at
	case n.Kind == yaml.MappingNode:
		return d.pairEnd(children[len(children)-2], children[len(children)-1])
	}
	return d.end(children[len(children)-1])
}

// pairEnd is where the value of a mapping ends; a value that is not there ends
// after the colon or, without one, after the key.
func (d *yamlDocument) pairEnd(key, value *yaml.Node) int {
	if !isAbsent(value) {
		return d.end(value)
	}
	end := d.end(key)
	at := d.skipBlank(end)
	switch {
	case at == len(d.data) || d.data[at] != ':':
		return end
	case d.properties(value).tagged:
		return d.end(value)
	}
	return at + len(":")
}

// flowEnd is the end of a collection in brackets. A mapping of one pair in a list,
// [a: b], has none of its own.
func (d *yamlDocument) flowEnd(n *yaml.Node, at int) int {
	at = d.skipBlank(at)
	if at == len(d.data) || d.data[at] != '{' && d.data[at] != '[' {
		return d.lastEnd(n, at)
	}
	at = d.skipBlank(d.lastEnd(n, at+1))
	for at < len(d.data) && d.data[at] != '}' && d.data[at] != ']' {
		at = d.skipBlank(at + 1) // a comma, perhaps
	}
	return min(at+1, len(d.data))
}

// isEmpty reports whether nothing is written of a scalar but its properties.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&quotedStyles == 0
}

// isAbsent reports whether nothing at all is written of a scalar, "!" apart.
func isAbsent(n *yaml.Node) bool {
	return isEmpty(n) && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

// skipBlank passes over white space, line breaks and comments.
func (d *yamlDocument) skipBlank(at int) int {
	for at < len(d.data) {
		switch r, size := utf8.DecodeRune(d.data[at:]); {
		case isBlank(r):
			at += size
		case r == '#':
			at += bytesUntil(d.data[at:], lineBreaks)
		default:
			return at
		}
	}
	return at
}

// isBlank reports whether a character is white space, a line break or a byte
// order mark to a YAML 1.1 parser.
func isBlank(r rune) bool { return strings.ContainsRune(" \t"+lineBreaks+byteOrderMark, r) }

// bytesUntil counts the bytes before the first character that is in stop.
func bytesUntil(data []byte, stop string) int {
	if at := bytes.IndexAny(data, stop); at >= 0 {
		return at
	}
	return len(data)
}
