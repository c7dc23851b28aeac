// Package admission answers AdmissionReviews with an evaluator: what denies becomes
// a denial, what warns a warning, what audits an audit annotation. It is the only
// package of the module that links k8s.io/api.
package admission
