package k8s_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/component-helpers/scheduling/corev1/nodeaffinity"
	apiv1 "k8s.io/kubernetes/pkg/apis/core/v1"

	"github.com/reeve-policy/reeve/evaluator"
)

func randomNodes(r *rand.Rand) []map[string]any {
	var nodes []map[string]any
	for i := range 1 + r.IntN(3) {
		labels := m{}
		for range r.IntN(4) {
			labels[pick(r, []string{"size", "zone", "arch"})] = pick(r, []string{"1", "5", "9", "west", ""})
		}
		nodes = append(nodes, m{
			"apiVersion": "v1", "kind": "Node", "metadata": m{"name": fmt.Sprint("node-", i), "labels": labels},
			"status": m{"allocatable": m{"cpu": "1"}},
		})
	}
	return nodes
}

func randomRequirement(r *rand.Rand) m {
	operator := pick(r, []string{"In", "In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"})
	requirement := m{"key": pick(r, []string{"size", "zone", "arch"}), "operator": operator}
	switch operator {
	case "In", "NotIn":
		requirement["values"] = []any{pick(r, []string{"1", "5", "west", ""}), pick(r, []string{"9", "west"})}
	case "Gt", "Lt":
		requirement["values"] = []any{pick(r, []string{"0", "5", "6"})}
	}
	return requirement
}

func randomPlacement(r *rand.Rand) m {
	spec := m{"containers": []any{m{"name": "app"}}}
	if r.IntN(3) == 0 {
		spec["nodeSelector"] = m{pick(r, []string{"size", "zone"}): pick(r, []string{"1", "west", ""})}
	}
	if r.IntN(4) > 0 {
		var terms []any
		for range 1 + r.IntN(2) {
			term := m{}
			for range r.IntN(3) {
				given, _ := term["matchExpressions"].([]any)
				term["matchExpressions"] = append(given, randomRequirement(r))
			}
			if r.IntN(4) == 0 {
				term["matchFields"] = []any{m{"key": "metadata.name", "operator": pick(r, []string{"In", "NotIn"}), "values": []any{"node-0"}}}
			}
			terms = append(terms, term)
		}
		spec["affinity"] = m{"nodeAffinity": m{"requiredDuringSchedulingIgnoredDuringExecution": m{"nodeSelectorTerms": terms}}}
	}
	return m{"apiVersion": "v1", "kind": "Pod", "metadata": m{"name": "web", "namespace": "shop"}, "spec": spec}
}

// Whether there is a node for a pod is what the scheduler's own library says.
func TestNodesAreSelectedAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 3))
	alone, homeless := only(t, "quotas/fits-a-node"), 0
	for range 60 {
		nodes, inv := randomNodes(r), evaluator.NewInventory()
		for _, node := range nodes {
			if err := inv.Put(evaluator.Map(node)); err != nil {
				t.Fatal(err)
			}
		}
		if err := inv.MarkComplete("Node", "*"); err != nil {
			t.Fatal(err)
		}
		ev, err := alone.With(t.Context(), evaluator.WithInventory(inv))
		if err != nil {
			t.Fatal(err)
		}
		for range 100 {
			pod := randomPlacement(r)
			want, got := hasNode(t, pod, nodes), true
			for _, message := range found(t, ev, pod)["quotas/fits-a-node"] {
				got = got && !strings.HasPrefix(message, "no node")
			}
			if want != got {
				t.Fatalf("%v\non %v: the scheduler finds a node: %v, reeve: %v", pod, nodes, want, got)
			}
			if !want {
				homeless++
			}
		}
	}
	t.Logf("%d of 6000 pods find no node", homeless)
}

func hasNode(t *testing.T, object m, nodes []map[string]any) bool {
	t.Helper()
	pod, err := decode(maps.Clone(object), apiv1.SetObjectDefaults_Pod)
	if err != nil {
		t.Fatal(err)
	}
	required := nodeaffinity.GetRequiredNodeAffinity(pod)
	for _, given := range nodes {
		node, err := decode(given, func(*corev1.Node) {})
		if err != nil {
			t.Fatal(err)
		}
		if fits, err := required.Match(node); err != nil {
			t.Fatal(err)
		} else if fits {
			return true
		}
	}
	return false
}
