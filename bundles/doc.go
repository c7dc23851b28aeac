// Package bundles reads OPA bundles of policies: the built-in one and those of
// users. It checks that they are what they claim to be and decodes the METADATA
// of their policies; running them is the business of package rego.
//
// A bundle owns one root, the first segment of all its packages. A policy is a
// package <root>.policies.<domain>["<slug>"] with a rule violation. Its ID is
// derived from the package: <domain>/<slug> in the built-in bundle, whose root is
// reeve, and <root>/<domain>/<slug> in any other.
package bundles
