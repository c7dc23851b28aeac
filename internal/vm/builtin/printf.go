package builtin

import (
	"fmt"
	"strconv"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// printf prints as OPA does: whole numbers as such, and what is neither number nor
// string as OPA writes it.
func printf(c *Context, args []any) (any, bool) {
	format, ok := args[0].(string)
	if !ok || !value.IsArray(args[1]) {
		return nil, false
	}
	elems := value.Elems(args[1])
	if text, ok := c.simplePrintf(format, elems); ok {
		return text, true
	}
	shown := make([]any, len(elems))
	for i, e := range elems {
		e = value.Norm(e)
		switch e.(type) {
		case string, int64:
			shown[i] = e
		default:
			if value.Text(e) != "" {
				n, ok := plainInt(e)
				if !ok {
					return nil, false
				}
				shown[i] = n
				continue
			}
			shown[i] = value.ToAST(e).String()
		}
	}
	return fmt.Sprintf(format, shown...), true
}

// simplePrintf knows %s, %v, %d and %q of strings and whole numbers, which is what
// messages are made of.
func (c *Context) simplePrintf(format string, elems []any) (string, bool) {
	out, next := c.text[:0], 0
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			out = append(out, format[i])
			continue
		}
		if i++; i == len(format) || next == len(elems) {
			return "", false
		}
		ok := false
		if out, ok = appendSimple(out, format[i], elems[next]); !ok {
			return "", false
		}
		next++
	}
	c.text = out
	return string(out), next == len(elems)
}

func appendSimple(out []byte, verb byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case string:
		switch {
		case verb == 's' || verb == 'v':
			return append(out, v...), true
		case verb == 'q' && plain(v):
			return append(append(append(out, '"'), v...), '"'), true
		}
	case int64:
		return strconv.AppendInt(out, v, 10), verb == 'd' || verb == 'v'
	}
	return out, false
}

// plain says whether a string is quoted by putting it between quotes.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
