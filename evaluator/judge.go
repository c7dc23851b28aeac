package evaluator

import (
	"context"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// judge says everything there is to say about one object. Old is the object before
// an update and nil otherwise. Exceptions that were used are marked in used, which
// may be nil.
func (ev *Evaluator) judge(ctx context.Context, o, old *object.Object, request Request, used map[string]bool) policy.Result {
	result := policy.Result{Object: o.Ref(), Origin: o.Origin}
	subject := ev.subjectOf(o, request)
	if result.Unmatched = subject.excused(); result.Unmatched != "" {
		return result
	}
	ev.checkTypes(o, &result)
	if len(result.Problems) > 0 {
		return result
	}
	chosen, reason := ev.match(subject)
	if len(chosen) == 0 {
		result.Unmatched = reason
		return result
	}
	known := ev.inputs()
	answers := ev.binding.Eval(ctx, known(request.envelope(o, old)), runnable(chosen), ev.options.timeout)
	for _, s := range chosen {
		var answer rego.Answer
		if s.skip == "" {
			answer, answers = answers[0], answers[1:]
		}
		outcome := ev.outcome(o, &result.Object, s, answer)
		ev.waive(&outcome, subject, used, &result)
		if outcome.Status == policy.StatusPass {
			result.Passed++
			if !ev.options.passes {
				continue
			}
		}
		result.Outcomes = append(result.Outcomes, outcome)
	}
	ev.forgive(ctx, o, old, request, known, result.Outcomes)
	return result
}

// inputs makes inputs that all see the same time and the same version of the inventory.
func (ev *Evaluator) inputs() func(envelope map[string]any) *rego.Input {
	now := ev.options.clock()
	var document map[string]any
	if ev.options.inventory != nil {
		document = ev.options.inventory.document()
	}
	return func(envelope map[string]any) *rego.Input {
		return rego.NewInput(envelope).WithTime(now).WithInventory(document)
	}
}

// checkTypes reports what the API server would refuse to decode, and what it would
// drop, so that neither is mistaken for an object without fault.
func (ev *Evaluator) checkTypes(o *object.Object, result *policy.Result) {
	faults, unknown, _ := kubeapi.Check(o.Value)
	for _, fault := range faults {
		result.Problems = append(result.Problems, &policy.InputError{
			Location: o.Locate(fault.Path), Document: o.Origin.Document, Object: result.Object,
			Path: fault.Path, Reason: fault.Reason, Remedy: fault.Remedy,
		})
	}
	for _, path := range unknown {
		result.Notices = append(result.Notices, policy.Notice{
			Location: o.Locate(path), Object: result.Object.String(),
			Message: "unknown field " + path.String() + ": the API server drops or refuses it",
		})
	}
}

func runnable(chosen []*selected) []string {
	ids := make([]string, 0, len(chosen))
	for _, s := range chosen {
		if s.skip == "" {
			ids = append(ids, s.metadata.ID)
		}
	}
	return ids
}
