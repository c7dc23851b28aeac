package admission

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	admissionv1 "k8s.io/api/admission/v1"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// Review answers the request of an AdmissionReview. The response is never nil and
// carries the request's UID. What could not be read or run denies (it fails closed)
// and says so in the message.
func Review(ctx context.Context, ev *evaluator.Evaluator, request *admissionv1.AdmissionRequest) *admissionv1.AdmissionResponse {
	if request == nil {
		return refuse("", errors.New("AdmissionReview without a request"))
	}
	report, err := ev.Review(ctx, requestOf(request))
	return respond(request, report, err)
}

// ReviewJSON answers an AdmissionReview (admission.k8s.io/v1, or v1beta1, which has
// the same form) as JSON, for an HTTP handler to write back. The error says that
// body is no AdmissionReview; there is no UID to answer to then.
func ReviewJSON(ctx context.Context, ev *evaluator.Evaluator, body []byte) ([]byte, error) {
	var review admissionv1.AdmissionReview
	if err := json.Unmarshal(body, &review); err != nil {
		return nil, fmt.Errorf("admission: body is no AdmissionReview: %w", err)
	}
	switch {
	case review.Kind != "AdmissionReview":
		return nil, fmt.Errorf("admission: want an AdmissionReview, got kind %q", review.Kind)
	case review.APIVersion != "admission.k8s.io/v1" && review.APIVersion != "admission.k8s.io/v1beta1":
		return nil, fmt.Errorf("admission: want admission.k8s.io/v1 or v1beta1, got %q", review.APIVersion)
	case review.Request == nil:
		return nil, errors.New("admission: AdmissionReview without a request")
	}
	review.Response = Review(ctx, ev, review.Request)
	review.Request = nil
	return json.Marshal(review)
}

func requestOf(r *admissionv1.AdmissionRequest) evaluator.Request {
	request := evaluator.Request{
		UID:         string(r.UID),
		Operation:   policy.Operation(r.Operation),
		Namespace:   r.Namespace,
		Name:        r.Name,
		SubResource: r.SubResource,
		DryRun:      r.DryRun != nil && *r.DryRun,
		User: evaluator.User{
			Name: r.UserInfo.Username, UID: r.UserInfo.UID, Groups: r.UserInfo.Groups,
			Extra: map[string][]string{},
		},
	}
	for key, values := range r.UserInfo.Extra {
		request.User.Extra[key] = values
	}
	if len(r.Object.Raw) > 0 {
		request.Object = evaluator.JSON(r.Object.Raw)
	}
	if len(r.OldObject.Raw) > 0 {
		request.OldObject = evaluator.JSON(r.OldObject.Raw)
	}
	return request
}
