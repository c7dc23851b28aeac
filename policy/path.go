package policy

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Path is the place of a field inside an object: strings are map keys, ints are
// list indexes. The empty path is the object itself. It marshals to a JSON array.
type Path []any

// UnmarshalJSON reads the array that a path marshals to, indexes as ints.
func (p *Path) UnmarshalJSON(text []byte) error {
	var elements []json.RawMessage
	if err := json.Unmarshal(text, &elements); err != nil {
		return fmt.Errorf("path: %w", err)
	}
	path := make(Path, len(elements))
	for i, raw := range elements {
		var index uint32
		var key string
		switch {
		case json.Unmarshal(raw, &index) == nil && string(raw) != "null":
			path[i] = int(index)
		case json.Unmarshal(raw, &key) == nil && string(raw) != "null":
			path[i] = key
		default:
			return fmt.Errorf("path: element %s: want a key or an index", raw)
		}
	}
	*p = path
	return nil
}

// Append returns a new path that goes on with elements; p is left as it is.
func (p Path) Append(elements ...any) Path {
	return slices.Concat(p, Path(elements))
}

// String writes the path as Kubernetes' field errors do:
// spec.containers[0].image, with keys that hold anything but letters, digits,
// '-' and '_' in brackets: metadata.annotations[example.com/owner].
func (p Path) String() string {
	var b strings.Builder
	for _, element := range p {
		switch e := element.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(e) + "]")
		case string:
			if !plainKey(e) {
				b.WriteString("[" + e + "]")
				continue
			}
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(e)
		}
	}
	return b.String()
}

// Pointer writes the path as a JSON Pointer (RFC 6901); "" is the whole object.
func (p Path) Pointer() string {
	var b strings.Builder
	for _, element := range p {
		b.WriteByte('/')
		switch e := element.(type) {
		case int:
			b.WriteString(strconv.Itoa(e))
		case string:
			b.WriteString(pointerEscaper.Replace(e))
		}
	}
	return b.String()
}

// Compare orders paths element by element: indexes by number and before keys,
// keys by bytes, a prefix before what it starts. It returns -1, 0 or 1.
func (p Path) Compare(q Path) int {
	return slices.CompareFunc(p, q, compareElement)
}

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

func compareElement(a, b any) int {
	ai, aIsIndex := a.(int)
	bi, bIsIndex := b.(int)
	switch {
	case aIsIndex && bIsIndex:
		return cmp.Compare(ai, bi)
	case aIsIndex:
		return -1
	case bIsIndex:
		return 1
	}
	as, _ := a.(string)
	bs, _ := b.(string)
	return strings.Compare(as, bs)
}

func plainKey(key string) bool {
	if key == "" {
		return false
	}
	for _, r := range key {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !letter && r != '-' && r != '_' {
			return false
		}
	}
	return true
}
