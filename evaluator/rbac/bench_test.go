package rbac_test

import (
	"fmt"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/rbac"
)

// Each namespace of the benchmarks has this many bindings, and one of a hundred is for the
// whole cluster.
const perNamespace = 50

// bound has n bindings of 20 roles.
func bound(b *testing.B, n int) *rbac.Questions {
	b.Helper()
	inv := evaluator.NewInventory()
	var sources []evaluator.Source
	for i := range 20 {
		sources = append(sources, evaluator.Map(map[string]any{
			"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": map[string]any{"name": fmt.Sprint("role-", i)},
			"rules": []any{map[string]any{"apiGroups": []any{""}, "resources": []any{fmt.Sprint("things-", i), "pods"}, "verbs": []any{"get", "list"}}},
		}))
	}
	for i := range n {
		kind, metadata := "RoleBinding", map[string]any{"name": fmt.Sprint("binding-", i), "namespace": fmt.Sprint("ns-", i/perNamespace)}
		if i%100 == 0 {
			kind = "ClusterRoleBinding"
			delete(metadata, "namespace")
		}
		sources = append(sources, evaluator.Map(map[string]any{
			"apiVersion": "rbac.authorization.k8s.io/v1", "kind": kind, "metadata": metadata,
			"roleRef":  map[string]any{"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": fmt.Sprint("role-", i%20)},
			"subjects": []any{map[string]any{"kind": "ServiceAccount", "namespace": fmt.Sprint("ns-", i/perNamespace), "name": fmt.Sprint("robot-", i%7)}},
		}))
	}
	if err := inv.Put(sources...); err != nil {
		b.Fatal(err)
	}
	if err := inv.MarkComplete(everything); err != nil {
		b.Fatal(err)
	}
	return over(b, inv)
}

// BenchmarkWhoCan in a namespace must not grow with what the others have.
func BenchmarkWhoCan(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		q := bound(b, n)
		for name, access := range map[string]rbac.Access{
			"namespace": {Verb: "get", Resource: "things-3", Namespace: "ns-1"},
			"anywhere":  {Verb: "get", Resource: "things-3", Namespace: rbac.AnyNamespace},
		} {
			b.Run(fmt.Sprint(name, "/", n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if holders, err := q.WhoCan(b.Context(), access); err != nil || len(holders.Grants) == 0 {
						b.Fatalf("%+v, %v", holders, err)
					}
				}
			})
		}
	}
}

func BenchmarkCanI(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		q := bound(b, n)
		questions := make([]rbac.Question, 1000)
		for i := range questions {
			questions[i] = rbac.Question{
				Subject: rbac.ServiceAccount(fmt.Sprint("ns-", i%2), fmt.Sprint("robot-", i%7)),
				Access:  rbac.Access{Verb: "list", Resource: fmt.Sprint("things-", i%20), Namespace: fmt.Sprint("ns-", i%2)},
			}
		}
		for _, many := range []int{1, 1000} {
			b.Run(fmt.Sprint(n, "/", many), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := q.CanAll(b.Context(), questions[:many]); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*many), "us/question")
			})
		}
	}
}

func BenchmarkRightsOf(b *testing.B) {
	q := bound(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		if rights, err := q.RightsOf(b.Context(), rbac.ServiceAccount("ns-1", "robot-3")); err != nil || len(rights.Grants) == 0 {
			b.Fatalf("%+v, %v", rights, err)
		}
	}
}
