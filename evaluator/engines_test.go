package evaluator_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// TestEnginesAgreeOnTheCorpusInRandomInventories lets both engines judge objects of the
// corpus among others of it, some of them declared complete.
func TestEnginesAgreeOnTheCorpusInRandomInventories(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	var objects []map[string]any
	for item := range object.Files(committedCorpus) {
		if item.Object != nil {
			objects = append(objects, item.Object.Value)
		}
	}
	dice := rand.New(rand.NewPCG(3, 4))
	for round := range 6 {
		t.Run(fmt.Sprint("inventory ", round), func(t *testing.T) {
			vm, topdown := engines(t, randomInventory(t, dice, objects))
			for range 100 {
				judgeBoth(t, vm, topdown, objects[dice.IntN(len(objects))])
			}
		})
	}
}

func engines(t *testing.T, inv *evaluator.Inventory) (vm, topdown *evaluator.Evaluator) {
	t.Helper()
	vm, err := evaluator.New(t.Context(), evaluator.WithProfile("all"), evaluator.WithInventory(inv), evaluator.WithTimeout(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if topdown, err = vm.With(t.Context(), evaluator.WithEngine(rego.EngineTopdown)); err != nil {
		t.Fatal(err)
	}
	return vm, topdown
}

func randomInventory(t *testing.T, dice *rand.Rand, objects []map[string]any) *evaluator.Inventory {
	t.Helper()
	inv := evaluator.NewInventory()
	for range dice.IntN(200) {
		// Some objects of the corpus have no name, and no place.
		_ = inv.Put(evaluator.Map(objects[dice.IntN(len(objects))]))
	}
	for _, kind := range []string{"ServiceAccount", "Secret", "networking.k8s.io/NetworkPolicy", "*/*"} {
		if dice.IntN(3) == 0 {
			if err := inv.MarkComplete(kind); err != nil {
				t.Fatal(err)
			}
		}
	}
	return inv
}

func judgeBoth(t *testing.T, vm, topdown *evaluator.Evaluator, o map[string]any) {
	t.Helper()
	mine, mineErr := vm.Evaluate(t.Context(), evaluator.Map(o))
	theirs, theirsErr := topdown.Evaluate(t.Context(), evaluator.Map(o))
	if (mineErr == nil) != (theirsErr == nil) {
		t.Errorf("vm: %v, topdown: %v", mineErr, theirsErr)
	}
	if diff := cmp.Diff(theirs.Results, mine.Results); diff != "" {
		t.Errorf("topdown and vm differ:\n%s", diff)
	}
}

func TestEveryBuiltInPolicyRunsOnTheFastEngine(t *testing.T) {
	ev, err := evaluator.New(t.Context(), evaluator.WithProfile("all"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ev.Policies() {
		if p.Engine != rego.EngineVM || p.Declined != "" {
			t.Errorf("%s: runs on %s: %s", p.ID, p.Engine, p.Declined)
		}
	}
}

func TestAnEvaluatorOnTopdownSaysSo(t *testing.T) {
	ev, err := evaluator.New(t.Context(), evaluator.WithEngine(rego.EngineTopdown))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ev.Policies() {
		if p.Engine != rego.EngineTopdown || p.Declined != "" {
			t.Errorf("%s: runs on %s, declined: %q", p.ID, p.Engine, p.Declined)
		}
	}
	if _, err := ev.With(t.Context(), evaluator.WithEngine("warp")); err == nil {
		t.Error("want an error for an engine that does not exist")
	}
}

// TestEnginesAgreeWhileTheInventoryChanges lets both engines judge between changes, since
// the fast one keeps what it made of an inventory until a part of that changes.
func TestEnginesAgreeWhileTheInventoryChanges(t *testing.T) {
	if testing.Short() {
		t.Skip("compares much, and shares nothing between goroutines")
	}
	objects := related(t)
	dice := rand.New(rand.NewPCG(5, 6))
	inv := evaluator.NewInventory()
	vm, topdown := engines(t, inv)
	kinds := []string{"ServiceAccount", "Secret", "*/*", "rbac.authorization.k8s.io/*", "networking.k8s.io/NetworkPolicy"}
	for range 80 {
		for range dice.IntN(6) {
			o := objects[dice.IntN(len(objects))]
			switch dice.IntN(8) {
			case 0, 1:
				inv.Delete(refOf(o))
			case 2:
				if err := inv.MarkComplete(kinds[dice.IntN(len(kinds))]); err != nil {
					t.Fatal(err)
				}
			default:
				_ = inv.Put(evaluator.Map(o))
			}
		}
		for range 4 {
			judgeBoth(t, vm, topdown, objects[dice.IntN(len(objects))])
		}
	}
}

// related are objects of the corpus in two namespaces only, so that they have to do with
// each other.
func related(t *testing.T) (objects []map[string]any) {
	t.Helper()
	for item := range object.Files(committedCorpus) {
		if item.Object == nil {
			continue
		}
		o := item.Object.Value
		if metadata, ok := o["metadata"].(map[string]any); ok && metadata["namespace"] != nil {
			metadata["namespace"] = []string{"one", "two"}[len(objects)%2]
		}
		objects = append(objects, o)
	}
	return objects
}

func refOf(o map[string]any) policy.ObjectRef {
	metadata, _ := o["metadata"].(map[string]any)
	text := func(in map[string]any, key string) string { s, _ := in[key].(string); return s }
	return policy.ObjectRef{
		APIVersion: text(o, "apiVersion"), Kind: text(o, "kind"), Namespace: text(metadata, "namespace"), Name: text(metadata, "name"),
	}
}
