package builtin

import (
	"strings"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

func texts(name string) native {
	switch name {
	case "contains":
		return textTest(strings.Contains)
	case "startswith":
		return textTest(strings.HasPrefix)
	case "endswith":
		return textTest(strings.HasSuffix)
	case "lower":
		return textMap(strings.ToLower)
	case "upper":
		return textMap(strings.ToUpper)
	case "trim_space":
		return textMap(strings.TrimSpace)
	case "split":
		return split
	case "concat":
		return concat
	case "sprintf":
		return printf
	case "replace":
		return replace
	}
	return nil
}

func affixes(name string) native {
	switch name {
	case "trim_prefix":
		return textCut(strings.TrimPrefix)
	case "trim_suffix":
		return textCut(strings.TrimSuffix)
	case "trim":
		return textCut(strings.Trim)
	case "trim_left":
		return textCut(strings.TrimLeft)
	case "trim_right":
		return textCut(strings.TrimRight)
	}
	return nil
}

func textTest(f func(a, b string) bool) native {
	return func(_ *Context, args []any) (any, bool) {
		a, b, ok := two[string, string](args)
		return ok && f(a, b), ok
	}
}

func textCut(f func(a, b string) string) native {
	return func(_ *Context, args []any) (any, bool) {
		a, b, ok := two[string, string](args)
		if !ok {
			return nil, false
		}
		if cut := f(a, b); len(cut) != len(a) {
			return cut, true
		}
		return args[0], true
	}
}

func textMap(f func(string) string) native {
	return func(_ *Context, args []any) (any, bool) {
		a, ok := args[0].(string)
		if !ok {
			return nil, false
		}
		return f(a), true
	}
}

func split(_ *Context, args []any) (any, bool) {
	text, by, ok := two[string, string](args)
	if !ok {
		return nil, false
	}
	if !strings.Contains(text, by) {
		return value.NewArray(args[0]), true
	}
	parts := strings.Split(text, by)
	out := make([]any, len(parts))
	for i, part := range parts {
		out[i] = part
	}
	return &value.Array{E: out}, true
}

func concat(_ *Context, args []any) (any, bool) {
	by, ok := args[0].(string)
	var elems []any
	switch list := args[1].(type) {
	case *value.Set:
		elems = list.Sorted()
	case []any, *value.Array:
		elems = value.Elems(list)
	default:
		return nil, false
	}
	parts := make([]string, len(elems))
	for i, e := range elems {
		part, isText := e.(string)
		ok = ok && isText
		parts[i] = part
	}
	if !ok {
		return nil, false
	}
	return strings.Join(parts, by), true
}

func replace(_ *Context, args []any) (any, bool) {
	text, old, ok := two[string, string](args[:2])
	by, isText := args[2].(string)
	if !ok || !isText || old == "" {
		return nil, false
	}
	return strings.ReplaceAll(text, old, by), true
}

func runes(text string) int64 { return int64(utf8.RuneCountInString(text)) }
