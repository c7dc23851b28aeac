package object_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

type typeMeta struct {
	Kind       string `json:"kind,omitempty"`
	APIVersion string `json:"apiVersion,omitempty"`
}

type widget struct {
	typeMeta

	Spec     map[string]int64 `json:"spec,omitempty"`
	Optional *widget          `json:"optional,omitempty"`
}

type widgetList struct {
	typeMeta

	Items []widget `json:"items"`
}

// unstructured looks like the type of that name in apimachinery.
type unstructured struct{ Object map[string]any }

func (u *unstructured) UnstructuredContent() map[string]any { return u.Object }

func (u *unstructured) MarshalJSON() ([]byte, error) { return nil, errors.New("not to be called") }

// picky has its JSON form only as a pointer.
type picky struct{ name string }

func (p *picky) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{"apiVersion": "v1", "kind": "Picky", "metadata": map[string]any{"name": p.name}, "n": uint64(1) << 63})
}

func TestTyped(t *testing.T) {
	meta := typeMeta{Kind: "Widget", APIVersion: "example.com/v1"}
	w := widget{typeMeta: meta, Spec: map[string]int64{"a": 9223372036854775807}}
	want := map[string]any{"kind": "Widget", "apiVersion": "example.com/v1", "spec": map[string]any{"a": json.Number("9223372036854775807")}}
	pointer := &w
	content := map[string]any{"apiVersion": "v1", "kind": "X", "n": int64(1)}
	for _, test := range []struct {
		name string
		v    any
		want map[string]any
	}{
		{"a struct", w, want},
		{"a pointer", &w, want},
		{"a pointer to a pointer", &pointer, want},
		{"an unstructured object", &unstructured{content}, content},
		{"an unstructured object by value", unstructured{content}, content},
		{"a map", content, content},
		{"a type that marshals as a pointer only", picky{"a"}, map[string]any{"apiVersion": "v1", "kind": "Picky", "metadata": map[string]any{"name": "a"}, "n": json.Number("9223372036854775808")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, onlyObject(t, object.Typed(test.v)).Value); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestTypedUsesUnstructuredContentAsItIs(t *testing.T) {
	u := &unstructured{map[string]any{"apiVersion": "v1", "kind": "X"}}
	o := onlyObject(t, object.Typed(u))
	u.Object["seen"] = true
	if o.Value["seen"] != true {
		t.Error("the content was copied")
	}
}

func TestTypedFlattensLists(t *testing.T) {
	list := widgetList{typeMeta{Kind: "WidgetList", APIVersion: "example.com/v1"}, []widget{{}, {Spec: map[string]int64{"a": 1}}}}
	want := "object Widget: document 0, line 0 items[0]\nobject Widget: document 0, line 0 items[1]\n"
	for name, v := range map[string]any{
		"typed": list,
		"unstructured": &unstructured{map[string]any{"apiVersion": "v1", "kind": "List", "items": []any{
			map[string]any{"apiVersion": "v1", "kind": "Widget"}, map[string]any{"apiVersion": "v1", "kind": "Widget"},
		}}},
	} {
		if diff := cmp.Diff(want, describe(slices.Collect(object.Typed(v)))); diff != "" {
			t.Errorf("%s: want (-), got (+):\n%s", name, diff)
		}
	}
	empty := describe(slices.Collect(object.Typed(&widgetList{typeMeta: list.typeMeta})))
	if diff := cmp.Diff("notice : WidgetList the list has no items\n", empty); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

func TestTypedProblems(t *testing.T) {
	for _, test := range []struct {
		name string
		v    any
		want string
	}{
		{"nil", nil, "the object is nil (<nil>) (hand over an object)"},
		{"a nil pointer", (*widget)(nil), "the object is nil (*object_test.widget) (hand over an object)"},
		{"a nil unstructured object", (*unstructured)(nil), "the object is nil (*object_test.unstructured) (hand over an object)"},
		{"a nil map", map[string]any(nil), "the map is nil (hand over an object)"},
		{"an empty unstructured object", &unstructured{map[string]any{}}, "not a Kubernetes object: neither apiVersion nor kind (set both, or leave it out of the input)"},
		{"a kind that nothing implies", widget{}, "cannot tell the kind of github.com/reeve-policy/reeve/internal/object_test.widget (set its TypeMeta: apiVersion and kind)"},
		{"a kind without apiVersion", &widget{typeMeta: typeMeta{Kind: "Widget"}}, "Widget: cannot tell the kind of github.com/reeve-policy/reeve/internal/object_test.widget (set its TypeMeta: apiVersion and kind)"},
		{"a slice", []widget{{}}, "[]object_test.widget is a list in JSON, not an object (hand over one object at a time)"},
		{"a string", "apiVersion: v1", "string is a string in JSON, not an object (hand over one object at a time)"},
		{"a function", func() {}, "*func() has no JSON form (hand over values that encoding/json can marshal)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, onlyProblem(t, object.Typed(test.v)).Error()); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestTypedTellsAnUnknownKind(t *testing.T) {
	var unknown *policy.UnknownKindError
	if p := onlyProblem(t, object.Typed(&widget{})); !errors.As(p, &unknown) || unknown.GoType != "github.com/reeve-policy/reeve/internal/object_test.widget" {
		t.Errorf("%v does not wrap the UnknownKindError of the type", p)
	}
}
