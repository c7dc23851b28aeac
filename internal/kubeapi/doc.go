// Package kubeapi is what the API server's decoder knows about Kubernetes' own
// types: which Go type is which apiVersion and kind, which fields a kind has
// and what each may hold. It is data generated from k8s.io/api (types.txt) and
// a small checker, so that neither reeve nor its users link k8s.io/api for it.
package kubeapi

//go:generate go run -C gen . -o ../types.txt
