package network_test

import (
	"testing"

	"github.com/reeve-policy/reeve/evaluator/network"
	"github.com/reeve-policy/reeve/internal/clustertest"
)

// shop is a namespace with a web server, replicated, its database, an agent on the host
// network of the database's node, and policies: the database is for the web server and an
// office, whose block holds the agent's node too, and sends nothing.
const shop = `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: shop}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, uid: "1"}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: app, ports: [{containerPort: 80}]}]}
---
apiVersion: v1
kind: Pod
metadata:
  name: web-1
  namespace: shop
  labels: {app: web, pod-template-hash: a}
  ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: "1", controller: true}]
spec: {nodeName: one, containers: [{name: app, ports: [{containerPort: 80}]}]}
status: {podIP: 10.0.0.1, hostIP: 192.0.2.1}
---
apiVersion: v1
kind: Pod
metadata: {name: db, namespace: shop, labels: {app: db}}
spec: {nodeName: two, containers: [{name: app, ports: [{name: sql, containerPort: 5432}]}]}
status: {podIP: 10.0.0.2, hostIP: 192.0.2.2}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop, labels: {app: web}}
spec: {hostNetwork: true, nodeName: two, containers: [{name: app}]}
status: {podIP: 192.0.2.2, hostIP: 192.0.2.2}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: db, namespace: shop}
spec:
  podSelector: {matchLabels: {app: db}}
  policyTypes: [Ingress, Egress]
  ingress:
  - from: [{podSelector: {matchLabels: {app: web}}}]
    ports: [{port: sql}]
  - from: [{ipBlock: {cidr: 198.51.100.0/24, except: [198.51.100.128/25]}}]
`

// ask is about objects, and those kinds that are declared complete.
func ask(t *testing.T, objects string, complete []string, opts ...network.Option) *network.Questions {
	t.Helper()
	return network.New(clustertest.Over(t, objects, complete...), opts...)
}

var (
	everything = []string{"*/*"}
	web        = network.Pod("shop", "web-1")
	db         = network.Pod("shop", "db")
	agent      = network.Pod("shop", "agent")
	deployment = network.Workload("apps/Deployment", "shop", "web")
	sql        = network.Port{Number: 5432, Protocol: network.TCP}
)
