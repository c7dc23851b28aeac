package vm

import (
	"slices"
	"strings"
)

// Names of fields are few and come again and again. As values they are kept, since each
// time one is made a value it is allocated.

const (
	maxBoxed = 64  // bytes of a name that is kept
	fewNames = 128 // that are sorted in the arena
)

// boxes holds names by a hash that is good enough.
type boxes [1 << 8]any

func (b *boxes) at(name string) *any {
	n := len(name)
	return &b[byte(n+31*int(name[0])+17*int(name[n/2])+7*int(name[n-1]))]
}

// boxed is a name as a value.
func (m *machine) boxed(name string) any {
	if name == "" || len(name) > maxBoxed {
		return name
	}
	slot := m.boxes.at(name)
	if kept, ok := (*slot).(string); !ok || kept != name {
		*slot = strings.Clone(name)
	}
	return *slot
}

// sortedNames are the keys of an object from outside, in order.
func (m *machine) sortedNames(fields map[string]any) []any {
	var names []any
	if len(fields) <= fewNames {
		names = m.Arena.Slots(len(fields))[:0]
	}
	for name := range fields {
		names = append(names, m.boxed(name))
	}
	slices.SortFunc(names, func(a, b any) int {
		x, _ := a.(string)
		y, _ := b.(string)
		return strings.Compare(x, y)
	})
	return names
}
