package evaluator

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

func TestCompleteFix(t *testing.T) {
	type ops = []rego.FixOperation
	at := func(elements ...any) policy.Path { return elements }
	add := func(path policy.Path, value any) rego.FixOperation {
		return rego.FixOperation{Op: "add", Path: path, Value: value}
	}
	remove := func(path policy.Path) rego.FixOperation { return rego.FixOperation{Op: "remove", Path: path} }
	tests := map[string]struct {
		object, want string
		fix          ops
	}{
		"nothing proposed":                         {`{}`, `null`, nil},
		"a value where there is none":              {`{"a":{}}`, `[{"op":"add","path":"/a/b","value":1}]`, ops{add(at("a", "b"), 1)}},
		"a value where there is one":               {`{"a":{"b":2}}`, `[{"op":"replace","path":"/a/b","value":1}]`, ops{add(at("a", "b"), 1)}},
		"a value where null is":                    {`{"a":{"b":null}}`, `[{"op":"replace","path":"/a/b","value":1}]`, ops{add(at("a", "b"), 1)}},
		"missing parents":                          {`{}`, `[{"op":"add","path":"/a","value":{"b":{"c":1}}}]`, ops{add(at("a", "b", "c"), 1)}},
		"a parent that is null":                    {`{"a":null}`, `[{"op":"add","path":"/a","value":{"b":1}}]`, ops{add(at("a", "b"), 1)}},
		"replace where there is nothing":           {`{}`, `[{"op":"add","path":"/a","value":1}]`, ops{{Op: "replace", Path: at("a"), Value: 1}}},
		"removal":                                  {`{"a":{"b":1}}`, `[{"op":"remove","path":"/a/b"}]`, ops{remove(at("a", "b"))}},
		"removal of null":                          {`{"a":null}`, `[{"op":"remove","path":"/a"}]`, ops{remove(at("a"))}},
		"removal of what is not there":             {`{"a":{}}`, `null`, ops{remove(at("a", "b"))}},
		"an element of a list":                     {`{"a":[{}]}`, `[{"op":"add","path":"/a/0/b","value":1}]`, ops{add(at("a", 0, "b"), 1)}},
		"an element that is null":                  {`{"a":[null]}`, `[{"op":"replace","path":"/a/0","value":{"b":1}}]`, ops{add(at("a", 0, "b"), 1)}},
		"an index that does not exist":             {`{"a":[]}`, `null`, ops{add(at("a", 0, "b"), 1)}},
		"an index that does not exist, at the end": {`{"a":[]}`, `null`, ops{add(at("a", 0), 1)}},
		"an index in a list that does not exist":   {`{}`, `null`, ops{add(at("a", 0), 1)}},
		"an index in an object":                    {`{"a":{}}`, `null`, ops{add(at("a", 0), 1)}},
		"a key in a list":                          {`{"a":[1]}`, `null`, ops{add(at("a", "b"), 1)}},
		"a key in a text":                          {`{"a":"text"}`, `null`, ops{add(at("a", "b"), 1)}},
		"after the last element":                   {`{"a":[1]}`, `[{"op":"add","path":"/a/-","value":2}]`, ops{add(at("a", "-"), 2)}},
		"keys that need escapes":                   {`{"a":{}}`, `[{"op":"add","path":"/a/x~1y~0z","value":1}]`, ops{add(at("a", "x/y~z"), 1)}},
		"the finding's own path":                   {`{"own":1}`, `[{"op":"remove","path":"/own"}]`, ops{remove(nil)}},
		"one that cannot be completed spoils all":  {`{"a":[]}`, `null`, ops{add(at("b"), 1), add(at("a", 3), 1)}},
		"operations that build on each other": {
			`{}`, `[{"op":"add","path":"/a","value":{"b":1}},{"op":"add","path":"/a/c","value":2}]`,
			ops{add(at("a", "b"), 1), add(at("a", "c"), 2)},
		},
		"indexes move after a removal": {
			`{"a":[1,2]}`, `[{"op":"remove","path":"/a/1"}]`,
			ops{remove(at("a", 1)), remove(at("a", 1))},
		},
		"an element added is there": {
			`{"a":[]}`, `[{"op":"add","path":"/a/-","value":{}},{"op":"add","path":"/a/0/b","value":1}]`,
			ops{add(at("a", "-"), map[string]any{}), add(at("a", 0, "b"), 1)},
		},
		"the parent replaced, then a child": {
			`{"a":[null]}`, `[{"op":"replace","path":"/a/0","value":{"b":1}},{"op":"replace","path":"/a/0/b","value":2}]`,
			ops{add(at("a", 0, "b"), 1), add(at("a", 0, "b"), 2)},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			object, before := decoded(t, test.object), decoded(t, test.object)
			got, err := json.Marshal(completeFix(object, rego.Finding{Path: at("own"), Fix: test.fix}))
			if err != nil || string(got) != test.want {
				t.Errorf("want %s, got %s, %v", test.want, got, err)
			}
			if diff := cmp.Diff(before, object); diff != "" {
				t.Errorf("the object changed: %s", diff)
			}
		})
	}
}

func decoded(t *testing.T, text string) any {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}
