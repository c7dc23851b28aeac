package k8s_test

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/reeve-policy/reeve/bundles"
	"github.com/reeve-policy/reeve/evaluator"
)

// known asks the view itself, which no policy shows in full.
const known = `package acme.bootstrap

import data.reeve.lib.bootstrap

known := [_known(object) | some object in input.objects]

_known(object) if {
	group_kind := concat("/", ["rbac.authorization.k8s.io", object.kind])
	bootstrap.created(group_kind, object.namespace, object.object)
} else := false
`

// What the API server writes into an empty cluster is known by its label and its name.
func TestWhatTheAPIServerWritesIsKnown(t *testing.T) {
	bundle, err := bundles.FromFS("acme", fstest.MapFS{"bootstrap/bootstrap.rego": {Data: []byte(known)}})
	if err != nil {
		t.Fatal(err)
	}
	ev, err := evaluator.New(t.Context(), evaluator.WithBundle(bundle))
	if err != nil {
		t.Fatal(err)
	}
	objects := bootstrapped().objects(t)
	var answers []bool
	if err := ev.Ask(t.Context(), "data.acme.bootstrap.known", map[string]any{"objects": objects}, &answers); err != nil {
		t.Fatal(err)
	}
	for i, answer := range answers {
		if !answer {
			t.Errorf("%s %s %v is not known", objects[i].Kind, objects[i].Namespace, objects[i].Object["metadata"])
		}
		delete(objects[i].Object["metadata"].(map[string]any), "labels")
	}
	t.Logf("%d objects", len(answers))
	if err := ev.Ask(t.Context(), "data.acme.bootstrap.known", map[string]any{"objects": objects}, &answers); err != nil {
		t.Fatal(err)
	}
	for i, answer := range answers {
		if answer {
			t.Errorf("%s %s %v is known without its label", objects[i].Kind, objects[i].Namespace, objects[i].Object["metadata"])
		}
	}
}

// placed is an object with its kind and namespace.
type placed struct {
	Kind      string         `json:"kind"`
	Namespace string         `json:"namespace"`
	Object    map[string]any `json:"object"`
}

func (w *world) objects(t *testing.T) []placed {
	t.Helper()
	var all []placed
	for _, o := range w.clusterRoles {
		all = append(all, placed{"ClusterRole", "", shaped(t, o)})
	}
	for _, o := range w.clusterRoleBindings {
		all = append(all, placed{"ClusterRoleBinding", "", shaped(t, o)})
	}
	for _, o := range w.roles {
		all = append(all, placed{"Role", o.Namespace, shaped(t, o)})
	}
	for _, o := range w.roleBindings {
		all = append(all, placed{"RoleBinding", o.Namespace, shaped(t, o)})
	}
	return all
}

func shaped(t *testing.T, value any) (object map[string]any) {
	t.Helper()
	text, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(text, &object)
	}
	if err != nil {
		t.Fatal(err)
	}
	return object
}
