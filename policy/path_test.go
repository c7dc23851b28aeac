package policy_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/policy"
)

func TestPathIsWrittenInTwoForms(t *testing.T) {
	tests := map[string]struct {
		path           policy.Path
		field, pointer string
	}{
		"nil is the object":             {nil, "", ""},
		"empty is the object":           {policy.Path{}, "", ""},
		"keys":                          {policy.Path{"spec", "hostPID"}, "spec.hostPID", "/spec/hostPID"},
		"an index":                      {policy.Path{"spec", "containers", 0, "image"}, "spec.containers[0].image", "/spec/containers/0/image"},
		"an index first":                {policy.Path{2, "a"}, "[2].a", "/2/a"},
		"a key with a slash":            {policy.Path{"metadata", "annotations", "example.com/owner"}, "metadata.annotations[example.com/owner]", "/metadata/annotations/example.com~1owner"},
		"a key with a dot":              {policy.Path{"data", "a.b", "c"}, "data[a.b].c", "/data/a.b/c"},
		"a key with a tilde":            {policy.Path{"a~b"}, "[a~b]", "/a~0b"},
		"a tilde and a slash, in order": {policy.Path{"~/~1"}, "[~/~1]", "/~0~1~01"},
		"the empty key":                 {policy.Path{"a", ""}, "a[]", "/a/"},
		"a number as key":               {policy.Path{"a", "0"}, "a.0", "/a/0"},
		"letters beyond ASCII":          {policy.Path{"é"}, "[é]", "/é"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.path.String(); got != test.field {
				t.Errorf("String: want %q, got %q", test.field, got)
			}
			if got := test.path.Pointer(); got != test.pointer {
				t.Errorf("Pointer: want %q, got %q", test.pointer, got)
			}
		})
	}
}

func TestPathsHaveAnOrder(t *testing.T) {
	ordered := []policy.Path{
		nil, {0}, {0, "a"}, {9}, {10}, {"A"}, {"a"}, {"a", 2}, {"a", 10}, {"a", "b"}, {"a", "b", 0}, {"ab"}, {"b"},
	}
	for i, p := range ordered {
		for j, q := range ordered {
			if got, want := sign(p.Compare(q)), sign(i-j); got != want {
				t.Errorf("%v and %v: want %d, got %d", p, q, want, got)
			}
		}
	}
	if (policy.Path{}).Compare(nil) != 0 {
		t.Error("the empty path and nil differ")
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestAppendLeavesThePathAsItIs(t *testing.T) {
	p := slices.Grow(policy.Path{"spec"}, 8)
	a, b := p.Append("a", 1), p.Append("b")
	if diff := cmp.Diff([]policy.Path{{"spec"}, {"spec", "a", 1}, {"spec", "b"}}, []policy.Path{p, a, b}); diff != "" {
		t.Error(diff)
	}
}

func TestPathMarshalsToAnArray(t *testing.T) {
	text, err := json.Marshal(policy.Path{"spec", 0, "a/b"})
	if err != nil || string(text) != `["spec",0,"a/b"]` {
		t.Errorf("got %s, %v", text, err)
	}
}
