package evaluator_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// torn finds a version in which two objects differ that are always put together, or
// in which they cannot be read.
var torn = rule{slug: "torn", custom: "requires: [inventory]", rego: `violation contains {"msg": "torn", "path": []} if {
	_value("a") != _value("b")
}

violation contains {"msg": "unread", "path": []} if {
	some name in ["a", "b"]
	not _value(name)
}

_value(name) := data.reeve.lib.inventory.objects("ConfigMap", "shop")[name].data.v`}

func valued(name, value string) evaluator.Source {
	return evaluator.Map(map[string]any{
		"apiVersion": "v1", "kind": "ConfigMap",
		"metadata": map[string]any{"name": name, "namespace": "shop"}, "data": map[string]any{"v": value},
	})
}

func TestAnEvaluationSeesOneVersionWhileOthersWrite(t *testing.T) {
	inv := evaluator.NewInventory()
	if err := inv.Put(valued("a", ""), valued("b", "")); err != nil {
		t.Fatal(err)
	}
	ev := with(t, evaluator.WithInventory(inv), evaluator.WithBundle(acme(t, torn)), evaluator.WithPasses())
	var group sync.WaitGroup
	for i := range 64 {
		group.Go(func() { write(t, inv, i) })
		group.Go(func() {
			for range 5 {
				if got := outcomeOf(t, evaluate(t, ev, valued("judged", "")), "acme/test/torn"); got.Status != policy.StatusPass {
					t.Errorf("got %+v", got)
				}
			}
		})
	}
	group.Wait()
	if inv.Len() != 2 {
		t.Errorf("want the two objects, got %d", inv.Len())
	}
}

// write puts the two objects, and others that it deletes again.
func write(t *testing.T, inv *evaluator.Inventory, writer int) {
	for round := range 20 {
		value, own := fmt.Sprint(writer, round), fmt.Sprint("own-", writer)
		if err := inv.Put(valued("a", value), valued("b", value), valued(own, value)); err != nil {
			t.Error(err)
		}
		inv.Delete(policy.ObjectRef{APIVersion: "v1", Kind: "ConfigMap", Namespace: "shop", Name: own})
	}
}
