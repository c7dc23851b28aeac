package value

// Arena hands out collections that live as long as one evaluation, and takes all of
// them back at once. The zero value is ready; with Keep set they live for ever.
type Arena struct {
	Keep bool

	slots   []any
	used    int
	arrays  slab[Array]
	objects slab[Object]
	sets    slab[Set]
}

const (
	slabSize  = 64
	slotsSize = 1 << 10
	maxSlots  = 1 << 16 // what is kept for the next evaluation
)

// slab is a list of chunks, so that what was handed out stays where it is.
type slab[T any] struct {
	chunks [][]T
	used   int
}

func (s *slab[T]) take() *T {
	chunk := s.used / slabSize
	if chunk == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, slabSize))
	}
	one := &s.chunks[chunk][s.used%slabSize]
	s.used++
	return one
}

func (s *slab[T]) reset() {
	for i := 0; i*slabSize < s.used; i++ {
		clear(s.chunks[i][:min(slabSize, s.used-i*slabSize)])
	}
	s.used = 0
	s.chunks = s.chunks[:min(len(s.chunks), 64)]
}

// Slots are n undefined values.
func (a *Arena) Slots(n int) []any {
	if a.Keep {
		return make([]any, n)
	}
	if a.used+n > len(a.slots) {
		// The old slots stay with what uses them.
		a.slots, a.used = make([]any, max(slotsSize, 2*len(a.slots), n)), 0
	}
	out := a.slots[a.used : a.used+n : a.used+n]
	a.used += n
	return out
}

// Array is an array of these elements.
func (a *Arena) Array(elems []any) *Array {
	if a.Keep {
		return &Array{elems}
	}
	array := a.arrays.take()
	array.E = elems
	return array
}

// Object is an object without keys, and with room for n.
func (a *Arena) Object(n int) *Object {
	if a.Keep {
		return NewObject(n)
	}
	o := a.objects.take()
	o.t.keys, o.vals = a.Slots(n)[:0], a.Slots(n)[:0]
	return o
}

// Template is FromTemplate in the arena.
func (a *Arena) Template(keys, vals []any) *Object {
	if a.Keep {
		return FromTemplate(keys, vals)
	}
	o := a.objects.take()
	o.t.keys, o.vals, o.shared = keys, vals, true
	return o
}

// Set is a set without elements, and with room for n.
func (a *Arena) Set(n int) *Set {
	if a.Keep {
		return &Set{}
	}
	s := a.sets.take()
	s.t.keys = a.Slots(n)[:0]
	return s
}

// Append adds an element to an array, whose slots come from the arena as well.
func (a *Arena) Append(array *Array, v any) {
	if len(array.E) == cap(array.E) && !a.Keep {
		grown := a.Slots(max(4, 2*len(array.E)))
		array.E = grown[:copy(grown, array.E)]
	}
	array.E = append(array.E, v)
}

// Reset takes everything back.
func (a *Arena) Reset() {
	clear(a.slots[:a.used])
	a.used = 0
	if len(a.slots) > maxSlots {
		a.slots = nil
	}
	a.arrays.reset()
	a.objects.reset()
	a.sets.reset()
}
