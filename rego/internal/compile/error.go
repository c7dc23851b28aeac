package compile

import (
	"cmp"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/reeve-policy/reeve/policy"
)

// Error is what the compiler had to say, in source order.
func Error(errs ast.Errors) *policy.CompileError {
	out := &policy.CompileError{}
	for _, e := range errs {
		d := policy.Diagnostic{Code: e.Code, Message: e.Message}
		if e.Location != nil {
			d.File, d.Line, d.Column = e.Location.File, e.Location.Row, e.Location.Col
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	slices.SortFunc(out.Diagnostics, func(x, y policy.Diagnostic) int {
		return cmp.Or(
			cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Column, y.Column),
			cmp.Compare(x.Message, y.Message),
		)
	})
	return out
}
