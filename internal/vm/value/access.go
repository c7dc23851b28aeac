package value

import (
	"maps"
	"slices"
)

// Get looks a key up in any value; undefined if that cannot be.
func Get(v, key any) any {
	switch v := v.(type) {
	case map[string]any:
		if key, ok := key.(string); ok {
			if e, ok := v[key]; ok {
				return Norm(e)
			}
		}
	case *Object:
		return v.Get(key)
	case *Level:
		if key, ok := key.(string); ok {
			return v.Get(key)
		}
	case []any:
		if i, ok := Int(key); ok && i >= 0 && i < int64(len(v)) {
			return Norm(v[i])
		}
	case *Array:
		if i, ok := Int(key); ok && i >= 0 && i < int64(len(v.E)) {
			return v.E[i]
		}
	case *Set:
		if i := v.t.find(key); i >= 0 {
			return v.t.keys[i]
		}
	}
	return nil
}

// Elems are the elements of an array, foreign when it comes from outside.
func Elems(v any) []any {
	switch v := v.(type) {
	case []any:
		return v
	case *Array:
		return v.E
	}
	return nil
}

// Len is the number of elements, keys or bytes; -1 for what has none.
func Len(v any) int {
	switch v := v.(type) {
	case map[string]any:
		return len(v)
	case []any:
		return len(v)
	case *Array:
		return len(v.E)
	case *Object:
		return v.Len()
	case *Set:
		return v.Len()
	case *Level:
		return len(v.names())
	}
	return -1
}

// Each visits an object, in no order that means anything, until f says no.
func Each(object any, f func(k, v any) bool) {
	switch o := object.(type) {
	case map[string]any:
		for k, v := range o {
			if !f(k, Norm(v)) {
				return
			}
		}
	case *Object:
		for i, k := range o.t.keys {
			if !f(k, o.vals[i]) {
				return
			}
		}
	case *Level:
		for _, k := range o.names() {
			if !f(k, o.Get(k)) {
				return
			}
		}
	}
}

// SortedKeys are the keys of an object in OPA's order.
func SortedKeys(object any) []any {
	switch o := object.(type) {
	case *Object:
		return o.t.sorted()
	case map[string]any:
		return texts(slices.Sorted(maps.Keys(o)))
	case *Level:
		return texts(o.names())
	}
	return nil
}

func texts(all []string) []any {
	values := make([]any, len(all))
	for i, text := range all {
		values[i] = text
	}
	return values
}

// Size is the number of values in a value, or at least limit.
func Size(v any, limit int) int {
	n := 1
	each := func(e any) bool {
		n += Size(e, limit-n)
		return n < limit
	}
	switch v := v.(type) {
	case []any, *Array:
		for _, e := range Elems(v) {
			if !each(e) {
				break
			}
		}
	case *Set:
		for _, e := range v.Items() {
			if !each(e) {
				break
			}
		}
	case map[string]any, *Object:
		Each(v, func(_, e any) bool { return each(e) })
	}
	return n
}

// Freeze prepares a value for being shared: what is computed late is computed now. It
// says no when the value is or has a part of an inventory, which notes who reads it.
func Freeze(v any) bool {
	free := true
	switch v := v.(type) {
	case *Set:
		v.t.sorted()
		for _, e := range v.t.keys {
			free = Freeze(e) && free
		}
	case *Object:
		v.t.sorted()
		for i, k := range v.t.keys {
			free = Freeze(k) && Freeze(v.vals[i]) && free
		}
	case *Array:
		for _, e := range v.E {
			free = Freeze(e) && free
		}
	case *Level:
		return false
	}
	return free
}
