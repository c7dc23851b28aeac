package value

import (
	"encoding/json"
	"hash/maphash"
	"slices"
)

// table is a list of distinct keys. Once it is long it keeps an index; until then a
// look through all is faster.
type table struct {
	keys  []any
	first map[uint64]int32 // by hash, nil while short
	next  []int32          // the next with the same hash, or -1
	order []any            // the keys sorted, once asked for
}

const short = 8

func (t *table) find(key any) int {
	if t.first == nil {
		return t.scan(key)
	}
	i, ok := t.first[Hash(key)]
	if !ok {
		return -1
	}
	for i >= 0 && !Equal(t.keys[i], key) {
		i = t.next[i]
	}
	return int(i)
}

func (t *table) scan(key any) int {
	if s, ok := key.(string); ok {
		for i, k := range t.keys {
			if k, ok := k.(string); ok && k == s {
				return i
			}
		}
		return -1
	}
	for i, k := range t.keys {
		if Equal(k, key) {
			return i
		}
	}
	return -1
}

// add appends a key that is not there.
func (t *table) add(key any) {
	t.order = nil
	t.keys = append(t.keys, key)
	if t.first != nil {
		t.link(len(t.keys) - 1)
	} else if len(t.keys) > short {
		t.first = make(map[uint64]int32, 2*len(t.keys))
		for i := range t.keys {
			t.link(i)
		}
	}
}

func (t *table) link(i int) {
	h := Hash(t.keys[i])
	before, ok := t.first[h]
	if !ok {
		before = -1
	}
	t.next = append(t.next, before)
	t.first[h] = int32(i)
}

func (t *table) sorted() []any {
	if len(t.keys) < 2 {
		return t.keys
	}
	if t.order == nil {
		t.order = slices.Clone(t.keys)
		slices.SortFunc(t.order, Compare)
	}
	return t.order
}

var seed = maphash.MakeSeed()

// Hash is the same for equal values. Of a composite it looks at the surface only.
func Hash(v any) uint64 {
	switch v := v.(type) {
	case string:
		return maphash.String(seed, v)
	case bool:
		if v {
			return 3
		}
		return 5
	case int64, json.Number:
		return hashNumber(v)
	case *Set:
		return 7<<32 + uint64(v.Len())
	case []any, *Array:
		h := uint64(11)
		for _, e := range Elems(v) {
			h = h*mix + surface(Norm(e))
		}
		return h
	case map[string]any, *Object, *Level:
		h := uint64(13)
		Each(v, func(k, v any) bool {
			h += surface(k) ^ surface(v)*mix
			return true
		})
		return h
	}
	return 17
}

// surface hashes a scalar fully, an array of path segments by its length and last
// element, and anything else by its type.
func surface(v any) uint64 {
	switch v := v.(type) {
	case string, bool, int64, json.Number:
		return Hash(v)
	case []any, *Array:
		h := uint64(Len(v))
		for _, e := range Elems(v) {
			if e := Norm(e); rank(e) <= rankString {
				h = h*mix + Hash(e)
			}
		}
		return h
	}
	return uint64(rank(v))
}
