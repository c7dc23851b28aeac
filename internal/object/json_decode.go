package object

import (
	"bytes"
	"encoding/json"
)

// maxDepth is how deep values may be nested. Kubernetes' own objects stay below
// 100; without a limit a hostile input exhausts the stack of whoever walks it.
const maxDepth = 1000

// decodeJSON reads the first JSON value in data, with numbers kept as they are
// written, and returns the offset of its end. The error is a *jsonError.
//
// The decoder of the standard library neither sees a key that is given twice nor
// says where a fault is. It is fast, though: what it lets pass is good if as many
// keys arrived as were written. Only otherwise the text is read once more.
func decodeJSON(data []byte) (value any, end int, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if d.Decode(&value) == nil {
		end = int(d.InputOffset())
		if keys, depth := measure(data[:end]); depth <= maxDepth && keys == countKeys(value) {
			return value, end, nil
		}
	}
	return decodeStrictly(data)
}

// measure counts the keys in JSON text, which are as many as the colons outside
// strings, and how deep its values are nested.
func measure(data []byte) (keys, depth int) {
	inString, open := false, 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '"':
			inString = !inString
		case inString && c == '\\':
			i++
		case inString:
		case c == ':':
			keys++
		case c == '{' || c == '[':
			open++
			depth = max(depth, open)
		case c == '}' || c == ']':
			open--
		}
	}
	return keys, depth
}

func countKeys(value any) (keys int) {
	switch v := value.(type) {
	case map[string]any:
		keys = len(v)
		for _, child := range v {
			keys += countKeys(child)
		}
	case []any:
		for _, child := range v {
			keys += countKeys(child)
		}
	}
	return keys
}
