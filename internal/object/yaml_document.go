package object

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/reeve-policy/reeve/policy"
)

// yamlDocument is the text of a document and, once somebody asks for a position,
// its nodes. The nodes are never asked for values.
type yamlDocument struct {
	chunk
	once  sync.Once
	root  *yaml.Node // nil if the parser refuses what the other one reads
	lines []int      // offsets of the parser's lines, which are not ours
}

// lineBreaks are the characters that end a line for a YAML 1.1 parser.
const lineBreaks = "\r\n\u0085\u2028\u2029"

// parse makes root and lines available.
func (d *yamlDocument) parse() {
	d.once.Do(func() {
		document, err := guarded(func() (*yaml.Node, error) {
			var node yaml.Node
			return &node, yaml.Unmarshal(d.data, &node)
		})
		if err == nil && len(document.Content) == 1 {
			d.root = document.Content[0]
			d.lines = lineStarts(d.data)
			d.index()
		}
	})
}

// lineStarts are the offsets where lines begin for a YAML 1.1 parser, which also
// breaks lines at CR, NEL, LS and PS.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for at := 0; at < len(data); {
		width := lineBreak(data[at:])
		if width > 0 {
			starts = append(starts, at+width)
		}
		at += max(width, 1)
	}
	return starts
}

// lineBreak is the length of the line break that data begins with, 0 for none.
func lineBreak(data []byte) int {
	switch {
	case data[0] == '\n':
		return 1
	case data[0] == '\r':
		return len(data) - len(bytes.TrimPrefix(data[1:], []byte{'\n'}))
	case data[0] == 0xC2 && bytes.HasPrefix(data, []byte("\u0085")):
		return len("\u0085")
	case data[0] == 0xE2 && (bytes.HasPrefix(data, []byte("\u2028")) || bytes.HasPrefix(data, []byte("\u2029"))):
		return len("\u2028")
	}
	return 0
}

// offset is where a node begins, its anchor and tag included.
func (d *yamlDocument) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(d.lines) {
		return len(d.data)
	}
	at := d.lines[n.Line-1]
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(d.data[at:])
		at += size
	}
	return at
}

// bodyLine is the first line of the value.
func (d *yamlDocument) bodyLine() policy.Location {
	return d.lineLocation(bytes.Count(d.data[:d.body], []byte{'\n'}) + 1)
}
