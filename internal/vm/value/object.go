package value

import "slices"

// Object is an object made by Rego; its keys can be any values.
type Object struct {
	t      table
	vals   []any
	shared bool // the keys belong to a template
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

// At is the i-th key and its value, in no order that means anything.
func (o *Object) At(i int) (k, v any) { return o.t.keys[i], o.vals[i] }

// Len is the number of keys.
func (o *Object) Len() int { return len(o.t.keys) }
