// Package rego compiles bundles and runs their policies.
//
// Compile makes a Program, Bind gives it the context documents (parameters,
// configuration), and a Binding answers what policies say about an input. Two engines
// stand behind the small interface engine: the vm, which runs OPA's plan over Go values,
// and topdown, OPA's own evaluator, which is the reference, traces, and takes whatever
// the vm declines.
package rego
