package object_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

func TestJSON(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"one value", ` {"apiVersion":"v1","kind":"A"} `, "object A: document 0, line 1\n"},
		{"a byte order mark", "\uFEFF" + `{"apiVersion":"v1","kind":"A"}`, "object A: document 0, line 1\n"},
		{"several values", `{"apiVersion":"v1","kind":"A"}` + "\n" + `{"apiVersion":"v1","kind":"B"}{"apiVersion":"v1","kind":"C"}`, "object A: document 0, line 1\nobject B: document 1, line 2\nobject C: document 2, line 2\n"},
		{"a list", `{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a"}}]}`, "object Pod/a: document 0, line 1 items[0]\n"},
		{"nothing", " \n", "problem 0: no JSON value: the input is empty (hand over an object)\n"},
		{"YAML", "apiVersion: v1\nkind: A\n", "problem 0: 1:1: does not parse as JSON: invalid character 'a' looking for beginning of value (check the JSON syntax at this place)\n"},
		{"a comment", "# x\n{}", "problem 0: 1:1: does not parse as JSON: invalid character '#' looking for beginning of value (check the JSON syntax at this place)\n"},
		{"a bad value after a good one", `{"apiVersion":"v1","kind":"A"}` + "\n{'a'", "object A: document 0, line 1\nproblem 1: 2:2: does not parse as JSON: invalid character '\\'' (check the JSON syntax at this place)\n"},
		{"a key given twice", `{"apiVersion":"v1","kind":"A","a":1,"\u0061":2}`, "problem 0: 1:37: a: key \"a\" is given twice (keep one of the two)\n"},
		{"a number", "12", "problem 0: 1:1: the document is a number, not an object (write one object a document, with apiVersion and kind; several go into a List or between lines ---)\n"},
		{"UTF-16", "\xff\xfe{\x00", "problem 0: the text is UTF-16 or UTF-32, not UTF-8 (save it as UTF-8)\n"},
		{"a byte that is not UTF-8", "{\"a\":\"\xff\"}", "problem 0: 1:7: a byte that is not UTF-8 (save the file as UTF-8)\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, describe(slices.Collect(object.JSON([]byte(test.data))))); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestJSONKeepsNumbers(t *testing.T) {
	data := []byte(`{"apiVersion":"v1","kind":"A","n":[9223372036854775807,1.10,1e400,-0]}`)
	o := onlyObject(t, object.JSON(data))
	clear(data) // the object must not depend on it
	want := []any{json.Number("9223372036854775807"), json.Number("1.10"), json.Number("1e400"), json.Number("-0")}
	if diff := cmp.Diff(want, o.Value["n"]); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if got := place(o.Locate(policy.Path{"n", 1})); got != "1:56-1:60" {
		t.Errorf("n[1] is at %s", got)
	}
}

func TestJSONStopsWhenAsked(t *testing.T) {
	for range object.JSON([]byte(`{"apiVersion":"v1","kind":"List","items":[{},{}]} {} {`)) {
		break
	}
}
