package rego

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// topdownEngine is OPA's own evaluator: the reference, and the only one that traces.
type topdownEngine struct {
	program *Program
	store   storage.Store
}

// run asks one query for all policies, so that what they share is computed once.
func (e *topdownEngine) run(ctx context.Context, timeout time.Duration, in *Input, ids []string) ([]Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	query, err := e.program.queries.get(ids, func() (ast.Body, error) { return e.program.jointQuery(ids) })
	if err != nil {
		return nil, err
	}
	bindings, err := e.ask(ctx, in, query, nil)
	if err != nil {
		return nil, err
	}
	answers := make([]Answer, len(ids))
	for i, id := range ids {
		if answers[i], err = e.answer(id, bindings, i); err != nil {
			return nil, err
		}
	}
	return answers, nil
}

func (e *topdownEngine) answer(id string, bindings topdown.QueryResult, i int) (Answer, error) {
	answer := Answer{PolicyID: id}
	elements, err := elementsOf(bindings[violationVar(i)], "violation")
	if err == nil {
		answer.Findings, err = decodeFindings(elements)
	}
	if err != nil || !e.program.unknown[id] {
		return answer, err
	}
	if elements, err = elementsOf(bindings[unknownVar(i)], "unknown"); err == nil {
		answer.Unknown, err = decodeUnknowns(elements)
	}
	return answer, err
}

// ask runs a query that has exactly one result. None means that a rule it names is
// undefined, which must not be read as "nothing found".
func (e *topdownEngine) ask(ctx context.Context, in *Input, query ast.Body, tracer topdown.QueryTracer) (topdown.QueryResult, error) {
	if ctx.Err() != nil {
		return nil, ended(ctx)
	}
	term, err := in.astTerm()
	if err != nil {
		return nil, fmt.Errorf("input: %w", err)
	}
	store := e.store
	if in.inventory != nil {
		store = inventoryStore{store, in.inventory}
	}
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	q := topdown.NewQuery(query).
		WithCompiler(e.program.compiler).
		WithStore(store).
		WithTransaction(txn).
		WithInput(term).
		WithCancel(cancel).
		WithStrictBuiltinErrors(true)
	if !in.time.IsZero() {
		q = q.WithTime(in.time)
	}
	if tracer != nil {
		// The index would leave rules out that cannot match, and with them the reason.
		q = q.WithQueryTracer(tracer).WithIndexing(false)
	}
	results, err := q.Run(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, ended(ctx) // which errors.Is recognises; OPA's own error says only "cancelled"
	case err != nil:
		return nil, err
	case len(results) != 1:
		return nil, errors.New("the rule is undefined on this input")
	}
	return results[0], nil
}
