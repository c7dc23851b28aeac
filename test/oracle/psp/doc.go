// Package psp proves reeve's view of PodSecurityPolicy against the admission plugin of
// Kubernetes 1.24, the last to have one. It holds tests only and is a module of its own, so
// that users of reeve inherit none of what it links.
package psp
