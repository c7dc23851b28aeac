package evaluator

import (
	"context"
	"reflect"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// forgive turns deny into warn for faults that an update leaves as they were, so
// that labels, finalizers and the like of an object that was let in before the
// policy can still be changed. A fault is left as it was when the old object has the
// same one, in the same words at the same place, and the value there is the same.
func (ev *Evaluator) forgive(ctx context.Context, o *object.Object, t *trial, outcomes []policy.Outcome) {
	if t.old == nil || t.request.Operation != policy.OperationUpdate || ev.options.denyUnchanged {
		return
	}
	ids := denying(outcomes)
	if len(ids) == 0 {
		return
	}
	before := map[string]rego.Answer{}
	for _, answer := range ev.binding.Eval(ctx, t.input(t.old, t.old), ids, ev.options.timeout) {
		before[answer.PolicyID] = answer
	}
	for i := range outcomes {
		for j := range outcomes[i].Violations {
			v := &outcomes[i].Violations[j]
			if v.Action == policy.ActionDeny && had(before[v.PolicyID], v) &&
				reflect.DeepEqual(valueAt(o.Value, v.Path), valueAt(t.old.Value, v.Path)) {
				v.Action, v.Unchanged = policy.ActionWarn, true
			}
		}
	}
}

// denying are the policies with a violation that denies.
func denying(outcomes []policy.Outcome) []string {
	var ids []string
	for i := range outcomes {
		for j := range outcomes[i].Violations {
			if outcomes[i].Violations[j].Action == policy.ActionDeny {
				ids = append(ids, outcomes[i].PolicyID)
				break
			}
		}
	}
	return ids
}

func had(answer rego.Answer, v *policy.Violation) bool {
	for i := range answer.Findings {
		if f := &answer.Findings[i]; f.Message == v.Message && f.Path.Compare(v.Path) == 0 {
			return true
		}
	}
	return false
}
