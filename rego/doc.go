// Package rego compiles bundles and runs their policies.
//
// Compile makes a Program, Bind gives it the context documents (parameters,
// configuration), and a Binding answers what policies say about an input. Only
// OPA's own evaluator runs here so far; it stands behind the small interface
// engine, whose input is a Go value, so that another can take its place.
package rego
