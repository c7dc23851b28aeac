package inventory_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/internal/inventory"
)

// model does naively what an inventory does.
type model struct {
	objects  map[inventory.Key]string // the text, by place without the version
	versions map[inventory.Key]string
	complete map[[2]string]bool
}

func newModel() *model {
	return &model{map[inventory.Key]string{}, map[inventory.Key]string{}, map[[2]string]bool{}}
}

func (m *model) clone() *model {
	return &model{maps.Clone(m.objects), maps.Clone(m.versions), maps.Clone(m.complete)}
}

func unversioned(k inventory.Key) inventory.Key {
	group, _, found := strings.Cut(k.GroupVersion, "/")
	if k.GroupVersion = ""; found {
		k.GroupVersion = group
	}
	return k
}

func (m *model) put(k inventory.Key, text string) {
	m.objects[unversioned(k)], m.versions[unversioned(k)] = text, k.GroupVersion
}

// lines are the objects in order, then what is complete.
func (m *model) lines() []string {
	keys := slices.SortedFunc(maps.Keys(m.objects), func(a, b inventory.Key) int {
		return cmp.Or(
			cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(m.versions[a], m.versions[b]),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name),
		)
	})
	var lines []string
	for _, k := range keys {
		lines = append(lines, m.objects[k])
	}
	for _, c := range slices.SortedFunc(maps.Keys(m.complete), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		lines = append(lines, c[0]+" "+c[1])
	}
	return append(lines, fmt.Sprint(len(m.objects)))
}

// lines are the same of a snapshot.
func lines(t *testing.T, s *inventory.Snapshot) []string {
	t.Helper()
	var all []string
	for entry := range s.All() {
		all = append(all, textOf(t, entry))
	}
	for kind, namespace := range s.Complete() {
		all = append(all, kind+" "+namespace)
	}
	return append(all, fmt.Sprint(s.Len()))
}

func pick(r *rand.Rand, values ...string) string { return values[r.IntN(len(values))] }

func randomKey(r *rand.Rand) inventory.Key {
	return inventory.Key{
		Namespace:    pick(r, "", "a", "b", "a\x00v1"),
		GroupVersion: pick(r, "v1", "v2", "apps/v1", "apps/v1beta1", "a\x00v1"),
		Kind:         pick(r, "Pod", "Job"),
		Name:         pick(r, "x", "y", "z"),
	}
}

// Each version, those of long ago too, must stay as the model was when it was made.
func TestSnapshotsAreWhatTheModelSays(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 0))
		snapshot, m := &inventory.Snapshot{}, newModel()
		var snapshots []*inventory.Snapshot
		var models []*model
		for i := range 60 {
			snapshot = snapshot.Edit(func(e *inventory.Edit) {
				for range r.IntN(8) {
					change(t, r, e, m, fmt.Sprint(i))
				}
			})
			snapshots, models = append(snapshots, snapshot), append(models, m.clone())
		}
		for i := range snapshots {
			if got, want := lines(t, snapshots[i]), models[i].lines(); !slices.Equal(got, want) {
				t.Fatalf("seed %d, version %d:\ngot  %q\nwant %q", seed, i, got, want)
			}
			checkShape(t, snapshots[i])
		}
	}
}

func change(t *testing.T, r *rand.Rand, e *inventory.Edit, m *model, label string) {
	t.Helper()
	k := randomKey(r)
	switch r.IntN(5) {
	case 0, 1:
		e.Delete(k)
		delete(m.objects, unversioned(k))
		delete(m.versions, unversioned(k))
	case 2:
		e.MarkComplete(k.Kind, k.Namespace)
		m.complete[[2]string{k.Kind, k.Namespace}] = true
	default:
		o := entry(t, object(k, label))
		e.Put(k, o)
		m.put(k, textOf(t, o))
	}
}

// checkShape wants each object at the place it names, and no empty maps.
func checkShape(t *testing.T, s *inventory.Snapshot) {
	t.Helper()
	found := 0
	var descend func(node any, path []string)
	descend = func(node any, path []string) {
		children, ok := node.(map[string]any)
		if ok && len(children) == 0 && len(path) > 0 {
			t.Errorf("the map at %q is empty", path)
		}
		for key, child := range children {
			descend(child, append(slices.Clone(path), key))
		}
		if entry, ok := node.(*inventory.Entry); ok {
			found++
			value := valueOf(t, entry)
			metadata := value["metadata"].(map[string]any)
			want := []string{"cluster", value["apiVersion"].(string), value["kind"].(string), metadata["name"].(string)}
			if namespace, ok := metadata["namespace"].(string); ok {
				want = append([]string{"namespace", namespace}, want[1:]...)
			}
			if !slices.Equal(path, want) {
				t.Errorf("%v is at %q", value, path)
			}
		}
	}
	descend(s.Document(), nil)
	if found != s.Len() {
		t.Errorf("Len is %d, found %d", s.Len(), found)
	}
}
