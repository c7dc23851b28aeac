package object

import (
	"bytes"
	"encoding/json"

	"github.com/reeve-policy/reeve/policy"
)

// jsonSource is a JSON value that has been decoded without an error, which is
// why its scanners need not look for any. It is scanned anew for each question:
// that is fast, needs no memory, and most objects are never asked.
type jsonSource struct{ text }

func (s jsonSource) locate(path policy.Path) policy.Location {
	place, at := 0, 0
	for _, element := range path {
		key, value, found := s.child(at, element)
		if !found {
			return s.location(span{place, s.skipValue(at)}, false)
		}
		place, at = key, value
	}
	return s.location(span{place, s.skipValue(at)}, true)
}

func (s jsonSource) elements(key string) []source {
	_, at, found := s.child(0, key)
	if !found || s.data[at] != '[' {
		return nil
	}
	var elements []source
	next := s.text // lines and columns are counted on from element to element
	offset := 0
	for start, end := range s.array(at) {
		next = next.part(span{start - offset, len(next.data)})
		offset = start
		elements = append(elements, jsonSource{text{data: s.data[start:end], line: next.line, column: next.column}})
	}
	return elements
}

// child finds an element of the value at offset at: where its key begins, and
// where its value does.
func (s jsonSource) child(at int, element any) (key, value int, found bool) {
	switch e := element.(type) {
	case string:
		if s.data[at] == '{' {
			return s.member(at, e)
		}
	case int:
		if s.data[at] == '[' {
			return s.entry(at, e)
		}
	}
	return 0, 0, false
}

func (s jsonSource) member(at int, name string) (key, value int, found bool) {
	for at = s.skipSpace(at + 1); s.data[at] == '"'; {
		end := s.skipString(at)
		start := s.skipSpace(end)
		if s.isKey(s.data[at:end], name) {
			return at, start, true
		}
		at = s.skipSpace(s.skipValue(start))
	}
	return 0, 0, false
}

func (s jsonSource) entry(at, index int) (key, value int, found bool) {
	for start := range s.array(at) {
		if index == 0 {
			return start, start, true
		}
		index--
	}
	return 0, 0, false
}

// array yields where the elements of the array at offset at begin and end.
func (s jsonSource) array(at int) func(yield func(start, end int) bool) {
	return func(yield func(start, end int) bool) {
		for at := s.skipSpace(at + 1); s.data[at] != ']'; {
			end := s.skipValue(at)
			if !yield(at, end) {
				return
			}
			at = s.skipSpace(end)
		}
	}
}

func (s jsonSource) isKey(quoted []byte, name string) bool {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted[1:len(quoted)-1]) == name
	}
	var key string
	return json.Unmarshal(quoted, &key) == nil && key == name
}

// skipSpace passes over white space and over the commas and colons between values.
func (s jsonSource) skipSpace(at int) int {
	for at < len(s.data) && bytes.IndexByte([]byte(" \t\r\n,:"), s.data[at]) >= 0 {
		at++
	}
	return at
}

// skipValue is the offset after the value at offset at.
func (s jsonSource) skipValue(at int) int {
	depth := 0
	for at < len(s.data) {
		switch s.data[at] {
		case '"':
			at = s.skipString(at)
		case '{', '[':
			depth++
			at++
		case '}', ']':
			depth--
			at++
		default:
			at = s.skipScalar(at)
		}
		if depth == 0 {
			break
		}
		at = s.skipSpace(at)
	}
	return at
}

func (s jsonSource) skipScalar(at int) int {
	if length := bytes.IndexAny(s.data[at:], " \t\r\n,:]}"); length >= 0 {
		return at + length
	}
	return len(s.data)
}

func (s jsonSource) skipString(at int) int {
	for at++; s.data[at] != '"'; at++ {
		if s.data[at] == '\\' {
			at++
		}
	}
	return at + 1
}
