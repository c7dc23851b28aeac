package inventory_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/reeve-policy/reeve/internal/inventory"
)

func object(k inventory.Key, label string) map[string]any {
	metadata := map[string]any{"name": k.Name, "labels": map[string]any{"l": label}}
	if k.Namespace != "" {
		metadata["namespace"] = k.Namespace
	}
	return map[string]any{"apiVersion": k.GroupVersion, "kind": k.Kind, "metadata": metadata}
}

func entry(t *testing.T, o map[string]any) *inventory.Entry {
	t.Helper()
	e, err := inventory.NewEntry(o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func textOf(t *testing.T, e *inventory.Entry) string {
	t.Helper()
	text, err := e.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func valueOf(t *testing.T, e *inventory.Entry) map[string]any {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(textOf(t, e)), &value); err != nil {
		t.Fatal(err)
	}
	return value
}

// at is the node of a document, nil when there is none.
func at(s *inventory.Snapshot, path ...string) any {
	var node any = s.Document()
	for _, key := range path {
		children, _ := node.(map[string]any)
		node = children[key]
	}
	return node
}

func place(node any) uintptr { return reflect.ValueOf(node).Pointer() }

func put(t *testing.T, s *inventory.Snapshot, keys ...inventory.Key) *inventory.Snapshot {
	t.Helper()
	return s.Edit(func(e *inventory.Edit) {
		for _, k := range keys {
			e.Put(k, entry(t, object(k, "")))
		}
	})
}

var (
	podA    = inventory.Key{Namespace: "a", GroupVersion: "v1", Kind: "Pod", Name: "web"}
	podB    = inventory.Key{Namespace: "b", GroupVersion: "v1", Kind: "Pod", Name: "web"}
	jobA    = inventory.Key{Namespace: "a", GroupVersion: "batch/v1", Kind: "Job", Name: "web"}
	oldJobA = inventory.Key{Namespace: "a", GroupVersion: "batch/v1beta1", Kind: "Job", Name: "web"}
	node    = inventory.Key{GroupVersion: "v1", Kind: "Node", Name: "n"}
)

func TestAnEditCopiesWhatLeadsToTheChangeOnly(t *testing.T) {
	before := put(t, &inventory.Snapshot{}, podA, podB, jobA, node)
	other := podA
	other.Name = "db"
	after := put(t, before, other)
	for _, shared := range [][]string{{"namespace", "b"}, {"namespace", "a", "batch/v1"}, {"cluster"}} {
		if place(at(before, shared...)) != place(at(after, shared...)) {
			t.Errorf("%v was copied", shared)
		}
	}
	for _, copied := range [][]string{{}, {"namespace"}, {"namespace", "a"}, {"namespace", "a", "v1", "Pod"}} {
		if place(at(before, copied...)) == place(at(after, copied...)) {
			t.Errorf("%v is shared", copied)
		}
	}
	if at(before, "namespace", "a", "v1", "Pod", "db") != nil || before.Len() != 4 || after.Len() != 5 {
		t.Errorf("the version before has changed: %d and %d objects", before.Len(), after.Len())
	}
}

func TestAnEditOfNothingCopiesNothing(t *testing.T) {
	before := put(t, &inventory.Snapshot{}, podA)
	after := before.Edit(func(e *inventory.Edit) { e.Delete(podB) })
	if place(before.Document()) != place(after.Document()) {
		t.Error("the document was copied")
	}
}

func TestAnObjectIsThereInOneVersionOfItsGroup(t *testing.T) {
	s := put(t, &inventory.Snapshot{}, jobA, oldJobA)
	if s.Len() != 1 || at(s, "namespace", "a", "batch/v1") != nil || at(s, "namespace", "a", "batch/v1beta1", "Job", "web") == nil {
		t.Errorf("want the last one alone, got %v", s.Document())
	}
	s = s.Edit(func(e *inventory.Edit) { e.Delete(jobA) })
	if s.Len() != 0 || len(s.Document()) != 0 {
		t.Errorf("want nothing left, got %v", s.Document())
	}
}

func TestTheZeroSnapshotIsEmpty(t *testing.T) {
	var s inventory.Snapshot
	if got := lines(t, &s); len(got) != 1 || got[0] != "0" {
		t.Errorf("got %q", got)
	}
}

func TestAllStopsWhenTold(t *testing.T) {
	for range put(t, &inventory.Snapshot{}, podA, podB, node).All() {
		break
	}
}
