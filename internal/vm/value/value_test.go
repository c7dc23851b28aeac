package value_test

import (
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/internal/vm/value"
)

// some are values that are easily mistaken for each other.
func some() []any {
	scalars := []any{
		value.Null{},
		true, false, "", "a", "1", int64(0), int64(1), int64(-1), int64(1) << 53, int64(1)<<53 + 1, int64(-1) << 63,
		json.Number("1.0"), json.Number("0.5"), json.Number("-0"), json.Number("1e0"), json.Number("9007199254740993.0"),
		json.Number("9223372036854775808"), json.Number("1e400"), json.Number("0.1"), json.Number("0.10"),
	}
	all := append([]any{}, scalars...)
	for i, s := range scalars {
		next := scalars[(i+1)%len(scalars)]
		object := value.NewObject(0)
		object.Set(s, next)
		all = append(all, value.NewArray(s, next), value.NewSet(s, next), object)
	}
	return append(all, value.EmptyArray, value.EmptySet, value.EmptyObject, []any{}, map[string]any{},
		[]any{nil, 1, 1.0, "a"}, map[string]any{"a": nil, "b": []any{uint64(1)}}, map[string]any{"a": value.NewSet("b")})
}

func TestValuesCompareAsOPADoes(t *testing.T) {
	for _, a := range some() {
		for _, b := range some() {
			want := cmp.Compare(ast.Compare(value.ToAST(a), value.ToAST(b)), 0)
			if got := value.Compare(a, b); got != want {
				t.Errorf("compare %v and %v: want %d, got %d", value.ToAST(a), value.ToAST(b), want, got)
			}
			if got := value.Equal(a, b); got != (want == 0) {
				t.Errorf("equal %v and %v: got %v", value.ToAST(a), value.ToAST(b), got)
			}
			if want == 0 && value.Hash(a) != value.Hash(b) {
				t.Errorf("%v and %v are equal but their hashes differ", value.ToAST(a), value.ToAST(b))
			}
		}
	}
}

func TestValuesSurviveOPA(t *testing.T) {
	for _, v := range some() {
		back := value.FromAST(value.ToAST(v))
		if !value.Equal(v, back) {
			t.Errorf("%v became %v", value.ToAST(v), value.ToAST(back))
		}
		want, err := ast.JSON(value.ToAST(v))
		if err != nil {
			t.Fatal(err)
		}
		if got := value.ToJSON(v); !reflect.DeepEqual(got, want) && !value.IsSet(v) {
			t.Errorf("as JSON: want %#v, got %#v", want, got)
		}
	}
}

// Long sets and objects keep an index; they must be as short ones are.
func TestSetsAndObjectsHoldWhatWasPut(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 6))
	all := some()
	set, object := &value.Set{}, value.NewObject(0)
	wantSet, wantObject := ast.NewSet(), ast.NewObject()
	for range 500 {
		k, v := all[dice.IntN(len(all))], all[dice.IntN(len(all))]
		if !wantSet.Contains(value.ToTerm(k)) {
			wantSet.Add(value.ToTerm(k))
			wantObject.Insert(value.ToTerm(k), value.ToTerm(v))
			set.Add(k)
			object.Set(k, v)
		}
		set.Add(k) // again
		if !set.Has(k) || value.Get(set, k) == nil || !value.Equal(object.Get(k), value.FromAST(wantObject.Get(value.ToTerm(k)).Value)) {
			t.Fatalf("%v is lost", value.ToAST(k))
		}
	}
	if set.Len() != wantSet.Len() || value.ToAST(set).Compare(wantSet) != 0 || value.ToAST(object).Compare(wantObject) != 0 {
		t.Errorf("want %v and %v\ngot %v and %v", wantSet, wantObject, value.ToAST(set), value.ToAST(object))
	}
}

func TestATemplateIsNotChangedThroughAnObject(t *testing.T) {
	keys := []any{"a", "b"}
	one, two := value.FromTemplate(keys, []any{int64(1), int64(2)}), value.FromTemplate(keys, []any{int64(3), int64(4)})
	one.Set("c", int64(5))
	if two.Len() != 2 || two.GetString("c") != nil || one.GetString("c") != int64(5) || len(keys) != 2 {
		t.Errorf("got %v and %v", value.ToAST(one), value.ToAST(two))
	}
}

func TestAnArenaTakesAllBack(t *testing.T) {
	var a value.Arena
	for range 3 {
		array := a.Array(nil)
		for i := range 3000 {
			a.Append(array, int64(i))
		}
		set := a.Set(2)
		set.Add(array)
		if array.E[2999] != int64(2999) || !set.Has(array) {
			t.Fatal("an element is lost")
		}
		a.Reset()
	}
	for _, v := range a.Slots(100) {
		if v != nil {
			t.Fatal("something of before shines through")
		}
	}
	if a.Set(2).Len() != 0 || a.Object(2).Len() != 0 || len(a.Array(nil).E) != 0 {
		t.Error("something of before shines through")
	}
}

func TestAValueWithoutJSONFormIsUnreadable(t *testing.T) {
	defer func() {
		if _, ok := recover().(value.Unreadable); !ok {
			t.Error("want a panic with Unreadable")
		}
	}()
	value.Norm(func() {})
}
