// Package reeve is the root of the policy-as-code library for Kubernetes that
// Go programs embed: Rego policies in, typed violations out. It holds no code.
//
// The packages, from words to front door:
//
//   - policy: the vocabulary a caller reads (Violation, Report, Severity, …)
//   - bundles: Rego bundles, the built-in one included
//   - rego: compiles bundles and evaluates policies
//   - evaluator: objects in, reports out; start here
//   - evaluator/admission: AdmissionReview in, AdmissionResponse out
package reeve
