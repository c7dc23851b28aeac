package value

import (
	"cmp"
	"encoding/json"
	"strings"
)

// Equal compares as OPA does: by value, 1 and 1.0 being the same.
func Equal(a, b any) bool {
	switch a := a.(type) {
	case string:
		s, ok := b.(string)
		return ok && a == s
	case bool:
		s, ok := b.(bool)
		return ok && a == s
	case int64:
		if s, ok := b.(int64); ok {
			return a == s
		}
		_, ok := b.(json.Number)
		return ok && compareNumbers(a, b) == 0
	case json.Number:
		switch b.(type) {
		case json.Number, int64:
			return compareNumbers(a, b) == 0
		}
		return false
	case Null:
		return b == Null{}
	case nil:
		return b == nil
	case *Set:
		s, ok := b.(*Set)
		return ok && a.equal(s)
	}
	if IsArray(a) {
		return IsArray(b) && equalArrays(Elems(a), Elems(b))
	}
	return IsObject(b) && equalObjects(a, b)
}

func equalArrays(a, b []any) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Equal(Norm(a[i]), Norm(b[i])) {
			return false
		}
	}
	return true
}

func equalObjects(a, b any) bool {
	if a, ok := a.(*Object); ok {
		if b, ok := b.(*Object); ok && a == b {
			return true
		}
	}
	if Len(a) != Len(b) {
		return false
	}
	equal := true
	Each(a, func(k, v any) bool {
		equal = Equal(v, Get(b, k))
		return equal
	})
	return equal
}

// Compare orders as OPA does.
func Compare(a, b any) int {
	ra := rank(a)
	if c := cmp.Compare(ra, rank(b)); c != 0 {
		return c
	}
	switch ra {
	case rankBool:
		return compareBools(a.(bool), b.(bool))
	case rankNumber:
		return compareNumbers(a, b)
	case rankString:
		return strings.Compare(a.(string), b.(string))
	case rankArray:
		return compareLists(Elems(a), Elems(b))
	case rankObject:
		return compareObjects(a, b)
	case rankSet:
		return compareLists(a.(*Set).Sorted(), b.(*Set).Sorted())
	}
	return 0
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func compareLists(a, b []any) int {
	for i := range min(len(a), len(b)) {
		if c := Compare(Norm(a[i]), Norm(b[i])); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

func compareObjects(a, b any) int {
	x, y := SortedKeys(a), SortedKeys(b)
	for i := range min(len(x), len(y)) {
		if c := Compare(x[i], y[i]); c != 0 {
			return c
		}
		if c := Compare(Get(a, x[i]), Get(b, y[i])); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(x), len(y))
}
