package value

import (
	"maps"
	"slices"
)

// Array is an array made by Rego.
type Array struct{ E []any }

// Set is a set made by Rego.
type Set struct{ t table }

// Object is an object made by Rego; its keys can be any values.
type Object struct {
	t      table
	vals   []any
	shared bool // the keys belong to a template
}

// The empty collections, shared by all. Nothing may be added to them.
var (
	EmptyArray  = &Array{}
	EmptySet    = &Set{}
	EmptyObject = &Object{}
)

// NewArray wraps elements, which must be values.
func NewArray(elems ...any) *Array { return &Array{elems} }

// NewSet makes a set of values.
func NewSet(elems ...any) *Set {
	s := &Set{}
	for _, e := range elems {
		s.Add(e)
	}
	return s
}

// Add adds a value.
func (s *Set) Add(v any) {
	if s.t.find(v) < 0 {
		s.t.add(v)
	}
}

// Has says whether v is an element.
func (s *Set) Has(v any) bool { return s.t.find(v) >= 0 }

// Len is the number of elements.
func (s *Set) Len() int { return len(s.t.keys) }

// Items are the elements in no order that means anything.
func (s *Set) Items() []any { return s.t.keys }

// Sorted are the elements in OPA's order.
func (s *Set) Sorted() []any { return s.t.sorted() }

func (s *Set) equal(o *Set) bool {
	if s == o {
		return true
	}
	if s.Len() != o.Len() {
		return false
	}
	for _, e := range s.t.keys {
		if !o.Has(e) {
			return false
		}
	}
	return true
}

// NewObject makes an object with room for n keys.
func NewObject(n int) *Object {
	if n == 0 {
		return &Object{}
	}
	return &Object{t: table{keys: make([]any, 0, n)}, vals: make([]any, 0, n)}
}

// FromTemplate makes an object whose distinct string keys, few and sorted, are shared.
func FromTemplate(keys, vals []any) *Object {
	return &Object{t: table{keys: keys}, vals: vals, shared: true}
}

// Set puts a value under a key.
func (o *Object) Set(key, v any) {
	if i := o.t.find(key); i >= 0 {
		o.vals[i] = v
		return
	}
	if o.shared {
		o.t.keys, o.shared = slices.Clone(o.t.keys), false
	}
	o.t.add(key)
	o.vals = append(o.vals, v)
}

// Get is the value under a key, or undefined.
func (o *Object) Get(key any) any {
	if i := o.t.find(key); i >= 0 {
		return o.vals[i]
	}
	return nil
}

// GetString is Get for a string.
func (o *Object) GetString(key string) any {
	if o.t.first == nil {
		for i, k := range o.t.keys {
			if k, ok := k.(string); ok && k == key {
				return o.vals[i]
			}
		}
		return nil
	}
	return o.Get(key)
}

// Len is the number of keys.
func (o *Object) Len() int { return len(o.t.keys) }

// At is the i-th key and its value, in no order that means anything.
func (o *Object) At(i int) (k, v any) { return o.t.keys[i], o.vals[i] }

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
