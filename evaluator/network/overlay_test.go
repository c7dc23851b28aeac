package network_test

import (
	"fmt"
	"testing"

	"github.com/reeve-policy/reeve/evaluator/network"
)

const cilium = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: db, namespace: shop}
spec: {endpointSelector: {matchLabels: {"k8s:app": db}}, ingressDeny: [{fromEntities: [all]}]}
---
`

const admin = `apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: strict}
spec: {priority: 1, subject: {namespaces: {matchLabels: {team: shop}}}, egress: [{action: Deny, to: [{networks: [0.0.0.0/0]}]}]}
---
`

func TestPoliciesOfOtherKindsLeaveDoubts(t *testing.T) {
	for name, c := range map[string]struct{ objects, egress, ingress string }{
		"one of Cilium for the receiver": {cilium, "[]", `[what CiliumNetworkPolicy "shop/db" says]`},
		"one of the cluster for both":    {admin, `[what AdminNetworkPolicy "strict" says]`, `[what AdminNetworkPolicy "strict" says]`},
		"none":                           {"", "[]", "[]"},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := ask(t, c.objects+shop, everything).May(t.Context(), web, db, sql)
			if err != nil || !a.Allowed || a.Certain() != (c.objects == "") {
				t.Fatalf("want it allowed, with doubts only where there is such a policy, got %+v, error %v", a, err)
			}
			if fmt.Sprint(a.Egress.Doubts) != c.egress || fmt.Sprint(a.Ingress.Doubts) != c.ingress {
				t.Errorf("want doubts %s and %s, got %v and %v", c.egress, c.ingress, a.Egress.Doubts, a.Ingress.Doubts)
			}
		})
	}
	// What denies may be overruled as well.
	a, err := ask(t, cilium+shop, everything).May(t.Context(), db, web, sql)
	if err != nil || a.Allowed || a.Certain() {
		t.Errorf("want a doubtful no, got %+v, error %v", a, err)
	}
	// On the host network they do not apply.
	a, err = ask(t, admin+shop, everything).May(t.Context(), address("203.0.113.1"), agent, sql)
	if err != nil || !a.Certain() {
		t.Errorf("want certainty, got %+v, error %v", a, err)
	}
}

func TestAMatrixDoubtsWhereSingleQuestionsDo(t *testing.T) {
	q := ask(t, cilium+shop, everything)
	m, err := q.Matrix(t.Context(), network.Scope{Namespaces: []string{"shop"}, Pods: true})
	if err != nil {
		t.Fatal(err)
	}
	agree(t, q, m)
	if want := `[what CiliumNetworkPolicy "shop/db" says]`; fmt.Sprint(m.Doubts) != want {
		t.Errorf("want %s, got %v", want, m.Doubts)
	}
}
