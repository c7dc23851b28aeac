package builtin

import "github.com/reeve-policy/reeve/internal/vm/value"

// marshals writes the plainest JSON; quoting is left to OPA.
func marshals(name string) native {
	if name != "json.marshal" {
		return nil
	}
	return func(_ *Context, args []any) (any, bool) {
		switch v := args[0].(type) {
		case string:
			for i := range len(v) {
				if c := v[i]; c == '<' || c == '>' || c == '&' {
					return nil, false
				}
			}
			return `"` + v + `"`, plain(v)
		case int64:
			return value.Text(v), true
		case bool:
			if v {
				return "true", true
			}
			return "false", true
		}
		return nil, false
	}
}
