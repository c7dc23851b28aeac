// Package pss proves reeve's Pod Security controls against Kubernetes' own
// implementation, k8s.io/pod-security-admission. It holds tests only and is a module
// of its own, so that users of reeve inherit none of what it links.
package pss
