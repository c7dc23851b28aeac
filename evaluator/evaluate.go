package evaluator

import (
	"context"
	"errors"
	"iter"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Evaluate judges all objects of the sources, in order. The report is never nil.
// The error joins what could not be read (*policy.InputError) or run
// (*policy.EvalError), and the error of the context when it ended early, in which
// case the report covers what was judged before.
func (ev *Evaluator) Evaluate(ctx context.Context, sources ...Source) (*policy.Report, error) {
	report := &policy.Report{Results: []policy.Result{}}
	used := map[string]bool{}
	var errs []error
	for result, err := range ev.stream(ctx, used, sources) {
		if err != nil {
			errs = append(errs, err)
		}
		collect(report, result, err)
	}
	report.Notices = append(report.Notices, ev.unusedExceptions(used)...)
	return report, errors.Join(errs...)
}

// EvaluateAll judges all objects of the sources and yields each result as it comes,
// holding one object at a time. Beside a result stands the error of what could not
// be read or run about it. An input that yields no object comes as a result without
// Object: with its *policy.InputError, or with a notice. After the error of an ended
// context nothing follows.
func (ev *Evaluator) EvaluateAll(ctx context.Context, sources ...Source) iter.Seq2[policy.Result, error] {
	return ev.stream(ctx, nil, sources)
}

func (ev *Evaluator) stream(ctx context.Context, used map[string]bool, sources []Source) iter.Seq2[policy.Result, error] {
	return func(yield func(policy.Result, error) bool) {
		for _, source := range sources {
			if source.items == nil {
				continue
			}
			for item := range source.items {
				if err := ctx.Err(); err != nil {
					yield(policy.Result{}, err)
					return
				}
				result, err := ev.judgeItem(ctx, item, used)
				if !yield(result, err) {
					return
				}
			}
		}
	}
}

func (ev *Evaluator) judgeItem(ctx context.Context, item object.Item, used map[string]bool) (policy.Result, error) {
	switch {
	case item.Problem != nil:
		return policy.Result{}, item.Problem
	case item.Notice != nil:
		return policy.Result{Notices: []policy.Notice{*item.Notice}}, nil
	}
	t := ev.newTrial(Request{}, nil, used)
	result := ev.judge(ctx, item.Object, t)
	ev.leaveToController(ctx, item.Object, t, result.Outcomes)
	return result, errors.Join(result.Errors()...)
}

// collect sorts a streamed entry into the report.
func collect(report *policy.Report, result policy.Result, err error) {
	var problem *policy.InputError
	switch {
	case result.Object.Kind != "":
		report.Results = append(report.Results, result)
	case errors.As(err, &problem):
		report.Problems = append(report.Problems, problem)
	default:
		report.Notices = append(report.Notices, result.Notices...)
	}
}
