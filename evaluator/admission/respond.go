package admission

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	admissionv1 "k8s.io/api/admission/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/reeve-policy/reeve/policy"
)

// respond turns a report about one object into the response.
func respond(request *admissionv1.AdmissionRequest, report *policy.Report, err error) *admissionv1.AdmissionResponse {
	by := map[policy.Action][]policy.Violation{}
	for v := range report.Violations() {
		by[v.Action] = append(by[v.Action], v)
	}
	if err != nil {
		response := refuse(request.UID, err)
		for _, v := range by[policy.ActionDeny] {
			response.Result.Message += "; " + line(v)
		}
		response.Warnings = warnings(by[policy.ActionWarn])
		response.AuditAnnotations = annotations(by, report)
		return response
	}
	response := &admissionv1.AdmissionResponse{
		UID:              request.UID,
		Allowed:          true,
		Warnings:         warnings(by[policy.ActionWarn]),
		AuditAnnotations: annotations(by, report),
	}
	if denied := by[policy.ActionDeny]; len(denied) > 0 {
		response.Allowed = false
		response.Result = denial(request, denied)
	}
	return response
}

// denial is the status the client sees. Its causes name each field.
func denial(request *admissionv1.AdmissionRequest, denied []policy.Violation) *metav1.Status {
	details := &metav1.StatusDetails{Name: request.Name, Group: request.Kind.Group, Kind: request.Kind.Kind}
	lines := make([]string, len(denied))
	for i, v := range denied {
		lines[i] = line(v)
		details.Causes = append(details.Causes, metav1.StatusCause{
			Type: metav1.CauseTypeFieldValueInvalid, Field: v.Path.String(), Message: v.PolicyID + ": " + v.Message,
		})
	}
	return &metav1.Status{
		Status: metav1.StatusFailure, Code: http.StatusForbidden, Reason: metav1.StatusReasonForbidden,
		Message: strings.Join(lines, "; "), Details: details,
	}
}

// refuse denies what could not be judged: the caller's fault where the object could
// not be read, ours where a policy could not be run.
func refuse(uid types.UID, err error) *admissionv1.AdmissionResponse {
	status := &metav1.Status{
		Status: metav1.StatusFailure, Code: http.StatusInternalServerError, Reason: metav1.StatusReasonInternalError,
		Message: "not judged, therefore refused: " + strings.ReplaceAll(err.Error(), "\n", "; "),
	}
	if input := (*policy.InputError)(nil); errors.As(err, &input) {
		status.Code, status.Reason = http.StatusUnprocessableEntity, metav1.StatusReasonInvalid
	}
	return &admissionv1.AdmissionResponse{UID: uid, Allowed: false, Result: status}
}

// annotations say in the audit log what was found and what was remarked; the API
// server puts the name of the webhook before the keys. Remarks are not for the user:
// an unknown field, say, mostly means that the cluster is newer than we are.
func annotations(by map[policy.Action][]policy.Violation, report *policy.Report) map[string]string {
	lines := map[string][]string{}
	for action, violations := range by {
		for _, v := range violations {
			lines[string(action)] = append(lines[string(action)], line(v))
		}
	}
	for i := range report.Results {
		for _, n := range report.Results[i].Notices {
			lines["notice"] = append(lines["notice"], n.Message)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	out := map[string]string{}
	for key, all := range lines {
		out[key] = strings.Join(all, "\n")
	}
	return out
}

func line(v policy.Violation) string {
	return fmt.Sprintf("%s: %s: %s", v.PolicyID, v.Path, v.Message)
}
