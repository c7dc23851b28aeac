package builtin

import (
	"strings"
	"unicode/utf8"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

func globs(name string) native {
	switch name {
	case "glob.match":
		return globMatch
	case "glob.quote_meta":
		return globQuote
	}
	return nil
}

// globMatch knows patterns of plain text and single stars, which is what people write.
func globMatch(_ *Context, args []any) (any, bool) {
	pattern, isText := args[0].(string)
	text, ok := args[2].(string)
	if !ok || !isText || strings.ContainsAny(pattern, `?[]{}\!,^-`) || strings.Contains(pattern, "**") ||
		!utf8.ValidString(text) || !utf8.ValidString(pattern) {
		return nil, false
	}
	delimiters, ok := delimitersOf(args[1])
	if !ok {
		return nil, false
	}
	return starMatch(strings.Split(pattern, "*"), text, delimiters), true
}

// delimitersOf are the characters that a star does not match: none for null, a dot for
// an empty list.
func delimitersOf(v any) (string, bool) {
	if v == (value.Null{}) {
		return "", true
	}
	if !value.IsArray(v) {
		return "", false
	}
	if value.Len(v) == 0 {
		return ".", true
	}
	all := ""
	for _, e := range value.Elems(v) {
		one, ok := e.(string)
		if !ok || len(one) != 1 {
			return "", false
		}
		all += one
	}
	return all, true
}

// starMatch matches text with parts between which there is a star.
func starMatch(parts []string, text, delimiters string) bool {
	if !strings.HasPrefix(text, parts[0]) {
		return false
	}
	text = text[len(parts[0]):]
	if len(parts) == 1 {
		return text == ""
	}
	reach := len(text) // how far the star can match
	if i := strings.IndexAny(text, delimiters); i >= 0 {
		reach = i
	}
	for i := range reach + 1 {
		if starMatch(parts[1:], text[i:], delimiters) {
			return true
		}
	}
	return false
}

func globQuote(_ *Context, args []any) (any, bool) {
	text, ok := args[0].(string)
	if !ok || strings.ContainsAny(text, `*?\[]{}`) {
		return nil, false
	}
	return text, true
}
