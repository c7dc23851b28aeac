package object

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// scalarEnd is where a scalar ends whose properties end at offset at.
func (d *yamlDocument) scalarEnd(n *yaml.Node, at int) int {
	if isEmpty(n) {
		return at
	}
	at = d.skipBlank(at)
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return d.doubleQuotedEnd(at + 1)
	case n.Style&yaml.SingleQuotedStyle != 0:
		return d.singleQuotedEnd(at + 1)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return d.blockScalarEnd(n.Value, at)
	}
	return d.match(n.Value, at)
}

func (d *yamlDocument) doubleQuotedEnd(at int) int {
	for at < len(d.data) && d.data[at] != '"' {
		if d.data[at] == '\\' {
			at++
		}
		at++
	}
	return min(at+1, len(d.data))
}

func (d *yamlDocument) singleQuotedEnd(at int) int {
	for at < len(d.data) {
		if d.data[at] == '\'' {
			if at+1 == len(d.data) || d.data[at+1] != '\'' {
				return at + 1
			}
			at++
		}
		at++
	}
	return min(at, len(d.data))
}

// blockScalarEnd is the end of the last line of a literal or folded scalar whose
// header is at offset at. Blank lines after it count if they are in the value.
func (d *yamlDocument) blockScalarEnd(value string, at int) int {
	at = d.lineEnd(at)
	written := strings.TrimRightFunc(value, isBlank)
	blank := value[len(written):]
	more := strings.Count(blank, "\n")
	if blank != "" && !strings.HasSuffix(blank, "\n") {
		more++ // white space in a line without an end
	}
	if written != "" {
		at = d.lineEnd(d.match(written, at))
		more-- // the rest of that line
	}
	for ; more > 0 && at < len(d.data); more-- {
		at = d.lineEnd(at + max(1, lineBreak(d.data[at:])))
	}
	return at
}

// match walks along the text of a value without escapes. Between value and text
// white space differs, since lines were folded and indentation removed, but
// nothing else does.
func (d *yamlDocument) match(value string, at int) int {
	for _, r := range value {
		if isBlank(r) {
			continue
		}
		for at < len(d.data) {
			found, size := utf8.DecodeRune(d.data[at:])
			at += size
			if found == r {
				break
			}
		}
	}
	return at
}

// lineEnd is the offset of the next line break, at itself if there is one.
func (d *yamlDocument) lineEnd(at int) int {
	end := at + bytesUntil(d.data[at:], "\n")
	return len(bytes.TrimSuffix(d.data[:end], []byte{'\r'}))
}
