package psp_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"sync"
	"testing"

	corev1 "k8s.io/api/core/v1"
)

// all makes the random test take ten times as many cases.
var all = flag.Bool("all", false, "take all random cases instead of some")

func TestMadeUpPodsAreAdmittedAsByKubernetes(t *testing.T) {
	t.Parallel()
	worlds := 160
	if *all {
		worlds *= 10
	}
	var total tally
	var mutex sync.Mutex
	t.Run("worlds", func(t *testing.T) {
		for seed := range worlds {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				compared := compareWorld(t, uint64(seed))
				mutex.Lock()
				defer mutex.Unlock()
				total.add(compared)
			})
		}
	})
	t.Log(total)
	if total.compared < 20000*worlds/160 {
		t.Errorf("%d cases are too few", total.compared)
	}
}

// compareWorld makes pods in one world, and then changes some of them.
func compareWorld(t *testing.T, seed uint64) tally {
	g := newGenerator(seed)
	w := g.world()
	var requests []request
	for range 100 {
		requests = append(requests, request{pod: g.pod(), user: g.user()})
	}
	return w.compare(t, append(requests, g.updates(t, w, requests)...))
}

// updates are those of pods that were admitted, and of some that were not.
func (g generator) updates(t *testing.T, w world, made []request) (updates []request) {
	t.Helper()
	c := w.cluster(t)
	for _, r := range made {
		v, err := c.judge(t, r)
		if err != nil || !v.Admitted && g.chance(80) {
			continue
		}
		stored := v.Pod
		if !v.Admitted {
			stored = external(t, internal(t, r.pod))
		}
		old := asGiven(t, stored)
		updates = append(updates, request{pod: g.changed(t, old), old: old, user: g.user()})
	}
	return updates
}

// asGiven is a pod as the API server gives it out.
func asGiven(t *testing.T, pod *corev1.Pod) m {
	t.Helper()
	text, err := json.Marshal(pod)
	if err != nil {
		t.Fatal(err)
	}
	into := m{}
	if err := json.Unmarshal(text, &into); err != nil {
		t.Fatal(err)
	}
	into["apiVersion"], into["kind"] = "v1", "Pod"
	return into
}

// changed is a pod with one thing changed, or nothing.
func (g generator) changed(t *testing.T, old m) m {
	t.Helper()
	pod := asGiven(t, decoded[corev1.Pod](t, old))
	metadata, spec := at(pod, "metadata"), at(pod, "spec")
	switch g.IntN(8) {
	case 0:
		metadata["finalizers"] = []any{"example.com/a"}
	case 1:
		metadata["ownerReferences"] = []any{m{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "a", "uid": "b", "controller": true}}
	case 2:
		metadata["labels"] = m{"a": "b"}
	case 3:
		spec["containers"].([]any)[0].(m)["image"] = "registry.example.com/app:2"
	case 4:
		metadata["annotations"] = m{"kubernetes.io/psp": g.one("a-policy", "b-policy", "f-policy")}
	case 5:
		spec["ephemeralContainers"] = g.containers(20, 1, "debug", spec, m{})
	case 6:
		delete(metadata, "annotations")
	}
	return asGiven(t, external(t, internal(t, pod)))
}
