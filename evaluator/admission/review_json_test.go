package admission_test

import (
	"encoding/json"
	"strings"
	"testing"

	admissionv1 "k8s.io/api/admission/v1"

	"github.com/reeve-policy/reeve/evaluator/admission"
)

func body(version, object string) []byte {
	return []byte(`{"apiVersion":"` + version + `","kind":"AdmissionReview","request":{"uid":"u-1","operation":"CREATE",
		"kind":{"group":"","version":"v1","kind":"Pod"},"name":"web","object":` + object + `}}`)
}

func TestReviewJSONAnswersInTheVersionItWasAsked(t *testing.T) {
	for _, version := range []string{"admission.k8s.io/v1", "admission.k8s.io/v1beta1"} {
		t.Run(version, func(t *testing.T) {
			answer, err := admission.ReviewJSON(t.Context(), with(t, two), body(version, badPod))
			if err != nil {
				t.Fatal(err)
			}
			var review admissionv1.AdmissionReview
			if err := json.Unmarshal(answer, &review); err != nil {
				t.Fatal(err)
			}
			if review.APIVersion != version || review.Kind != "AdmissionReview" || review.Request != nil {
				t.Errorf("got %s", answer)
			}
			if r := review.Response; r == nil || r.UID != "u-1" || r.Allowed || r.Result.Code != 403 {
				t.Errorf("got %s", answer)
			}
		})
	}
}

func TestReviewJSONAnswersWhatItCannotJudge(t *testing.T) {
	answer, err := admission.ReviewJSON(t.Context(), with(t, two), body("admission.k8s.io/v1", `{"spec":1}`))
	if err != nil || !strings.Contains(string(answer), `"code":422`) || !strings.Contains(string(answer), `"allowed":false`) {
		t.Errorf("got %s, %v", answer, err)
	}
}

func TestReviewJSONRefusesOtherBodies(t *testing.T) {
	tests := map[string]struct{ body, want string }{
		"nothing":          {``, "body is no AdmissionReview"},
		"text":             {`hello`, "body is no AdmissionReview"},
		"a list":           {`[]`, "body is no AdmissionReview"},
		"another kind":     {`{"apiVersion":"v1","kind":"Pod"}`, `want an AdmissionReview, got kind "Pod"`},
		"no kind":          {`{}`, `got kind ""`},
		"another version":  {string(body("admission.k8s.io/v2", badPod)), `want admission.k8s.io/v1 or v1beta1, got "admission.k8s.io/v2"`},
		"no request in it": {`{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview"}`, "AdmissionReview without a request"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			answer, err := admission.ReviewJSON(t.Context(), with(t, two), []byte(test.body))
			if answer != nil || err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("want %q, got %s and %v", test.want, answer, err)
			}
		})
	}
}
