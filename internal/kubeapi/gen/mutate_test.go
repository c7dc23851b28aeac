package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/scheme"
)

var mutations = flag.Int("mutations", 60_000, "mutated objects to compare, for the corpus and for random objects each")

func TestMutatedCorpusIsDecodedAlike(t *testing.T) {
	samples := slices.DeleteFunc(corpusSamples(t), func(s sample) bool { return !registered(s.gvk()) })
	m := mutator{random: rand.New(rand.NewPCG(1, 1))}
	for i := range *mutations {
		s := samples[i%len(samples)]
		m.compare(t, s.String(), s.gvk(), s.object)
	}
	m.report(t)
}

func TestMutatedRandomObjectsAreDecodedAlike(t *testing.T) {
	kinds := slices.DeleteFunc(slices.Collect(maps.Keys(scheme.Scheme.AllKnownTypes())),
		func(gvk schema.GroupVersionKind) bool { return !registered(gvk) })
	slices.SortFunc(kinds, func(a, b schema.GroupVersionKind) int { return strings.Compare(a.String(), b.String()) })
	m := mutator{random: rand.New(rand.NewPCG(2, 2))}
	const perObject = 10
	for i := range *mutations / perObject {
		gvk := kinds[i%len(kinds)]
		object := randomObject(t, gvk, int64(i))
		if compare(t, "unchanged "+gvk.String(), gvk, object) {
			t.Errorf("%s: the random object is not valid", gvk)
		}
		for range perObject {
			m.compare(t, gvk.String(), gvk, object)
		}
	}
	m.report(t)
}

// mutator compares objects after changing a place or three in them.
type mutator struct {
	random            *rand.Rand
	compared, refused int
}

func (m *mutator) report(t *testing.T) {
	t.Logf("%d mutated objects compared, %d of them refused", m.compared, m.refused)
}

func (m *mutator) compare(t *testing.T, where string, gvk schema.GroupVersionKind, object map[string]any) {
	var undo []func()
	for range 1 + m.random.IntN(3) {
		undo = append(undo, m.mutate(object))
	}
	m.compared++
	where = fmt.Sprintf("mutation %d of %s", m.compared, where)
	if compare(t, where, gvk, object) {
		m.refused++
		undo = append(undo, forget(object)...)
		if compare(t, where+", faults set to null", gvk, object) {
			t.Errorf("%s: still refused with every fault set to null", where)
		}
	}
	for _, f := range slices.Backward(undo) {
		f()
	}
	if t.Failed() {
		t.FailNow() // the first difference tells enough
	}
}

// forget sets each value that has a fault to null. If the faults are all there
// are, and stand where they say, nothing is left to refuse.
func forget(object map[string]any) (undo []func()) {
	faults, _, _ := kubeapi.Check(object)
	for _, fault := range faults {
		if missingTemplate(fault) {
			continue
		}
		var value any = object
		for _, element := range fault.Path[:len(fault.Path)-1] {
			value = child(value, element)
		}
		undo = append(undo, set(value, fault.Path[len(fault.Path)-1], nil))
	}
	return undo
}

func child(value, element any) any {
	if index, ok := element.(int); ok {
		return value.([]any)[index]
	}
	return value.(map[string]any)[element.(string)]
}

// set changes a list element or a map entry that exists.
func set(value, element, to any) (undo func()) {
	old := child(value, element)
	write := func(v any) {
		if index, ok := element.(int); ok {
			value.([]any)[index] = v
			return
		}
		value.(map[string]any)[element.(string)] = v
	}
	write(to)
	return func() { write(old) }
}

// mutate changes one value of object, or gives it a second key, and returns the
// way back.
func (m *mutator) mutate(object map[string]any) (undo func()) {
	spots := slices.DeleteFunc(appendSpots(nil, object, 0), spot.namesKind)
	if len(spots) == 0 {
		return func() {} // an optional spec and nothing else
	}
	s := pick(m.random, spots)
	if fields, ok := s.parent.(map[string]any); ok && m.random.IntN(10) == 0 {
		stranger := s.element.(string) + "s"
		if _, taken := fields[stranger]; !taken {
			fields[stranger] = m.value()
			return func() { delete(fields, stranger) }
		}
	}
	return set(s.parent, s.element, m.value())
}

// spot is a value inside an object.
type spot struct {
	parent, element any // a map and its key, or a list and its index
	depth           int
}

func (s spot) namesKind() bool {
	return s.depth == 0 && (s.element == "apiVersion" || s.element == "kind")
}

func appendSpots(spots []spot, value any, depth int) []spot {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			spots = appendSpots(append(spots, spot{v, key, depth}), v[key], depth+1)
		}
	case []any:
		for i := range v {
			spots = appendSpots(append(spots, spot{v, i, depth}), v[i], depth+1)
		}
	}
	return spots
}

func (m *mutator) value() any {
	switch m.random.IntN(6) {
	case 0:
		return pick(m.random, oddNumbers)
	case 1:
		return randomQuantity(m.random)
	case 2:
		return randomTime(m.random)
	}
	return pick(m.random, oddValues)()
}

// oddValues are functions, so that no two objects share a list or map.
var oddValues = []func() any{
	func() any { return nil },
	func() any { return true },
	func() any { return false },
	func() any { return "" },
	func() any { return "true" },
	func() any { return "http" },
	func() any { return "80" },
	func() any { return "aGVsbG8=" },
	func() any { return "aGVs\nbG8=" },
	func() any { return "aGVsbG8" },
	func() any { return "\u00a01Gi\u00a0" },
	func() any { return "\u20281" },
	func() any { return "\t1" },
	func() any { return int64(7) },
	func() any { return int64(1) << 40 },
	func() any { return 3.0 },
	func() any { return 3.5 },
	func() any { return 1e21 },
	func() any { return -9.223372036854775808e18 },
	func() any { return []any{} },
	func() any { return []any{nil} },
	func() any { return []any{"a", nil} },
	func() any { return []any{json.Number("1"), json.Number("255")} },
	func() any { return []any{json.Number("256")} },
	func() any { return []any{map[string]any{}} },
	func() any { return map[string]any{} },
	func() any { return map[string]any{"name": "a"} },
	func() any { return map[string]any{"": nil, "x": json.Number("1")} },
}

var oddNumbers = []any{
	json.Number("0"), json.Number("-0"), json.Number("1"), json.Number("-1"), json.Number("1.0"), json.Number("1.5"),
	json.Number("1e3"), json.Number("1E+2"), json.Number("1e-12"), json.Number("0.5"), json.Number("1e400"),
	json.Number("2147483647"), json.Number("2147483648"), json.Number("-2147483648"), json.Number("-2147483649"),
	json.Number("9223372036854775807"), json.Number("9223372036854775808"), json.Number("-9223372036854775808"),
	json.Number("-9223372036854775809"), json.Number("123456789012345678901234567890"),
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }
