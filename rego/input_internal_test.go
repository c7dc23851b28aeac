package rego

import (
	"context"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
)

// seeing is an engine that records the term each run gets.
type seeing struct{ terms []*ast.Term }

func (s *seeing) run(_ context.Context, _ time.Duration, in *Input, ids []string) ([]Answer, error) {
	term, err := in.astTerm()
	s.terms = append(s.terms, term)
	return make([]Answer, len(ids)), err
}

func TestAnInputIsConvertedOnce(t *testing.T) {
	in, s := NewInput(map[string]any{"kind": "Pod"}), &seeing{}
	for _, ids := range [][]string{{"a"}, {"b"}, {"a", "b"}} {
		(&Binding{engine: s}).Eval(t.Context(), in, ids, 1<<40)
	}
	if len(s.terms) != 3 || s.terms[0] != s.terms[1] || s.terms[1] != s.terms[2] {
		t.Errorf("want one term in three runs, got %p", s.terms)
	}
}
