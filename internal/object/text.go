package object

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/policy"
)

// text is a part of a file: its bytes and where they begin.
type text struct {
	data   []byte
	line   int   // of the first byte, from 1
	column int   // of the first byte, from 1
	starts []int // offsets where lines begin, if they are known
}

// span is a range of bytes of a text.
type span struct{ start, end int }

// position is the line and column of a byte.
func (t text) position(offset int) (line, column int) {
	before := t.data[:offset]
	if t.starts != nil {
		count, _ := slices.BinarySearch(t.starts, offset+1)
		return t.line + count - 1, utf8.RuneCount(before[t.starts[count-1]:]) + 1
	}
	if newline := bytes.LastIndexByte(before, '\n'); newline >= 0 {
		return t.line + bytes.Count(before, []byte{'\n'}), utf8.RuneCount(before[newline+1:]) + 1
	}
	return t.line, t.column + utf8.RuneCount(before)
}

// index makes positions in a text that begins at column 1 faster to tell.
func (t *text) index() {
	t.starts = []int{0}
	for at, b := range t.data {
		if b == '\n' {
			t.starts = append(t.starts, at+1)
		}
	}
}

func (t text) location(s span, exact bool) policy.Location {
	line, column := t.position(s.start)
	endLine, endColumn := t.position(s.end)
	return policy.Location{Line: line, Column: column, EndLine: endLine, EndColumn: endColumn, Exact: exact}
}

// lineLocation is the place of a whole line, counted from 1 in the text, without
// the white space around it.
func (t text) lineLocation(line int) policy.Location {
	start := 0
	for ; line > 1; line-- {
		newline := bytes.IndexByte(t.data[start:], '\n')
		if newline < 0 {
			break
		}
		start += newline + 1
	}
	content, _, _ := bytes.Cut(t.data[start:], []byte{'\n'})
	end := start + len(bytes.TrimRight(content, " \t\r"))
	for start < end && (t.data[start] == ' ' || t.data[start] == '\t') {
		start++
	}
	return t.location(span{start, end}, false)
}

// part is the text of a span.
func (t text) part(s span) text {
	line, column := t.position(s.start)
	return text{data: t.data[s.start:s.end], line: line, column: column}
}
