package builtin

import "github.com/reeve-policy/reeve/internal/vm/value"

func objects(name string) native {
	switch name {
	case "object.get":
		return objectGet
	case "object.keys":
		return objectKeys
	case "object.union":
		return func(c *Context, args []any) (any, bool) {
			if !value.IsObject(args[0]) || !value.IsObject(args[1]) {
				return nil, false
			}
			return c.union(args[0], args[1]), true
		}
	case "object.union_n":
		return objectUnionN
	case "object.filter":
		return chosen(true)
	case "object.remove":
		return chosen(false)
	}
	return nil
}

// objectGet follows a key, or an array of keys.
func objectGet(_ *Context, args []any) (any, bool) {
	at := args[0]
	if !value.IsObject(at) {
		return nil, false
	}
	if !value.IsArray(args[1]) {
		at = value.Get(at, args[1])
	} else {
		for _, key := range value.Elems(args[1]) {
			if at = value.Get(at, value.Norm(key)); at == nil {
				break
			}
		}
	}
	if at == nil {
		at = args[2]
	}
	return at, true
}

func objectKeys(_ *Context, args []any) (any, bool) {
	if !value.IsObject(args[0]) {
		return nil, false
	}
	out := &value.Set{}
	value.Each(args[0], func(k, _ any) bool {
		out.Add(k)
		return true
	})
	return out, true
}

// union is a with b over it, objects within objects likewise.
func (c *Context) union(a, b any) any {
	switch {
	case value.Len(a) == 0:
		return b
	case value.Len(b) == 0:
		return a
	}
	out := c.Arena.Object(value.Len(a) + value.Len(b))
	value.Each(a, func(k, v any) bool {
		if over := value.Get(b, k); over != nil {
			if value.IsObject(v) && value.IsObject(over) {
				v = c.union(v, over)
			} else {
				v = over
			}
		}
		out.Set(k, v)
		return true
	})
	value.Each(b, func(k, v any) bool {
		if out.Get(k) == nil {
			out.Set(k, v)
		}
		return true
	})
	return out
}

func objectUnionN(c *Context, args []any) (any, bool) {
	if !value.IsArray(args[0]) {
		return nil, false
	}
	var all any = value.EmptyObject
	for _, e := range value.Elems(args[0]) {
		e = value.Norm(e)
		if !value.IsObject(e) {
			return nil, false
		}
		all = c.union(all, e)
	}
	return all, true
}

// chosen keeps the fields whose key is among those given, or those whose is not.
func chosen(keep bool) native {
	return func(_ *Context, args []any) (any, bool) {
		if !value.IsObject(args[0]) {
			return nil, false
		}
		keys := &value.Set{}
		switch given := args[1].(type) {
		case *value.Set:
			keys = given
		case []any, *value.Array:
			for _, k := range value.Elems(given) {
				keys.Add(value.Norm(k))
			}
		default:
			return nil, false
		}
		out := &value.Object{}
		value.Each(args[0], func(k, v any) bool {
			given := value.Get(keys, k)
			switch {
			case keep && given != nil:
				out.Set(given, v) // as OPA does, which one sees of 0 and -0
			case !keep && given == nil:
				out.Set(k, v)
			}
			return true
		})
		return out, true
	}
}
