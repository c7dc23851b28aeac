// Package network answers questions about network traffic: whether a pod, the pods of a
// workload or an outside address may reach another on a port, which rules allow it, which
// policies isolate either end, and all of that for whole namespaces at once. It also
// proposes policies: those that deny by default, and the least ones that keep the flows
// which were observed. It asks the same Rego that policies are made of, over the inventory
// of an evaluator.
//
// What counts are objects of the kind NetworkPolicy of Kubernetes. What the policies of
// Calico and Cilium and those for the whole cluster, such as ClusterNetworkPolicy, say is
// not looked at: where the inventory has one that may select a pod, answers about that pod
// have a doubt. Pods on the host network are out of their reach: nothing isolates them, and
// to others they are their node, which only an ipBlock can mean. Between a pod and its own
// node everything is allowed.
package network
