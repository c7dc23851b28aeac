package evaluator

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/reeve-policy/reeve/internal/inventory"
	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
	"github.com/reeve-policy/reeve/rego"
)

// WithoutOwnedRepeats leaves a fault to the controller of an object, where the
// inventory holds the controller and its pod template has the same fault: the policy
// is then skipped on the owned object, with this as the reason. Without it a fault is
// told for the Deployment, its ReplicaSets and all their pods. It has no effect on
// Review, and wants that the controllers are judged as well.
func WithoutOwnedRepeats() Option {
	return func(o *options) { o.withoutRepeats = true }
}

// leaveToController drops the violations that the controller has as well. An object
// only claims whose it is, so nothing is taken on trust: it is the very fault that
// must be there, in the same words, at the same place and with the same value.
func (ev *Evaluator) leaveToController(ctx context.Context, o *object.Object, t *trial, outcomes []policy.Outcome) {
	if !ev.options.withoutRepeats || t.known == nil {
		return
	}
	controller := ev.controllerOf(o, t.known)
	if controller == nil {
		return
	}
	var ids []string
	for i := range outcomes {
		if outcomes[i].Status == policy.StatusFail {
			ids = append(ids, outcomes[i].PolicyID)
		}
	}
	answers := ev.binding.Eval(ctx, t.input(controller, nil), ids, ev.options.timeout)
	repeats := ev.repeatsOf(o, controller, answers)
	for i := range outcomes {
		outcome := &outcomes[i]
		if outcome.Status != policy.StatusFail {
			continue
		}
		outcome.Violations = slices.DeleteFunc(outcome.Violations, repeats)
		if len(outcome.Violations) == 0 {
			outcome.Status = policy.StatusSkip
			outcome.Reason = "a fault of its controller, " + controller.Ref().String()
		}
	}
}

// repeatsOf tells the violations of an object that its controller has as well.
func (ev *Evaluator) repeatsOf(o, controller *object.Object, answers []rego.Answer) func(policy.Violation) bool {
	own, outer := ev.templateOf(o), ev.templateOf(controller)
	ownTemplate, outerTemplate := valueAt(o.Value, own), valueAt(controller.Value, outer)
	faults := map[string]policy.Path{}
	for _, answer := range answers {
		for _, finding := range answer.Findings {
			if below, ok := under(outer, finding.Path); ok {
				faults[fault(answer.PolicyID, finding.Message, below)] = below
			}
		}
	}
	return func(v policy.Violation) bool {
		below, ok := under(own, v.Path)
		if ok {
			_, ok = faults[fault(v.PolicyID, v.Message, below)]
		}
		return ok && sameJSON(valueAt(ownTemplate, below), valueAt(outerTemplate, below))
	}
}

func fault(id, message string, path policy.Path) string {
	return fmt.Sprintf("%s\n%s\n%s", id, path, message)
}

// sameJSON compares values whose numbers may be of different types.
func sameJSON(a, b any) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(x, y)
}

func (ev *Evaluator) templateOf(o *object.Object) policy.Path {
	ref := o.Ref()
	group, _ := splitAPIVersion(ref.APIVersion)
	return ev.templates[groupKind(group, ref.Kind)]
}

// under is the rest of a path below a place, and whether it leads there.
func under(place, path policy.Path) (policy.Path, bool) {
	if len(path) < len(place) || path[:len(place)].Compare(place) != 0 {
		return nil, false
	}
	return path[len(place):], true
}

// controllerOf finds the controller of an object in the inventory; nil when there is
// none, or when it bears no pods.
func (ev *Evaluator) controllerOf(o *object.Object, known *inventory.Snapshot) *object.Object {
	metadata, _ := o.Value["metadata"].(map[string]any)
	owners, _ := metadata["ownerReferences"].([]any)
	for _, raw := range owners {
		owner, _ := raw.(map[string]any)
		if owner["controller"] != true {
			continue
		}
		ref := policy.ObjectRef{Namespace: o.Ref().Namespace}
		ref.APIVersion, _ = owner["apiVersion"].(string)
		ref.Kind, _ = owner["kind"].(string)
		ref.Name, _ = owner["name"].(string)
		return ev.bearer(known, ref, owner["uid"])
	}
	return nil
}

// bearer reads a kind that bears pods out of the inventory. One that has another UID is
// another object of that name.
func (ev *Evaluator) bearer(known *inventory.Snapshot, ref policy.ObjectRef, uid any) *object.Object {
	group, _ := splitAPIVersion(ref.APIVersion)
	if _, bears := ev.templates[groupKind(group, ref.Kind)]; !bears {
		return nil
	}
	entry := known.Get(keyOf(ref))
	if entry == nil {
		return nil
	}
	value, err := jsonShaped(entry)
	o := &object.Object{Value: value}
	if err != nil || uid != nil && o.Ref().UID != "" && o.Ref().UID != uid {
		return nil
	}
	return o
}
