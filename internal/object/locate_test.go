package object_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

const pod = `# a comment
apiVersion: v1
kind: Pod
metadata:
  name: "web"   # quoted
  labels: {app: web, "tier": front,}
spec:
  containers:
  - name: app
    image: "nginx"
    args: ["-c",
      run]

  - name: side # the second
    env:
      -
        name: A
  hostNetwork: yes
  nodeName:
`

func TestLocate(t *testing.T) {
	type want = map[string]string // slash-separated path to line:column-line:column, ~ if inexact
	const head = "apiVersion: v1\nkind: X\n"
	for _, test := range []struct {
		name, text string
		want       want
	}{
		{"block style", pod, want{
			"":                           "2:1-19:12",
			"kind":                       "3:1-3:10",
			"metadata":                   "4:1-6:37",
			"metadata/name":              "5:3-5:14",
			"metadata/labels/app":        "6:12-6:20",
			"metadata/labels/tier":       "6:22-6:35",
			"spec/containers":            "8:3-17:16",
			"spec/containers/0":          "9:5-12:11",
			"spec/containers/0/image":    "10:5-10:19",
			"spec/containers/0/args":     "11:5-12:11",
			"spec/containers/0/args/0":   "11:12-11:16",
			"spec/containers/0/args/1":   "12:7-12:10",
			"spec/containers/1":          "14:5-17:16",
			"spec/containers/1/env/0":    "17:9-17:16",
			"spec/hostNetwork":           "18:3-18:19",
			"spec/nodeName":              "19:3-19:12",
			"spec/hostPID":               "7:1-19:12~",
			"spec/containers/2/image":    "8:3-17:16~",
			"spec/containers/0/args/x":   "11:5-12:11~",
			"spec/containers/name":       "8:3-17:16~",
			"metadata/name/first/second": "5:3-5:14~",
			"status":                     "2:1-19:12~",
		}},
		{"scalars over several lines", head + `a: |
  one

  two

b: |+
  keep


c: >- # folded
    x
    y
d: plain
  goes on  # comment
e: "double \"
  \\ goes on"
f: 'it''s

  single'
g: |
h: |2
    deep
`, want{
			"a": "3:1-6:6", "b": "8:1-11:1", "c": "12:1-14:6", "d": "15:1-16:10", "e": "17:1-18:14",
			"f": "19:1-21:10", "g": "22:1-22:5", "h": "23:1-24:9",
		}},
		{
			"keys that the value spells in another way", head + "y: 1\noff: 2\n0x10: 3\n1.50: 4\n\"quoted\\tkey\": 5\n!!str no: 6\n! on: 7\n? long\n: 8\n? absent\n2001-01-01: 9\n",
			want{
				"true": "3:1-3:5", "false": "4:1-4:7", "16": "5:1-5:8", "1.5": "6:1-6:8", "quoted\tkey": "7:1-7:17",
				"no": "8:1-8:12", "on": "9:1-9:8", "long": "10:3-11:4", "absent": "12:3-12:9", "2001-01-01": "13:1-13:14",
			},
		},
		{"aliases and merges", head + `base: &base
  one: 1
  two: {x: y}
other: &other {three: 3, one: x}
copy: *base
merged:
  <<: *base
  four: 4
both:
  <<: [*base, *other]
list:
- *base
- <<: *other
`, want{
			"copy": "7:1-7:12", "copy/two/x": "5:9-5:13", "merged": "8:1-10:10", "merged/one": "4:3-4:9", "merged/four": "10:3-10:10",
			"both/one": "4:3-4:9", "both/three": "6:16-6:24", "list/0": "14:3-14:8", "list/0/one": "4:3-4:9", "list/1/three": "6:16-6:24",
			"list/1/four": "15:3-15:13~",
		}},
		{"a merge that is overridden", head + "base: &base {a: 1, b: 2}\nmerged:\n  <<: *base\n  a: 3\n", want{
			"merged/a": "6:3-6:7", "merged/b": "3:20-3:24",
		}},
		{"brackets", head + "a: [ x: 1, ? y : 2, [], {}, # ]\n  z ]\nb: {c, d: , ? e, f: {g: h} } # }\n", want{
			"a": "3:1-4:6", "a/0": "3:6-3:10", "a/0/x": "3:6-3:10", "a/1/true": "3:14-3:19", "a/2": "3:21-3:23", "a/3": "3:25-3:27", "a/4": "4:3-4:4",
			"b": "5:1-5:29", "b/c": "5:5-5:6", "b/d": "5:8-5:10", "b/e": "5:15-5:16", "b/f": "5:18-5:27", "b/f/g": "5:22-5:26",
		}},
		{"anchors and tags", head + "a: &x !!str 1\nb: !!map\n  c: 2\nd: &e\nf:\n- !!null\n- &g\n  h: 1\n-\n- - i\n", want{
			"a": "3:1-3:14", "b": "4:1-5:7", "d": "6:1-6:6", "f/0": "8:3-8:9", "f/1": "9:3-10:7", "f/1/h": "10:3-10:7", "f/2": "11:2-11:2", "f/3/0": "12:5-12:6",
		}},
		{"text that is not ASCII", head + "é: ü # ß\n日本語: {語: [あ, い]}\nz: \"\U0001F600\" \n", want{
			"é": "3:1-3:5", "日本語/語": "4:7-4:16", "日本語/語/1": "4:14-4:15", "z": "5:1-5:7",
		}},
		{"Windows line ends", strings.ReplaceAll(head+"a: |\n  x\n  y\nb: [1,\n  2]\nc: x\n", "\n", "\r\n"), want{
			"a": "3:1-5:4", "b": "6:1-7:5", "b/1": "7:3-7:4", "c": "8:1-8:5",
		}},
		{"line breaks of YAML 1.1 that no editor knows", head + "a: \"x\u2028y\u0085z\"\nb: 1\n", want{
			"a": "3:1-3:11", "b": "4:1-4:5",
		}},
		{"a byte order mark", "\uFEFFapiVersion: v1\nkind: X\n", want{"apiVersion": "1:1-1:15", "kind": "2:1-2:8"}},
		{"JSON", "\n  {\"apiVersion\": \"v1\",\n\t\"kind\" : \"X\", \"é\\u00e9\": [1, {\"a\":{}} ,\"\\\"]\"],\n\t\"b\": null,\"c\":[ ],\"d\":-1.5e3}\n", want{
			"": "2:3-4:31", "apiVersion": "2:4-2:22", "kind": "3:2-3:14", "éé": "3:16-3:47", "éé/0": "3:28-3:29", "éé/1": "3:31-3:39", "éé/1/a": "3:32-3:38",
			"éé/2": "3:41-3:46", "éé/3": "3:16-3:47~", "b": "4:2-4:11", "c": "4:12-4:19", "d": "4:20-4:30", "kind/x": "3:2-3:14~", "e": "2:3-4:31~",
		}},
		{"YAML in brackets, with tabs", "{apiVersion: v1, kind: X,\n\ta: 1}\n", want{"a": "2:2-2:6"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := onlyObject(t, object.Manifests("in.yaml", strings.NewReader(test.text)))
			for path, want := range test.want {
				if got := place(o.Locate(split(path))); got != want {
					t.Errorf("%s is at %s, want %s", path, got, want)
				}
			}
		})
	}
}

func TestLocateNamesTheFileAndCountsFromItsStart(t *testing.T) {
	items := manifests("# one\n---\nkind: A\napiVersion: v1\n---\n\n# two\nkind: B\napiVersion: v1\n")
	second := items[1].Object
	want := policy.Location{File: "in.yaml", Line: 9, Column: 1, EndLine: 9, EndColumn: 15, Exact: true}
	if got := second.Locate(policy.Path{"apiVersion"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if second.Origin.Line != 8 || second.Origin.Document != 1 {
		t.Errorf("origin %+v, want document 1 at line 8", second.Origin)
	}
}

func TestLocateWithoutSource(t *testing.T) {
	o := onlyObject(t, object.Map(map[string]any{"apiVersion": "v1", "kind": "X"}))
	if got := o.Locate(policy.Path{"kind"}); got != (policy.Location{}) {
		t.Errorf("got %+v, want the zero location", got)
	}
}

func TestLocateOddPaths(t *testing.T) {
	o := onlyObject(t, object.Manifests("in.yaml", strings.NewReader(pod)))
	for _, path := range []policy.Path{{-1}, {1.5}, {nil}, {"spec", "containers", -1}, {"spec", "containers", "0"}, {""}} {
		if l := o.Locate(path); l.Exact || l.Line == 0 {
			t.Errorf("%#v is at %+v, want an inexact place", path, l)
		}
	}
}

// TestConcurrentUse is for the race detector.
func TestConcurrentUse(t *testing.T) {
	items := manifests("apiVersion: v1\nkind: PodList\nitems:\n" + strings.Repeat("- metadata: {name: a}\n", 10))
	var group sync.WaitGroup
	for range 4 {
		for _, item := range items {
			group.Go(func() {
				if l := item.Object.Locate(policy.Path{"metadata", "name"}); !l.Exact {
					t.Errorf("inexact: %+v", l)
				}
				item.Object.Ref()
			})
		}
	}
	group.Wait()
}

// place writes a location as line:column-line:column, with a ~ if it is inexact.
func place(l policy.Location) string {
	mark := ""
	if !l.Exact {
		mark = "~"
	}
	return fmt.Sprintf("%d:%d-%d:%d%s", l.Line, l.Column, l.EndLine, l.EndColumn, mark)
}

// split reads a path written with slashes; digits are indexes below a list only
// in the tests that use them so.
func split(path string) policy.Path {
	var p policy.Path
	for _, element := range strings.FieldsFunc(path, func(r rune) bool { return r == '/' }) {
		if len(element) == 1 && element >= "0" && element <= "9" {
			p = p.Append(int(element[0] - '0'))
			continue
		}
		p = p.Append(element)
	}
	return slices.Clip(p)
}
