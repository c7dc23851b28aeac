package builtin

import "github.com/reeve-policy/reeve/internal/vm/value"

func arrays(name string) native {
	switch name {
	case "array.concat":
		return arrayConcat
	case "array.slice":
		return arraySlice
	case "array.reverse":
		return arrayReverse
	case "count":
		return count
	case "internal.member_2":
		return func(_ *Context, args []any) (any, bool) { return member(args[0], args[1]), true }
	case "internal.member_3":
		return memberAt
	}
	return nil
}

func arrayConcat(c *Context, args []any) (any, bool) {
	if !value.IsArray(args[0]) || !value.IsArray(args[1]) {
		return nil, false
	}
	a, b := value.Elems(args[0]), value.Elems(args[1])
	switch {
	case len(a) == 0:
		return args[1], true
	case len(b) == 0:
		return args[0], true
	}
	out := c.Arena.Slots(len(a) + len(b))[:0]
	return c.Arena.Array(appendNormed(appendNormed(out, args[0], a), args[1], b)), true
}

// appendNormed appends the elements of an array; those of our own are values already.
func appendNormed(out []any, array any, elems []any) []any {
	if _, own := array.(*value.Array); own {
		return append(out, elems...)
	}
	for _, e := range elems {
		out = append(out, value.Norm(e))
	}
	return out
}

func arraySlice(_ *Context, args []any) (any, bool) {
	from, to, ok := twoInts(args[1:])
	if !ok || !value.IsArray(args[0]) {
		return nil, false
	}
	elems := value.Elems(args[0])
	to = max(0, min(to, int64(len(elems))))
	from = max(0, min(from, to))
	return &value.Array{E: appendNormed(nil, args[0], elems[from:to])}, true
}

func arrayReverse(_ *Context, args []any) (any, bool) {
	if !value.IsArray(args[0]) {
		return nil, false
	}
	elems := value.Elems(args[0])
	out := make([]any, len(elems))
	for i, e := range elems {
		out[len(elems)-1-i] = value.Norm(e)
	}
	return &value.Array{E: out}, true
}

func count(_ *Context, args []any) (any, bool) {
	if text, ok := args[0].(string); ok {
		return runes(text), true
	}
	n := value.Len(args[0])
	return int64(n), n >= 0
}

// member says whether a value is an element of an array or a set, or is in an object.
func member(v, of any) bool {
	switch of := of.(type) {
	case *value.Set:
		return of.Has(v)
	case []any, *value.Array:
		for _, e := range value.Elems(of) {
			if value.Equal(v, value.Norm(e)) {
				return true
			}
		}
	case map[string]any, *value.Object, *value.Level:
		found := false
		value.Each(of, func(_, e any) bool {
			found = value.Equal(v, e)
			return !found
		})
		return found
	}
	return false
}

// memberAt says whether a value is at a key.
func memberAt(_ *Context, args []any) (any, bool) {
	if value.IsSet(args[2]) {
		return nil, false
	}
	v := value.Get(args[2], args[0])
	return v != nil && value.Equal(v, args[1]), true
}
