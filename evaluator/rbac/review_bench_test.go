package rbac_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
)

// platform is how many controllers hold rights in the whole cluster, whatever its size.
const platform = 20

// town is a cluster of n objects. In each namespace there are accounts, roles, bindings
// and pods; the platform runs in one of its own.
func town(t testing.TB, n int) *evaluator.Inventory {
	t.Helper()
	inv := evaluator.NewInventory()
	sources := controllers()
	for i := len(sources); i < n; i++ {
		sources = append(sources, evaluator.Map(inhabitant(i)))
		if len(sources) == 1000 {
			put(t, inv, sources)
			sources = nil
		}
	}
	put(t, inv, sources)
	if err := inv.MarkComplete(everything); err != nil {
		t.Fatal(err)
	}
	return inv
}

func put(t testing.TB, inv *evaluator.Inventory, sources []evaluator.Source) {
	t.Helper()
	if err := inv.Put(sources...); err != nil {
		t.Fatal(err)
	}
}

// controllers are roles and bindings for the whole cluster; every tenth may
// run pods, and one holds everything.
func controllers() (sources []evaluator.Source) {
	for i := range platform {
		name, resources := fmt.Sprint("controller-", i), []any{"pods", "services", "endpoints"}
		verbs := []any{"get", "list", "watch"}
		switch {
		case i == 0:
			resources, verbs = []any{"*"}, []any{"*"}
		case i%10 == 0:
			verbs = []any{"create", "get"}
		}
		sources = append(sources,
			evaluator.Map(rbacObject("ClusterRole", name, "", map[string]any{"rules": []any{
				map[string]any{"apiGroups": []any{"*"}, "resources": resources, "verbs": verbs},
				map[string]any{"apiGroups": []any{"coordination.k8s.io"}, "resources": []any{"leases"}, "verbs": []any{"get", "update"}},
			}})),
			evaluator.Map(rbacObject("ClusterRoleBinding", name, "", bindingTo("ClusterRole", name, "platform", name))),
		)
	}
	return append(sources, evaluator.Map(rbacObject("ClusterRole", "runner", "", map[string]any{"rules": []any{
		map[string]any{"apiGroups": []any{"", "apps"}, "resources": []any{"pods", "deployments"}, "verbs": []any{"*"}},
	}})))
}

// inhabitant is the object of that number: of fifty in a namespace two are accounts, two
// roles and two bindings of them.
func inhabitant(i int) map[string]any {
	namespace, name := fmt.Sprint("ns-", i/perNamespace), fmt.Sprint("x-", i%2)
	switch i % perNamespace {
	case 0, 1:
		return map[string]any{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": map[string]any{"name": name, "namespace": namespace}}
	case 2, 3:
		return rbacObject("Role", name, namespace, map[string]any{"rules": []any{
			map[string]any{"apiGroups": []any{""}, "resources": []any{"configmaps"}, "verbs": []any{"get", "list", "watch"}},
		}})
	case 4, 5:
		return rbacObject("RoleBinding", name, namespace, bindingTo("Role", name, namespace, name))
	}
	return podOf(namespace, fmt.Sprint("pod-", i), "x-0")
}

func rbacObject(kind, name, namespace string, fields map[string]any) map[string]any {
	metadata := map[string]any{"name": name}
	if namespace != "" {
		metadata["namespace"] = namespace
	}
	fields["apiVersion"], fields["kind"], fields["metadata"] = "rbac.authorization.k8s.io/v1", kind, metadata
	return fields
}

func bindingTo(kind, role, namespace, account string) map[string]any {
	return map[string]any{
		"roleRef":  map[string]any{"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": role},
		"subjects": []any{map[string]any{"kind": "ServiceAccount", "namespace": namespace, "name": account}},
	}
}

func podOf(namespace, name, account string) map[string]any {
	return map[string]any{
		"apiVersion": "v1", "kind": "Pod", "metadata": map[string]any{"name": name, "namespace": namespace, "labels": map[string]any{"app": name}},
		"spec": map[string]any{
			"serviceAccountName": account,
			"containers": []any{map[string]any{
				"name": "app", "image": "registry.example.com/shop/" + name + ":1.2.3",
				"resources": map[string]any{"requests": map[string]any{"cpu": "100m", "memory": "128Mi"}},
			}},
		},
	}
}

// reviewed are what somebody creates.
func reviewed() map[string]map[string]any {
	return map[string]map[string]any{
		"pod":                    podOf("ns-1", "new", "x-1"),
		"pod of the platform":    podOf("platform", "new", "controller-10"),
		"binding":                rbacObject("RoleBinding", "new", "ns-1", bindingTo("Role", "x-0", "ns-1", "x-1")),
		"binding to a runner":    rbacObject("RoleBinding", "new", "ns-1", bindingTo("ClusterRole", "runner", "ns-1", "x-1")),
		"binding that leads up":  rbacObject("RoleBinding", "new", "platform", bindingTo("ClusterRole", "runner", "ns-1", "x-1")),
		"binding for everywhere": rbacObject("ClusterRoleBinding", "new", "", bindingTo("ClusterRole", "runner", "ns-1", "x-1")),
	}
}

// BenchmarkReview by all policies on RBAC must not grow with the inventory.
func BenchmarkReview(b *testing.B) {
	for _, n := range []int{100, 10_000, 100_000} {
		before := heap()
		inv := town(b, n)
		size := heap() - before
		ev := judging(b, inv)
		for name, o := range reviewed() {
			b.Run(fmt.Sprint(name, "/", n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					admit(b, ev, o)
				}
			})
		}
		b.Run(fmt.Sprint("memory/", n), func(b *testing.B) {
			for b.Loop() {
				runtime.KeepAlive(inv)
			}
			b.ReportMetric(float64(size)/float64(n), "B/object")
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
