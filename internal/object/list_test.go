package object_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

func TestLists(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a List", `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: one}

- apiVersion: apps/v1 # second
  kind: Deployment
`, "object Pod/one: document 0, line 4 items[0]\nobject Deployment: document 0, line 8 items[1]\n"},
		{"a List with a name, which kubectl takes apart all the same", "apiVersion: v1\nkind: List\nmetadata: {name: abc}\nitems: [{apiVersion: v1, kind: Pod}]\n", "object Pod: document 0, line 4 items[0]\n"},
		{"a typed list", "apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: one}\n- {kind: Deployment}\n", "object Deployment/one: document 0, line 4 items[0]\nobject Deployment: document 0, line 5 items[1]\n"},
		{"a typed list of Kubernetes' own with a name", "apiVersion: v1\nkind: PodList\nmetadata: {name: abc}\nitems: [{}]\n", "object Pod: document 0, line 4 items[0]\n"},
		{"lists in lists", "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: PodList\n  items:\n  - {}\n  - metadata:\n      name: two\n", "object Pod: document 0, line 7 items[0].items[0]\nobject Pod/two: document 0, line 8 items[0].items[1]\n"},
		{"items that are aliases", "apiVersion: v1\nkind: PodList\nx: &x {metadata: {name: abc}}\nitems:\n- *x\n", "object Pod/abc: document 0, line 5 items[0]\n"},
		{"a list in JSON", "{\"kind\": \"PodList\", \"items\": [{\"metadata\": {\"name\": \"a\"}},\n {},\n\n{} ],\"apiVersion\": \"v1\"}", "object Pod/a: document 0, line 1 items[0]\nobject Pod: document 0, line 2 items[1]\nobject Pod: document 0, line 4 items[2]\n"},
		{"a custom resource whose kind ends in List", "apiVersion: example.com/v1\nkind: AllowList\nmetadata: {name: abc}\nitems: [{a: 1}]\n", "object AllowList/abc: document 0, line 1\n"},
		{"a custom resource that will get a name", "apiVersion: example.com/v1\nkind: AllowList\nmetadata: {generateName: abc-}\nitems: [{a: 1}]\n", "object AllowList/abc-: document 0, line 1\n"},
		{"a custom resource without items", "apiVersion: example.com/v1\nkind: AllowList\nspec: {}\n", "object AllowList: document 0, line 1\n"},
		{"a custom resource whose items are no list", "apiVersion: example.com/v1\nkind: AllowList\nitems: {a: 1}\n", "object AllowList: document 0, line 1\n"},
		{"a list of custom resources", "apiVersion: example.com/v1\nkind: CatList\nitems: [{metadata: {name: tom}}]\n", "object Cat/tom: document 0, line 3 items[0]\n"},
		{"no items", "apiVersion: v1\nkind: List\nitems: []\n", "notice in.yaml:1:1: List the list has no items\n"},
		{"items that are null", "apiVersion: v1\nkind: PodList\nitems:\n", "notice in.yaml:1:1: PodList the list has no items\n"},
		{"a List without items", "apiVersion: v1\nkind: List\n", "notice in.yaml:1:1: List the list has no items\n"},
		{"a List whose items are no list", "apiVersion: v1\nkind: List\nitems: abc\n", "problem 0: in.yaml:3:1: List: items: items is a string, not a list (write the objects as a list)\n"},
		{"an item that is no object", "apiVersion: v1\nkind: List\nitems:\n- 1\n- {apiVersion: v1, kind: Pod}\n-\n", `problem 0: in.yaml:4:3: List: items[0]: the item is a number, not an object (write an object, or remove the item)
object Pod: document 0, line 5 items[1]
problem 0: in.yaml:6:2: List: items[2]: the item is null, not an object (write an object, or remove the item)
`},
		{"an item without a kind", "apiVersion: v1\nkind: List\nitems:\n- metadata: {name: abc}\n- apiVersion: v1\n", `problem 0: in.yaml:4:3: items[0]: not a Kubernetes object: neither apiVersion nor kind (set both, or leave it out of the input)
problem 0: in.yaml:5:3: items[1].kind: kind is missing (set it, for example kind: Deployment)
`},
		{"an item of another kind than the list", "apiVersion: v1\nkind: PodList\nitems:\n- {kind: Service}\n", "problem 0: in.yaml:4:3: Service: items[0].apiVersion: apiVersion is missing (set it, for example apiVersion: apps/v1)\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, describe(manifests(test.text))); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestPositionsInsideLists(t *testing.T) {
	const list = `{"apiVersion": "v1", "kind": "List", "items": [
  {"apiVersion": "v1", "kind": "Pod", "spec": {"hostPID": true}}, {"apiVersion": "v1", "kind": "PodList", "items": [
  {"metadata": {"name": "é"}}]}]}`
	for name, text := range map[string]string{"JSON": list, "YAML": "# in a comment\r\n" + list + "# no JSON"} {
		t.Run(name, func(t *testing.T) {
			items := manifests(text)
			lines := 0
			if name == "YAML" {
				lines = 1
			}
			for i, want := range []struct {
				path   policy.Path
				column int
				exact  bool
			}{{policy.Path{"spec", "hostPID"}, 48, true}, {policy.Path{"metadata", "name"}, 17, true}} {
				l := items[i].Object.Locate(want.path)
				if l.Line != i+2+lines || l.Column != want.column || l.Exact != want.exact {
					t.Errorf("item %d: %s is at %s", i, want.path, place(l))
				}
			}
			if got := place(items[1].Object.Locate(policy.Path{"kind"})); got[len(got)-1] != '~' {
				t.Errorf("an inferred kind is at %s, want an inexact place", got)
			}
		})
	}
}

func TestListsDoNotChangeTheCallersMap(t *testing.T) {
	item := map[string]any{"metadata": map[string]any{"name": "a"}}
	list := map[string]any{"apiVersion": "v1", "kind": "PodList", "items": []any{item}}
	o := onlyObject(t, object.Map(list))
	if want := (policy.ObjectRef{APIVersion: "v1", Kind: "Pod", Name: "a"}); o.Ref() != want {
		t.Errorf("got %+v, want %+v", o.Ref(), want)
	}
	if len(item) != 1 {
		t.Errorf("the caller's item became %v", item)
	}
	if diff := cmp.Diff(policy.Origin{Item: policy.Path{"items", 0}}, o.Origin); diff != "" {
		t.Error(diff)
	}
}
