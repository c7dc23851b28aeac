package builtin

import "github.com/reeve-policy/reeve/internal/vm/value"

func sets(name string) native {
	switch name {
	case "and":
		return func(_ *Context, args []any) (any, bool) {
			a, b, ok := two[*value.Set, *value.Set](args)
			if !ok {
				return nil, false
			}
			out := &value.Set{}
			for _, e := range a.Items() {
				if b.Has(e) {
					out.Add(e)
				}
			}
			return out, true
		}
	case "or":
		return func(_ *Context, args []any) (any, bool) {
			a, b, ok := two[*value.Set, *value.Set](args)
			if !ok {
				return nil, false
			}
			out := value.NewSet(a.Items()...)
			for _, e := range b.Items() {
				out.Add(e)
			}
			return out, true
		}
	case "union":
		return setUnion
	case "max":
		return extreme(1)
	case "min":
		return extreme(-1)
	case "sort":
		return func(_ *Context, args []any) (any, bool) {
			s, ok := args[0].(*value.Set)
			if !ok {
				return nil, false
			}
			return value.NewArray(s.Sorted()...), true
		}
	}
	return nil
}

// setUnion is of a set of sets.
func setUnion(_ *Context, args []any) (any, bool) {
	all, ok := args[0].(*value.Set)
	if !ok {
		return nil, false
	}
	out := &value.Set{}
	for _, one := range all.Items() {
		s, ok := one.(*value.Set)
		if !ok {
			return nil, false
		}
		for _, e := range s.Items() {
			out.Add(e)
		}
	}
	return out, true
}

// extreme is the first or last element in OPA's order; undefined where there is none.
func extreme(sign int) native {
	return func(_ *Context, args []any) (any, bool) {
		elems := value.Elems(args[0])
		if s, ok := args[0].(*value.Set); ok {
			elems = s.Items()
		} else if !value.IsArray(args[0]) {
			return nil, false
		}
		var best any
		for _, e := range elems {
			if e = value.Norm(e); best == nil || value.Compare(e, best)*sign > 0 {
				best = e
			}
		}
		return best, true
	}
}
