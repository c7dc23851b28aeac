package k8s_test

import (
	"fmt"
	"testing"

	"k8s.io/utils/clock"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/quota"
	corev1 "k8s.io/api/core/v1"
	apiv1 "k8s.io/kubernetes/pkg/apis/core/v1"
	quotacore "k8s.io/kubernetes/pkg/quota/v1/evaluator/core"
)

// typical is a pod of two containers, a sidecar and an init container, in a namespace with a
// LimitRange and a quota.
func typical() quotaCase {
	resources := m{"requests": m{"cpu": "250m", "memory": "64Mi"}, "limits": m{"memory": "128Mi"}}
	spec := m{
		"containers":     []any{m{"name": "app", "resources": resources}, m{"name": "log"}},
		"initContainers": []any{m{"name": "proxy", "restartPolicy": "Always", "resources": resources}, m{"name": "setup"}},
	}
	return quotaCase{
		namespace: "shop",
		object:    m{"apiVersion": "v1", "kind": "Pod", "metadata": m{"name": "web", "namespace": "shop"}, "spec": spec},
		ranges:    []map[string]any{{"apiVersion": "v1", "kind": "LimitRange", "metadata": m{"name": "range", "namespace": "shop"}, "spec": m{"limits": []any{m{"type": "Container", "max": m{"cpu": "2", "memory": "1Gi"}, "default": m{"cpu": "500m", "memory": "256Mi"}}}}}},
		quotas: []map[string]any{{
			"apiVersion": "v1", "kind": "ResourceQuota", "metadata": m{"name": "main", "namespace": "shop"}, "spec": m{"hard": m{"pods": "10", "requests.cpu": "8", "limits.memory": "8Gi"}},
			"status": m{"hard": m{"pods": "10", "requests.cpu": "8", "limits.memory": "8Gi"}, "used": m{"pods": "1", "requests.cpu": "1", "limits.memory": "1Gi"}},
		}},
	}
}

// numbered is a typical pod unlike any other: the evaluator remembers what it was asked.
func numbered(i int) m {
	object := typical().object
	containers := object["spec"].(m)["containers"].([]any)
	containers[1].(m)["resources"] = m{"requests": m{"cpu": fmt.Sprint(i, "m")}}
	containers[0].(m)["resources"].(m)["requests"].(m)["cpu"] = fmt.Sprint(i+1, "m")
	return object
}

// BenchmarkAdmit is all of it: defaults, usage, LimitRange and quota. Kubernetes decodes too.
func BenchmarkAdmit(b *testing.B) {
	c := typical()
	b.Run("kubernetes", func(b *testing.B) {
		for b.Loop() {
			if _, err := c.kubernetes(); err != nil {
				b.Fatal(err)
			}
		}
	})
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Map(c.ranges[0]), evaluator.Map(c.quotas[0])); err != nil {
		b.Fatal(err)
	}
	ev, err := base()
	if err != nil {
		b.Fatal(err)
	}
	if ev, err = ev.With(b.Context(), evaluator.WithInventory(inv)); err != nil {
		b.Fatal(err)
	}
	q := quota.New(ev)
	for name, n := range map[string]int{"reeve-1": 1, "reeve-500": 500} {
		questions := make([]quota.Question, n)
		for i := range questions {
			questions[i].Object = numbered(i)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := q.AdmitAll(b.Context(), questions); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "us/object")
		})
	}
}

// BenchmarkPodUsage is the usage of a decoded pod by Kubernetes alone.
func BenchmarkPodUsage(b *testing.B) {
	pod, err := decode(typical().object, apiv1.SetObjectDefaults_Pod)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var list corev1.ResourceList
		if list, err = quotacore.PodUsageFunc(pod, clock.RealClock{}); err != nil || len(list) == 0 {
			b.Fatal(err)
		}
	}
}
