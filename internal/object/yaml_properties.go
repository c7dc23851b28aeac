package object

import (
	"bytes"

	"go.yaml.in/yaml/v3"
)

// properties is what stands before a node: anchor and tag.
type properties struct {
	end    int // after the last of them, or where the node begins
	tagged bool
}

// properties reads what stands before a node; the node itself does not tell of
// the tag "!" nor where its properties end.
func (d *yamlDocument) properties(n *yaml.Node) properties {
	p := properties{end: d.offset(n)}
	anchored := n.Anchor == ""
	for at := p.end; at < len(d.data); at = d.skipBlank(p.end) {
		switch {
		case at > p.end && isEmpty(n) && bytes.IndexByte(d.data[p.end:at], '\n') >= 0:
			return p // another node begins in another line
		case d.data[at] == '&' && !anchored:
			anchored = true
			p.end = d.nameEnd(at + len("&"))
		case d.data[at] == '!' && !p.tagged && d.ownTag(n, at):
			p.tagged = true
			p.end = at + bytesUntil(d.data[at:], " \t"+lineBreaks)
		default:
			return p
		}
	}
	return p
}

// ownTag reports whether the tag at offset at can belong to n.
func (d *yamlDocument) ownTag(n *yaml.Node, at int) bool {
	return n.Style&yaml.TaggedStyle != 0 || bytesUntil(d.data[at:], " \t"+lineBreaks) == len("!")
}

// nameEnd is where the name of an anchor or alias ends.
func (d *yamlDocument) nameEnd(at int) int {
	for at < len(d.data) {
		c := d.data[at] | 0x20
		if (c < 'a' || c > 'z') && (d.data[at] < '0' || d.data[at] > '9') && d.data[at] != '_' && d.data[at] != '-' {
			break
		}
		at++
	}
	return at
}
