package value

// Set is a set made by Rego.
type Set struct{ t table }

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

// Len is the number of elements.
func (s *Set) Len() int { return len(s.t.keys) }
