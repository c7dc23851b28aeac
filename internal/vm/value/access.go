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
	}
}

// SortedKeys are the keys of an object in OPA's order.
func SortedKeys(object any) []any {
	switch o := object.(type) {
	case *Object:
		return o.t.sorted()
	case map[string]any:
		names := slices.Sorted(maps.Keys(o))
		keys := make([]any, len(names))
		for i, name := range names {
			keys[i] = name
		}
		return keys
	}
	return nil
}

// Freeze prepares a value for being shared: what is computed late is computed now.
func Freeze(v any) {
	switch v := v.(type) {
	case *Set:
		v.t.sorted()
		for _, e := range v.t.keys {
			Freeze(e)
		}
	case *Object:
		v.t.sorted()
		for i, k := range v.t.keys {
			Freeze(k)
			Freeze(v.vals[i])
		}
	case *Array:
		for _, e := range v.E {
			Freeze(e)
		}
	}
}
