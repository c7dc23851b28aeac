package rbac_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/rbac"
)

// base is compiled once; tests make theirs from it.
var base = sync.OnceValues(func() (*evaluator.Evaluator, error) {
	return evaluator.New(context.Background(), evaluator.WithTimeout(time.Minute))
})

// over asks about an inventory.
func over(t testing.TB, inv *evaluator.Inventory) *rbac.Questions {
	t.Helper()
	ev, err := base()
	if err != nil {
		t.Fatal(err)
	}
	if ev, err = ev.With(t.Context(), evaluator.WithInventory(inv)); err != nil {
		t.Fatal(err)
	}
	return rbac.New(ev)
}

// shop is a cluster with a namespace of that name.
const shop = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: shop}
rules:
- {apiGroups: [""], resources: [pods], verbs: [get, list]}
- {apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [password]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: readers, namespace: shop}
roleRef: {kind: Role, name: reader}
subjects:
- {kind: ServiceAccount, name: robot}
- {kind: Group, name: devs}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: monitor}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {monitor: "true"}}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: metrics, labels: {monitor: "true"}}
rules:
- {nonResourceURLs: [/metrics], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: monitors}
roleRef: {kind: ClusterRole, name: monitor}
subjects:
- {kind: User, name: alice}
`

// known is an inventory of manifests, complete for the kinds.
func known(t testing.TB, manifests string, complete ...string) *evaluator.Inventory {
	t.Helper()
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Manifests("test.yaml", strings.NewReader(manifests))); err != nil {
		t.Fatal(err)
	}
	for _, kind := range complete {
		if err := inv.MarkComplete(kind); err != nil {
			t.Fatal(err)
		}
	}
	return inv
}
