package evaluator_test

import (
	"fmt"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
)

// coverage are the policies that tell whether a pod is isolated.
var coverage = evaluator.WithPolicies(
	"network/pod-ingress-isolated", "network/pod-egress-isolated", "network/exposed-pod-isolated",
	"network/no-metadata-egress", "network/host-network-bypass",
)

// quarter is a cluster of n objects: in each namespace a NetworkPolicy for one of its pods, a
// Service of the type NodePort for another, the rest Pods.
func quarter(tb testing.TB, n int) *evaluator.Inventory {
	tb.Helper()
	inv := evaluator.NewInventory()
	for start := 0; start < n; start += 1000 {
		var sources []evaluator.Source
		for i := start; i < min(start+1000, n); i++ {
			sources = append(sources, evaluator.Map(neighbour(i)))
		}
		if err := inv.Put(sources...); err != nil {
			tb.Fatal(err)
		}
	}
	if err := inv.MarkComplete("*/*"); err != nil {
		tb.Fatal(err)
	}
	return inv
}

func neighbour(i int) map[string]any {
	namespace := fmt.Sprint("ns-", i/perNamespace)
	metadata := map[string]any{"name": "one", "namespace": namespace}
	switch i % perNamespace {
	case 0:
		return map[string]any{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": metadata, "spec": map[string]any{
			"podSelector": map[string]any{"matchLabels": map[string]any{"app": "isolated"}},
			"policyTypes": []any{"Ingress", "Egress"},
		}}
	case 1:
		return map[string]any{"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": map[string]any{
			"type": "NodePort", "selector": map[string]any{"app": "exposed"}, "ports": []any{map[string]any{"port": int64(80)}},
		}}
	}
	return crowdPod(namespace, fmt.Sprint("pod-", i))
}

// verdicts are how many violations a pod of each name has.
var verdicts = map[string]int{"isolated": 0, "open": 3, "exposed": 3}

func judgeCovered(tb testing.TB, ev *evaluator.Evaluator, name string) {
	report, err := ev.Evaluate(tb.Context(), evaluator.Map(crowdPod("ns-1", name)))
	if err != nil {
		tb.Fatal(err)
	}
	found := 0
	for range report.Violations() {
		found++
	}
	if found != verdicts[name] {
		tb.Fatalf("%s: want %d violations, got %d", name, verdicts[name], found)
	}
}

// BenchmarkCoverage must not grow with the inventory.
func BenchmarkCoverage(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			ev := with(b, evaluator.WithInventory(quarter(b, n)), coverage)
			for _, name := range []string{"isolated", "open", "exposed"} {
				b.Run(name, func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						judgeCovered(b, ev, name)
					}
				})
			}
		})
	}
}

// TestCoverageDoesNotCostMoreWithMoreObjects counts allocations, which no other process on
// the machine changes.
func TestCoverageDoesNotCostMoreWithMoreObjects(t *testing.T) {
	few := with(t, evaluator.WithInventory(quarter(t, 100)), coverage)
	many := with(t, evaluator.WithInventory(quarter(t, 10_000)), coverage)
	for name := range verdicts {
		a := testing.AllocsPerRun(20, func() { judgeCovered(t, few, name) })
		b := testing.AllocsPerRun(20, func() { judgeCovered(t, many, name) })
		if b > 1.5*a {
			t.Errorf("%s: %v allocations with 100 objects, %v with 10000", name, a, b)
		}
	}
}
