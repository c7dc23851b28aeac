package rbac_test

import (
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/internal/clustertest"
)

// over asks about an inventory.
func over(t testing.TB, inv *evaluator.Inventory) *rbac.Questions {
	t.Helper()
	return rbac.New(clustertest.Evaluator(t, evaluator.WithInventory(inv)))
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
