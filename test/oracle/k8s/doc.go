// Package k8s proves reeve's view of rights against Kubernetes' own authorizer and rule
// validation, and its view of quotas against LimitRanger and the quota evaluators, all of
// k8s.io/kubernetes. It holds tests only and is a module of its own, so that users of
// reeve inherit none of what it links.
package k8s
