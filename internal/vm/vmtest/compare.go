package vmtest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/reeve-policy/reeve/internal/vm"
	vmvalue "github.com/reeve-policy/reeve/internal/vm/value"
)

// noon is when all comparisons take place.
var noon = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)

// Tally counts what was compared.
type Tally struct {
	Values, Undefined int
	Errors            int // in both
	Careful           int // the vm failed where topdown stopped earlier: it would be asked
}

// Compare runs all rules on one input in both engines. The error joins all differences.
func (s *Suite) Compare(ctx context.Context, input any, inventory map[string]any, tally *Tally) error {
	var errs []error
	mine := s.fast(ctx, input, inventory)
	theirs, err := s.slow(ctx, input, inventory)
	if err != nil {
		return err
	}
	for i := range s.Rules {
		if err := same(mine[i], theirs[i], tally); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", s.Rules[i], err))
		}
	}
	return errors.Join(errs...)
}

type answer struct {
	value ast.Value // nil is undefined
	err   error
}

func same(mine, theirs answer, tally *Tally) error {
	switch {
	case mine.err != nil && theirs.err != nil:
		tally.Errors++
	case mine.err != nil:
		tally.Careful++
	case theirs.err != nil:
		return fmt.Errorf("topdown fails, the vm has %v: %w", mine.value, theirs.err)
	case mine.value == nil && theirs.value == nil:
		tally.Undefined++
	case mine.value == nil || theirs.value == nil || mine.value.Compare(theirs.value) != 0:
		return fmt.Errorf("the vm has %v\ntopdown has %v", mine.value, theirs.value)
	default:
		tally.Values++
	}
	return nil
}

// fast asks the vm, all rules at once, and one by one when that fails.
func (s *Suite) fast(ctx context.Context, input any, inventory map[string]any) []answer {
	answers := make([]answer, len(s.rules))
	in := vm.Input{Value: input, Undefined: input == nil, Documents: documents(inventory), Now: noon}
	if s.askAll(ctx, in, answers, 0, len(answers)) == nil {
		return answers
	}
	for i := range answers {
		answers[i] = answer{}
		answers[i].err = s.askAll(ctx, in, answers, i, i+1)
	}
	return answers
}

// askAll asks for some of the rules.
func (s *Suite) askAll(ctx context.Context, in vm.Input, answers []answer, from, to int) error {
	return s.program.Eval(ctx, in, func(ask func(*vm.Rule) (any, error)) error {
		for i := from; i < to; i++ {
			v, err := ask(s.rules[i])
			if err != nil {
				return err
			}
			if v != nil {
				answers[i].value = vmvalue.ToAST(v)
			}
		}
		return nil
	})
}

func documents(inventory map[string]any) map[string]any {
	if inventory == nil {
		return nil
	}
	return map[string]any{"inventory": inventory}
}

func (s *Suite) slow(ctx context.Context, input any, inventory map[string]any) ([]answer, error) {
	data := maps.Clone(s.data)
	if data == nil {
		data = map[string]any{}
	}
	maps.Copy(data, documents(inventory))
	value, err := ast.InterfaceToValue(data)
	if err != nil {
		return nil, err
	}
	object, ok := value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("data is %T", value)
	}
	store := inmem.NewFromASTObject(object)
	var term *ast.Term
	if input != nil {
		v, err := ast.InterfaceToValue(input)
		if err != nil {
			return nil, err
		}
		term = ast.NewTerm(v)
	}
	answers := make([]answer, len(s.queries))
	for i, query := range s.joint {
		from := i * chunk
		s.askChunk(ctx, store, query, term, from, answers[from:min(from+chunk, len(answers))])
	}
	return answers, nil
}

// askChunk asks for some rules at once, and one by one when that fails.
func (s *Suite) askChunk(ctx context.Context, store storage.Store, query ast.Body, input *ast.Term, from int, answers []answer) {
	joint, err := s.run(ctx, store, query, input)
	if err != nil || len(joint) != 1 {
		for i := range answers {
			answers[i] = s.ask(ctx, store, s.queries[from+i], input)
		}
		return
	}
	for i := range answers {
		if all, ok := joint[0][ast.Var(fmt.Sprintf("x%d", i))].Value.(*ast.Array); ok && all.Len() > 0 {
			answers[i].value = all.Elem(0).Value
		}
	}
}

func (s *Suite) ask(ctx context.Context, store storage.Store, query ast.Body, input *ast.Term) answer {
	results, err := s.run(ctx, store, query, input)
	if err != nil || len(results) == 0 {
		return answer{err: err}
	}
	return answer{value: results[0][ast.Var("x")].Value}
}

func (s *Suite) run(ctx context.Context, store storage.Store, query ast.Body, input *ast.Term) (topdown.QueryResultSet, error) {
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer store.Abort(ctx, txn)
	return topdown.NewQuery(query).WithCompiler(s.compiler).WithStore(store).WithTransaction(txn).
		WithInput(input).WithStrictBuiltinErrors(true).WithTime(noon).Run(ctx)
}

// Ask is what topdown says of a document, JSON-shaped; nil when it is undefined.
func Ask(ctx context.Context, compiler *ast.Compiler, ref ast.Ref) (any, error) {
	query, err := compiler.QueryCompiler().Compile(ast.NewBody(value(ref)))
	if err != nil {
		return nil, err
	}
	a := (&Suite{compiler: compiler}).ask(ctx, inmem.New(), query, nil)
	if a.err != nil || a.value == nil {
		return nil, a.err
	}
	return ast.JSON(a.value)
}
