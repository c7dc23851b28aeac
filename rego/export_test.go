package rego

import "github.com/open-policy-agent/opa/v1/ast"

// Declined says why a question does not run on the fast engine, nil when it does.
func Declined(b *Binding, rule string) error {
	return b.questions.of(b, rule, ast.MustParseRef(rule)).declined
}
