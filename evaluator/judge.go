package evaluator

import (
	"context"

	"github.com/reeve-policy/reeve/internal/kubeapi"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// judge says everything there is to say about one object.
func (ev *Evaluator) judge(ctx context.Context, o *object.Object, t *trial) policy.Result {
	result := policy.Result{Object: o.Ref(), Origin: o.Origin}
	subject := ev.subjectOf(o, t.request)
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
	answers := ev.binding.Eval(ctx, t.input(o, t.old), runnable(chosen), ev.options.timeout)
	for _, s := range chosen {
		var answer rego.Answer
		if s.skip == "" {
			answer, answers = answers[0], answers[1:]
		}
		outcome := ev.outcome(o, &result.Object, s, answer)
		ev.waive(&outcome, subject, t, &result)
		if outcome.Status == policy.StatusPass {
			result.Passed++
			if !ev.options.passes {
				continue
			}
		}
		result.Outcomes = append(result.Outcomes, outcome)
	}
	ev.forgive(ctx, o, t, result.Outcomes)
	return result
}

// checkTypes reports what the API server would refuse to decode, and what it would
// drop, so that neither is mistaken for an object without fault.
func (ev *Evaluator) checkTypes(o *object.Object, result *policy.Result) {
	faults, unknown, known := kubeapi.Check(o.Value)
	if !known {
		faults = append(faults, ev.checkCustom(o)...)
	}
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

// checkCustom checks the pod template of a kind that is not Kubernetes' own.
func (ev *Evaluator) checkCustom(o *object.Object) []kubeapi.Fault {
	ref := o.Ref()
	group, _ := splitAPIVersion(ref.APIVersion)
	path, bears := ev.templates[groupKind(group, ref.Kind)]
	if !bears || kubeapi.IsOwn(ref.APIVersion, ref.Kind) {
		return nil
	}
	steps := make([]string, len(path))
	for i, step := range path {
		steps[i], _ = step.(string)
	}
	return kubeapi.CheckTemplate(o.Value, steps)
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
