package bundles_test

import (
	"maps"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// isReview tells whether an object of a test is an AdmissionReview, for policies that go
// by who asks for what.
func isReview(o object) bool { return o["kind"] == "AdmissionReview" }

// inside is the object that the paths of violations lead into.
func inside(o object) object {
	if !isReview(o) {
		return o
	}
	request, _ := o["request"].(object)
	inner, _ := request[judgedField(request)].(object)
	return inner
}

func judgedField(request object) string {
	if request["operation"] == string(policy.OperationDelete) {
		return "oldObject"
	}
	return "object"
}

// withJudged is a review of another object.
func withJudged(o, inner object) object {
	if !isReview(o) {
		return inner
	}
	request := maps.Clone(o["request"].(object))
	request[judgedField(request)] = inner
	return object{"apiVersion": o["apiVersion"], "kind": o["kind"], "request": request}
}

// evaluate judges an object, or the request of a review.
func evaluate(t *testing.T, ev *evaluator.Evaluator, o object) (*policy.Report, error) {
	t.Helper()
	if !isReview(o) {
		return ev.Evaluate(t.Context(), evaluator.Map(o))
	}
	var review struct {
		Request struct {
			Operation                    policy.Operation
			Object, OldObject            object
			Namespace, Name, SubResource string
			UserInfo                     struct {
				Username string
				Groups   []string
			}
		}
	}
	recode(t, o, &review)
	r := review.Request
	request := evaluator.Request{
		Operation: r.Operation, Namespace: r.Namespace, Name: r.Name, SubResource: r.SubResource,
		User: evaluator.User{Name: r.UserInfo.Username, Groups: r.UserInfo.Groups},
	}
	if r.Object != nil {
		request.Object = evaluator.Map(r.Object)
	}
	if r.OldObject != nil {
		request.OldObject = evaluator.Map(r.OldObject)
	}
	return ev.Review(t.Context(), request)
}
