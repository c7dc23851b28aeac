package bundles_test

import (
	"slices"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
)

// checkRequired wants the documents that a policy requires, under which denied and
// allowed hold.
func checkRequired(t *testing.T, p *tenant) {
	for name, document := range map[string]object{"inventory": p.inventory, "evidence": p.evidence} {
		if slices.Contains(p.Requires, name) && document == nil {
			t.Errorf("it requires %[1]s and %[2]s_test.rego has none: want a rule %[1]s := {…} under which denied and allowed hold", name, p.slug)
		}
	}
}

// known is the inventory for Go out of the document for Rego. Each object must say of
// itself where it is.
func known(t *testing.T, document object) *evaluator.Inventory {
	t.Helper()
	inv := evaluator.NewInventory()
	putAll(t, inv, document["cluster"], []string{"apiVersion", "kind"})
	putAll(t, inv, document["namespace"], []string{"namespace", "apiVersion", "kind"})
	complete, _ := document["complete"].(object)
	for kind, namespaces := range complete {
		for _, namespace := range sorted(namespaces.(object)) {
			if err := inv.MarkComplete(kind, namespace); err != nil {
				t.Error(err)
			}
		}
	}
	return inv
}

// putAll descends by the levels above the names; so far are the keys that led there.
func putAll(t *testing.T, inv *evaluator.Inventory, node any, levels []string, so ...string) {
	t.Helper()
	below, _ := node.(object)
	for _, key := range sorted(below) {
		if len(levels) > len(so) {
			putAll(t, inv, below[key], levels, append(slices.Clone(so), key)...)
			continue
		}
		o, _ := below[key].(object)
		place := object{"name": key}
		for i, level := range levels {
			place[level] = so[i]
		}
		checkPlace(t, o, place)
		if err := inv.Put(evaluator.Map(o)); err != nil {
			t.Errorf("inventory: %v: %v", place, err)
		}
	}
}

func checkPlace(t *testing.T, o, place object) {
	t.Helper()
	metadata, _ := o["metadata"].(object)
	own := object{"apiVersion": o["apiVersion"], "kind": o["kind"], "name": metadata["name"], "namespace": metadata["namespace"]}
	for key, want := range place {
		if own[key] != want {
			t.Errorf("inventory: the object at %v has the %s %v: want %v as its place says", place, key, own[key], want)
		}
	}
}
