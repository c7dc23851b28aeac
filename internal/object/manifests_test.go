package object_test

import (
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
)

func TestManifestsFindsEveryDocument(t *testing.T) {
	const a, b = "kind: A\napiVersion: v1\n", "kind: B\napiVersion: v1\n"
	const first, second = "object A: document 0, line 1\n", "object B: document 1, line 4\n"
	for _, test := range []struct{ name, text, want string }{
		{"one document without markers", a, first},
		{"no line end at the end", strings.TrimSuffix(a, "\n"), first},
		{"two documents", a + "---\n" + b, first + second},
		{"markers around everything", "---\n" + a + "---\n" + b + "---\n", "object A: document 0, line 2\nobject B: document 1, line 5\n"},
		{"a marker with a comment", a + "--- # Source: b.yaml\n" + b, first + second},
		{"a marker with white space", a + "--- \t\n" + b, first + second},
		{"a marker with content", a + "--- {kind: B, apiVersion: v1}\n", first + "object B: document 1, line 3\n"},
		{"an end marker", a + "...\n" + b, first + second},
		{"content after an end marker", a + "... {kind: B, apiVersion: v1}\n", first + "object B: document 1, line 3\n"},
		{"both markers", a + "...\n---\n" + b, first + "object B: document 1, line 5\n"},
		{"empty documents and comments between", "# x\n---\n---\n\n# y\n---\n" + a + "---\n--- # z\n", "object A: document 0, line 7\n"},
		{"Windows line ends", strings.ReplaceAll(a+"---\n"+b, "\n", "\r\n"), first + second},
		{"a byte order mark", "\uFEFF" + a, first},
		{"a byte order mark before a marker", "\uFEFF---\n" + a, "object A: document 0, line 2\n"},
		{"a byte order mark in the middle", a + "---\n\uFEFF" + b, first + second},
		{"a file with a mark added to another", a + "\uFEFF---\n" + b, first + second},
		{"four dashes inside a block scalar", a + "x: |\n  ----\n  ---\n---\n" + b, first + "object B: document 1, line 7\n"},
		{"directives belong to what follows", a + "%YAML 1.1\n# x\n---\n" + b, first + "object B: document 1, line 6\n"},
		{"directives at the start", "%YAML 1.1\n%TAG !e! tag:example.com,2000:\n---\n" + a, "object A: document 0, line 4\n"},
		{"JSON", `{"kind":"A","apiVersion":"v1"}`, first},
		{"JSON values in lines", "{\"kind\":\"A\",\"apiVersion\":\"v1\"}\n{\"kind\":\"B\",\n\"apiVersion\":\"v1\"}\n", first + "object B: document 1, line 2\n"},
		{"JSON values without space", `{"kind":"A","apiVersion":"v1"}{"kind":"B","apiVersion":"v1"}`, first + "object B: document 1, line 1\n"},
		{"JSON and YAML in one stream", "{\"kind\":\"A\",\"apiVersion\":\"v1\"}\n\n---\n" + b, first + second},
		{"JSON with a marker in a string", `{"kind":"A","apiVersion":"v1","x":"\n---\n"}`, first},
		{"JSON before and after comments", "# x\n{\"kind\":\"A\",\"apiVersion\":\"v1\"} # y\n# z\n", "object A: document 0, line 2\n"},
		{"YAML in brackets", "{kind: A, apiVersion: v1, # x\n}\n", first},
		{"rubbish after JSON", `{"kind":"A","apiVersion":"v1"} x`, "object A: document 0, line 1\nproblem 1: in.yaml:1:32: does not parse as JSON: invalid character 'x' looking for beginning of value (check the JSON syntax at this place)\n"},
		{"nothing", "", "notice in.yaml:  no document: nothing but blank lines and comments\n"},
		{"nothing but comments", "# x\n---\n\n# y\n", "notice in.yaml:  no document: nothing but blank lines and comments\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, describe(manifests(test.text))); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestManifestsGoesOnAfterABadDocument(t *testing.T) {
	got := describe(manifests("kind: A\napiVersion: v1\n---\nkind: [\n---\n{\"kind\": 1, }\n---\nkind: B\napiVersion: v1\n"))
	want := `object A: document 0, line 1
problem 1: in.yaml:4:1: does not parse: did not find expected node content (check indentation and quotes at this line and the one before)
problem 2: in.yaml:6:1: apiVersion: apiVersion is missing (set it, for example apiVersion: apps/v1)
object B: document 3, line 8
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
}

func TestManifestsReadsValuesAsKubectlDoes(t *testing.T) {
	const head = "apiVersion: v1\nkind: X\n"
	for _, test := range []struct {
		name, text string
		want       any
	}{
		{"yes is true", "yes", true},
		{"off is false", "off", false},
		{"a quoted yes is text", "'yes'", "yes"},
		{"the largest integer", "9223372036854775807", json.Number("9223372036854775807")},
		{"a larger one", "18446744073709551615", json.Number("18446744073709551615")},
		{"an octal number", "0777", json.Number("511")},
		{"a number with underscores", "1_000", json.Number("1000")},
		{"a fraction", "1.50", json.Number("1.5")},
		{"a date is text", "2001-01-01", "2001-01-01"},
		{"nothing is null", "", nil},
		{"a key y", "{y: 1}", map[string]any{"true": json.Number("1")}},
		{"a merge that is overridden", "\n  <<: {x: 1, z: 3}\n  x: 2", map[string]any{"x": json.Number("2"), "z": json.Number("3")}},
		{"base64", "!!binary aGk=", "hi"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := head + "value: " + test.text + "\n"
			o := onlyObject(t, object.Manifests("in.yaml", strings.NewReader(text)))
			if diff := cmp.Diff(test.want, o.Value["value"]); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

// TestManifestsDoesNotWait wants each document as soon as its end has been read.
func TestManifestsDoesNotWait(t *testing.T) {
	for _, test := range []struct{ name, first, second string }{
		{"YAML", "kind: A\napiVersion: v1\n---\n", "kind: B\napiVersion: v1\n---\n"},
		{"JSON", "{\"kind\": \"A\",\n\"apiVersion\": \"v1\"}\n", "{\"kind\": \"B\", \"apiVersion\": \"v1\"}\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, w := io.Pipe()
			next, stop := iter.Pull(object.Manifests("in.yaml", r))
			defer stop()
			for _, text := range []string{test.first, test.second} {
				go func() { _, _ = io.WriteString(w, text) }()
				if item, ok := next(); !ok || item.Object == nil {
					t.Fatalf("want an object after %q, got %+v", text, item)
				}
			}
			_ = w.Close()
			if item, ok := next(); ok {
				t.Errorf("want the end, got %+v", item)
			}
		})
	}
}

func TestManifestsReadsByteByByte(t *testing.T) {
	text := strings.Join(oddManifests(), "\n---\n")
	want := describe(manifests(text))
	var got []object.Item
	for item := range object.Manifests("in.yaml", iotest.OneByteReader(strings.NewReader(text))) {
		got = append(got, item)
	}
	if diff := cmp.Diff(want, describe(got)); diff != "" {
		t.Errorf("at once (-), byte by byte (+):\n%s", diff)
	}
}

func TestManifestsReportsAReadError(t *testing.T) {
	broken := errors.New("the cable came loose")
	r := io.MultiReader(strings.NewReader("kind: A\napiVersion: v1\n---\nkind: B\napiVersion: v1\n"), iotest.ErrReader(broken))
	var items []object.Item
	for item := range object.Manifests("in.yaml", r) {
		items = append(items, item)
	}
	want := "object A: document 0, line 1\nproblem 1: in.yaml: cannot be read: the cable came loose (check that it exists and may be read)\n"
	if diff := cmp.Diff(want, describe(items)); diff != "" {
		t.Fatalf("want (-), got (+):\n%s", diff)
	}
	if !errors.Is(items[1].Problem, broken) {
		t.Error("the cause is lost")
	}
}

func TestManifestsStopsWhenAsked(t *testing.T) {
	for _, text := range oddManifests() {
		for range object.Manifests("in.yaml", strings.NewReader(text)) {
			break // a sequence that goes on calls a dead function, which panics
		}
	}
}
