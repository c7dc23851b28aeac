package vm_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/internal/vm"
	"github.com/reeve-policy/reeve/internal/vm/vmtest"
)

// FuzzObjects changes objects of the corpus at random and holds every rule of the bundle
// in the vm against topdown.
func FuzzObjects(f *testing.F) {
	if testing.Short() {
		f.Skip("compares much, and shares nothing between goroutines")
	}
	var objects []map[string]any
	for item := range object.Files(committedCorpus) {
		if item.Object != nil {
			objects = append(objects, item.Object.Value)
		}
	}
	for i := range objects {
		if i%25 == 0 {
			f.Add(uint(i), uint64(i), uint8(i%7))
		}
	}
	s := suiteOf(f, compileBundle(f, false), vm.AllPasses())
	f.Fuzz(func(t *testing.T, which uint, seed uint64, changes uint8) {
		m := mutator{rand.New(rand.NewPCG(seed, 1))}
		var o any = objects[int(which%uint(len(objects)))]
		for range changes % 8 {
			o = m.change(o)
		}
		input := o
		if seed%2 == 0 {
			input = map[string]any{"review": map[string]any{"object": o, "operation": m.pick("CREATE", "DELETE", nil)}}
		}
		var tally vmtest.Tally
		if err := s.Compare(t.Context(), input, nil, &tally); err != nil {
			text, _ := json.Marshal(input)
			t.Errorf("%s\n%v", text, err)
		}
	})
}

type mutator struct{ *rand.Rand }

// change returns a value that differs in one place from v, which stays as it is.
func (m mutator) change(v any) any {
	switch v := v.(type) {
	case map[string]any:
		return m.changeMap(v)
	case []any:
		return m.changeList(v)
	}
	return m.scalar()
}

func (m mutator) changeMap(v map[string]any) any {
	if len(v) == 0 || m.IntN(12) == 0 {
		return m.scalar()
	}
	out := maps.Clone(v)
	keys := slices.Sorted(maps.Keys(v))
	key := keys[m.IntN(len(keys))]
	switch m.IntN(6) {
	case 0:
		delete(out, key)
	case 1:
		out[key] = m.scalar()
	case 2:
		out[keys[m.IntN(len(keys))]] = out[key]
	default:
		out[key] = m.change(out[key])
	}
	return out
}

func (m mutator) changeList(v []any) any {
	if len(v) == 0 || m.IntN(12) == 0 {
		return m.scalar()
	}
	out := slices.Clone(v)
	i := m.IntN(len(out))
	switch m.IntN(6) {
	case 0:
		return slices.Delete(out, i, i+1)
	case 1:
		return append(out, out[i], m.scalar())
	}
	out[i] = m.change(out[i])
	return out
}

func (m mutator) scalar() any {
	return m.pick(nil, true, false, "", "a", "true", "ALL", "NET_ADMIN", json.Number("0"), json.Number("1"), json.Number("1.0"),
		json.Number("-1"), json.Number("65536"), int64(1000), 0.5, []any{}, map[string]any{}, []any{nil}, map[string]any{"name": nil},
		"Deployment", "v1", "privileged", "Localhost", []any{"a", "a"})
}

func (m mutator) pick(from ...any) any { return from[m.IntN(len(from))] }
