package vm

import (
	"github.com/reeve-policy/reeve/internal/vm/code"
	"github.com/reeve-policy/reeve/internal/vm/value"
)

// scan runs a block for each element. Leaving the block goes on with the next element,
// leaving one more ends the scan.
func (c *compiler) scan(n *code.Node) statement {
	l := &loop{body: c.block(n.Body[0]), key: n.Key, val: n.Dst, unordered: n.Unordered}
	if l.key < 0 {
		l.key = c.scratch // written for nobody
		c.size = max(c.size, l.key+1)
		l.keyless = true
	}
	source := get(n.A)
	return func(m *machine, f []any) int {
		switch s := source(f).(type) {
		case []any:
			return l.list(m, f, s)
		case *value.Array:
			return l.array(m, f, s.E)
		case *value.Set:
			return l.set(m, f, s)
		case map[string]any:
			return l.fields(m, f, s)
		case *value.Object:
			return l.object(m, f, s)
		case *value.Level:
			return l.level(m, f, s)
		}
		return next
	}
}

// loop is the block of a scan, and the locals that take key and value.
type loop struct {
	body      statement
	key, val  int
	keyless   bool // nobody reads the key
	unordered bool // nobody sees the order
}

// turn runs the block for one element. It says no when the scan ends, with its signal.
func (l *loop) turn(m *machine, f []any, k, v any) (signal int, on bool) {
	f[l.key], f[l.val] = k, v
	if m.steps++; m.steps%interval == 0 && !m.look() {
		return stopping, false
	}
	switch r := l.body(m, f); {
	case r < 0:
		return r, false
	case r > fail:
		return r - 2, false
	}
	return next, true
}

func (l *loop) list(m *machine, f []any, list []any) int {
	for i, e := range list {
		if r, on := l.turn(m, f, int64(i), m.norm(e)); !on {
			return r
		}
	}
	return next
}

func (l *loop) array(m *machine, f []any, elems []any) int {
	for i, e := range elems {
		if r, on := l.turn(m, f, int64(i), e); !on {
			return r
		}
	}
	return next
}

func (l *loop) set(m *machine, f []any, set *value.Set) int {
	elems := set.Items()
	if !l.unordered {
		elems = set.Sorted()
	}
	for _, e := range elems {
		if r, on := l.turn(m, f, e, e); !on {
			return r
		}
	}
	return next
}

func (l *loop) fields(m *machine, f []any, fields map[string]any) int {
	if !l.unordered {
		for _, k := range m.sortedNames(fields) {
			name, _ := k.(string)
			if r, on := l.turn(m, f, k, m.norm(fields[name])); !on {
				return r
			}
		}
		return next
	}
	var k any
	for name, e := range fields {
		if !l.keyless {
			k = m.boxed(name)
		}
		if r, on := l.turn(m, f, k, m.norm(e)); !on {
			return r
		}
	}
	return next
}

func (l *loop) level(m *machine, f []any, level *value.Level) int {
	for _, k := range value.SortedKeys(level) {
		if r, on := l.turn(m, f, k, value.Get(level, k)); !on {
			return r
		}
	}
	return next
}

func (l *loop) object(m *machine, f []any, object *value.Object) int {
	if !l.unordered {
		for _, k := range value.SortedKeys(object) {
			if r, on := l.turn(m, f, k, object.Get(k)); !on {
				return r
			}
		}
		return next
	}
	for i := range object.Len() {
		k, v := object.At(i)
		if r, on := l.turn(m, f, k, v); !on {
			return r
		}
	}
	return next
}
