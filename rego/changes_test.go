package rego_test

import (
	"context"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/rego"
)

// names finds the names of all robots in the cluster, whatever the input.
const names = `
violation contains {"msg": name, "path": ["spec"]} if {
	input.kind == "Pod"
	some name in _robots
}

_robots := {robot.metadata.name |
	some namespace, _ in data.inventory.namespace
	some robot in data.inventory.namespace[namespace].v1.Robot
}
`

// An index is kept from one input to the next until something changes that it is made of.
func TestWhatFollowsFromTheInventoryIsKept(t *testing.T) {
	b := bind(t, rules{"test/one": names})
	reads := 0
	document := func(name string) map[string]any {
		return map[string]any{"namespace": map[string]any{"a": map[string]any{"v1": map[string]any{
			"Robot": map[string]any{name: counted{`{"metadata":{"name":"` + name + `"}}`, &reads}},
		}}}}
	}
	changes := func(robot, pod, namespaces uint64) *rego.Changes {
		return &rego.Changes{Namespaces: namespaces, Versions: 1, All: robot + pod, Kinds: map[string]uint64{"Robot": robot, "Pod": pod}}
	}
	for _, step := range []struct {
		what, robot string
		changes     *rego.Changes
		want        string
		reads       int
	}{
		{"at first", "r2d2", changes(1, 1, 1), "r2d2", 1},
		{"again", "r2d2", changes(1, 1, 1), "r2d2", 1},
		{"after a change elsewhere", "r2d2", changes(1, 2, 1), "r2d2", 1},
		{"after a change of a robot", "c3po", changes(3, 2, 1), "c3po", 2},
		{"after a namespace came or went", "c3po", changes(3, 2, 4), "c3po", 3},
		{"without a word about changes", "bb8", nil, "bb8", 4},
		{"as before that", "c3po", changes(3, 2, 4), "c3po", 4},
	} {
		in := rego.NewInput(map[string]any{"kind": "Pod"}).WithInventory(document(step.robot)).WithChanges(step.changes)
		got := messages(t, eval(b, in, "acme/test/one")[0])
		if got != step.want || reads != step.reads {
			t.Errorf("%s: got %s after %d reads, want %s after %d", step.what, got, reads, step.want, step.reads)
		}
	}
}

// A function of texts and the inventory is kept by its operands.
func TestCallsAboutTheInventoryAreKept(t *testing.T) {
	b := bind(t, rules{"test/one": `
violation contains {"msg": sprintf("robots %v", [_names(input.namespace)]), "path": ["spec"]}

_names(namespace) := sort({robot.metadata.name | some robot in data.inventory.namespace[namespace].v1.Robot})
`})
	reads := map[string]*int{"a": new(int), "b": new(int)}
	namespaces := map[string]any{}
	for name, n := range reads {
		namespaces[name] = map[string]any{"v1": map[string]any{"Robot": map[string]any{"r": counted{`{"metadata":{"name":"of ` + name + `"}}`, n}}}}
	}
	ask := func(namespace string) string {
		in := rego.NewInput(map[string]any{"namespace": namespace}).
			WithInventory(map[string]any{"namespace": namespaces}).
			WithChanges(&rego.Changes{Kinds: map[string]uint64{"Robot": 1}})
		return messages(t, b.Eval(context.Background(), in, []string{"acme/test/one"}, long)[0])
	}
	for range 3 {
		if got := strings.Join([]string{ask("a"), ask("b"), ask("c")}, ","); got != `robots ["of a"],robots ["of b"],robots []` {
			t.Errorf("got %q", got)
		}
	}
	if *reads["a"] != 1 || *reads["b"] != 1 {
		t.Errorf("read %d and %d times", *reads["a"], *reads["b"])
	}
}
