package rego

import (
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Input is what policies are run on: a JSON-shaped value, converted for an engine
// at most once however many policies see it. It is safe for concurrent use; the
// value must not change any more.
type Input struct {
	value map[string]any

	once sync.Once
	term *ast.Term
	err  error
}

// NewInput wraps a value made of map[string]any, []any, string, bool, nil and
// numbers.
func NewInput(value map[string]any) *Input { return &Input{value: value} }

func (in *Input) astTerm() (*ast.Term, error) {
	in.once.Do(func() {
		value, err := ast.InterfaceToValue(in.value)
		in.term, in.err = ast.NewTerm(value), err
	})
	return in.term, in.err
}
