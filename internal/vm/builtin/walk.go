package builtin

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/util"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// trees are about nested values.
func trees(name string) native {
	switch name {
	case "walk":
		return func(_ *Context, args []any) (any, bool) {
			out := &value.Array{}
			walk(nil, args[0], out)
			return out, true
		}
	case "json.unmarshal":
		return unmarshal
	case "indexof":
		return func(_ *Context, args []any) (any, bool) {
			text, part, ok := two[string, string](args)
			if !ok || part == "" || int64(len(text)) != runes(text) || int64(len(part)) != runes(part) {
				return nil, false
			}
			return int64(strings.Index(text, part)), true
		}
	}
	return nil
}

// walk lists a value and all in it, each with its path.
func walk(path []any, v any, out *value.Array) {
	out.E = append(out.E, value.NewArray(value.NewArray(path...), v))
	down := func(key, child any) { walk(append(path[:len(path):len(path)], key), child, out) }
	switch {
	case value.IsArray(v):
		for i, e := range value.Elems(v) {
			down(int64(i), value.Norm(e))
		}
	case value.IsObject(v):
		for _, k := range value.SortedKeys(v) {
			down(k, value.Get(v, k))
		}
	case value.IsSet(v):
		set, _ := v.(*value.Set)
		for _, e := range set.Sorted() {
			down(e, e)
		}
	}
}

// unmarshal leaves to OPA what has exponents, which it bounds.
func unmarshal(_ *Context, args []any) (any, bool) {
	text, ok := args[0].(string)
	if !ok {
		return nil, false
	}
	for i := 1; i < len(text); i++ {
		if text[i]|0x20 == 'e' && text[i-1] >= '0' && text[i-1] <= '9' {
			return nil, false
		}
	}
	var v any
	if err := util.UnmarshalJSON([]byte(text), &v); err != nil {
		return nil, false
	}
	return value.Norm(v), true
}
