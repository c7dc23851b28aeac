// Package psp answers questions about PodSecurityPolicies: whether a pod would be admitted,
// by which policy and with which changes, and why the others refuse it. It asks the same
// Rego that policies are made of, over the inventory of an evaluator, and decides as the
// admission plugin of Kubernetes 1.24 did, the last to have one, whatever the version of
// the evaluator.
package psp
