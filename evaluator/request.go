package evaluator

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/reeve-policy/reeve/internal/object"
	"github.com/reeve-policy/reeve/policy"
)

// Request is an admission request. Fields left zero are unknown.
type Request struct {
	UID string
	// Operation is CREATE when empty.
	Operation policy.Operation
	// Object is the object as it would be stored; on DELETE it is not looked at.
	Object Source
	// OldObject is the object as it is stored, on UPDATE and DELETE. On DELETE it is
	// the one judged.
	OldObject   Source
	User        User
	Namespace   string
	Name        string
	SubResource string
	DryRun      bool
}

// User is who makes a request.
type User struct {
	Name   string
	UID    string
	Groups []string
	Extra  map[string][]string
}

// Review judges the object of an admission request. Report and error are as those
// of Evaluate; a request without the object it needs, or with more than one, is an
// error.
func (ev *Evaluator) Review(ctx context.Context, request Request) (*policy.Report, error) {
	report := &policy.Report{Results: []policy.Result{}}
	o, old, err := request.objects()
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		collect(report, policy.Result{}, err)
		return report, err
	}
	result := ev.judge(ctx, o, ev.newTrial(request, old, nil))
	report.Results = append(report.Results, result)
	return report, errors.Join(result.Errors()...)
}

// objects reads the object to judge and, on UPDATE, the one before.
func (r Request) objects() (o, old *object.Object, err error) {
	if err := checkOperation(r.operation()); err != nil {
		return nil, nil, &policy.InputError{Reason: err.Error(), Err: err}
	}
	judged, name := r.Object, "object"
	if r.Operation == policy.OperationDelete {
		judged, name = r.OldObject, "old object"
	}
	if judged.items == nil {
		return nil, nil, &policy.InputError{
			Reason: fmt.Sprintf("%s request without %s", r.operation(), name), Remedy: "fill in the field of that name",
		}
	}
	if o, err = onlyObject(judged); err != nil {
		return nil, nil, err
	}
	if r.OldObject.items != nil && r.Operation != policy.OperationDelete {
		old, err = onlyObject(r.OldObject)
	}
	return o, old, err
}

func (r Request) operation() policy.Operation {
	if r.Operation == "" {
		return policy.OperationCreate
	}
	return r.Operation
}

// envelope is what policies see: Gatekeeper's form of a request.
func (r Request) envelope(o, old *object.Object) map[string]any {
	group, version := splitAPIVersion(o.Ref().APIVersion)
	review := map[string]any{
		"operation": string(r.operation()),
		"kind":      map[string]any{"group": group, "version": version, "kind": o.Ref().Kind},
	}
	if r.Operation == policy.OperationDelete {
		review["oldObject"] = o.Value
	} else {
		review["object"] = o.Value
	}
	if old != nil {
		review["oldObject"] = old.Value
	}
	if !r.User.isZero() {
		review["userInfo"] = r.User.value()
	}
	for key, value := range map[string]string{"uid": r.UID, "namespace": r.Namespace, "name": r.Name, "subResource": r.SubResource} {
		if value != "" {
			review[key] = value
		}
	}
	if r.DryRun {
		review["dryRun"] = true
	}
	return map[string]any{"review": review}
}

func (u User) isZero() bool {
	return u.Name == "" && u.UID == "" && len(u.Groups) == 0 && len(u.Extra) == 0
}

func (u User) value() map[string]any {
	extra := map[string]any{}
	for key, values := range u.Extra {
		extra[key] = anys(values)
	}
	return map[string]any{"username": u.Name, "uid": u.UID, "groups": anys(u.Groups), "extra": extra}
}

func anys(values []string) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}

func splitAPIVersion(apiVersion string) (group, version string) {
	if group, version, ok := strings.Cut(apiVersion, "/"); ok {
		return group, version
	}
	return "", apiVersion
}

// onlyObject reads a source that must hold one object.
func onlyObject(source Source) (*object.Object, error) {
	if source.items == nil {
		source = Source{func(func(object.Item) bool) {}}
	}
	var found *object.Object
	for item := range source.items {
		switch {
		case item.Problem != nil:
			return nil, item.Problem
		case item.Object == nil:
			continue
		case found != nil:
			return nil, &policy.InputError{Reason: "more than one object", Remedy: "use Evaluate for several"}
		}
		found = item.Object
	}
	if found == nil {
		return nil, &policy.InputError{Reason: "no object", Remedy: "give the source one object"}
	}
	return found, nil
}
