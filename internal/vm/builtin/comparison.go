package builtin

import "github.com/reeve-policy/reeve/internal/vm/value"

func comparisons(name string) native {
	switch name {
	case "equal":
		return func(_ *Context, a []any) (any, bool) { return value.Equal(a[0], a[1]), true }
	case "neq":
		return func(_ *Context, a []any) (any, bool) { return !value.Equal(a[0], a[1]), true }
	case "lt":
		return comparison(func(c int) bool { return c < 0 })
	case "lte":
		return comparison(func(c int) bool { return c <= 0 })
	case "gt":
		return comparison(func(c int) bool { return c > 0 })
	case "gte":
		return comparison(func(c int) bool { return c >= 0 })
	}
	return nil
}

func comparison(holds func(int) bool) native {
	return func(_ *Context, a []any) (any, bool) { return holds(value.Compare(a[0], a[1])), true }
}

// types are the functions that ask what a value is. Those that hold for one type only
// are undefined for the others.
func types(name string) native {
	switch name {
	case "is_array", "is_object", "is_string", "is_number", "is_boolean", "is_null", "is_set":
		want := name[len("is_"):]
		return func(_ *Context, a []any) (any, bool) { return value.TypeName(a[0]) == want, true }
	case "type_name":
		return func(_ *Context, a []any) (any, bool) { return value.TypeName(a[0]), true }
	}
	return nil
}
