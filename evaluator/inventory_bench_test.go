package evaluator_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// perNamespace is how many objects there are in each namespace of the benchmarks.
const perNamespace = 50

// crowd has n objects: in each namespace a ServiceAccount, the rest Pods.
func crowd(b *testing.B, n int) *evaluator.Inventory {
	b.Helper()
	inv := evaluator.NewInventory()
	for start := 0; start < n; start += 1000 {
		var sources []evaluator.Source
		for i := start; i < min(start+1000, n); i++ {
			sources = append(sources, member(i))
		}
		if err := inv.Put(sources...); err != nil {
			b.Fatal(err)
		}
	}
	if err := inv.MarkComplete("ServiceAccount"); err != nil {
		b.Fatal(err)
	}
	return inv
}

func member(i int) evaluator.Source {
	namespace := fmt.Sprint("ns-", i/perNamespace)
	if i%perNamespace == 0 {
		return evaluator.Map(map[string]any{
			"apiVersion": "v1", "kind": "ServiceAccount", "metadata": map[string]any{"name": "robot", "namespace": namespace},
		})
	}
	return evaluator.Map(crowdPod(namespace, fmt.Sprint("pod-", i)))
}

// crowdPod is of a usual size: 0.8 KB.
func crowdPod(namespace, name string) map[string]any {
	probe := map[string]any{"httpGet": map[string]any{"path": "/healthz", "port": int64(8080)}, "periodSeconds": int64(10)}
	return map[string]any{
		"apiVersion": "v1", "kind": "Pod",
		"metadata": map[string]any{"name": name, "namespace": namespace, "labels": map[string]any{"app": name, "team": "shop"}},
		"spec": map[string]any{
			"serviceAccountName": "robot",
			"containers": []any{map[string]any{
				"name": "app", "image": "registry.example.com/shop/" + name + ":1.2.3",
				"ports":     []any{map[string]any{"containerPort": int64(8080)}},
				"env":       []any{map[string]any{"name": "LOG_LEVEL", "value": "info"}},
				"resources": map[string]any{"requests": map[string]any{"cpu": "100m", "memory": "128Mi"}, "limits": map[string]any{"memory": "128Mi"}},
				"securityContext": map[string]any{
					"runAsNonRoot": true, "allowPrivilegeEscalation": false, "capabilities": map[string]any{"drop": []any{"ALL"}},
				},
				"livenessProbe": probe, "readinessProbe": probe,
			}},
		},
		"status": map[string]any{"phase": "Running", "podIP": "10.0.0.1", "hostIP": "10.1.0.1", "qosClass": "Burstable"},
	}
}

// BenchmarkInventoryReview must not grow with the inventory.
func BenchmarkInventoryReview(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			before := heap()
			inv := crowd(b, n)
			size := heap() - before
			ev := with(b, evaluator.WithInventory(inv), evaluator.WithPolicies(accountExists))
			for _, account := range []string{"robot", "nobody"} {
				b.Run(account, func(b *testing.B) { admit(b, ev, account) })
			}
			b.Run("memory", func(b *testing.B) {
				for b.Loop() {
					runtime.KeepAlive(inv)
				}
				b.ReportMetric(float64(size)/float64(n), "B/object")
			})
		})
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func admit(b *testing.B, ev *evaluator.Evaluator, account string) {
	pod := crowdPod("ns-1", "judged")
	pod["spec"].(map[string]any)["serviceAccountName"] = account
	want := map[string]int{"robot": 0, "nobody": 1}[account]
	b.ReportAllocs()
	for b.Loop() {
		report, err := ev.Review(b.Context(), evaluator.Request{Operation: policy.OperationCreate, Object: evaluator.Map(pod)})
		if err != nil || report.Counts().Outcomes[policy.StatusFail] != want {
			b.Fatalf("%v, %+v", err, report.Counts())
		}
	}
}

// BenchmarkInventoryPut replaces one object.
func BenchmarkInventoryPut(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			inv := crowd(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if err := inv.Put(member(1)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
