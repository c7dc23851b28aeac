package admission_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	admissionv1 "k8s.io/api/admission/v1"
	authenticationv1 "k8s.io/api/authentication/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"github.com/reeve-policy/reeve/evaluator/admission"
	"github.com/reeve-policy/reeve/policy"
)

func TestDenialNamesEachField(t *testing.T) {
	got := admission.Review(t.Context(), with(t, two), create(badPod))
	const pid, privileged = "pod shares the PID namespace of the node", `container "app" is privileged`
	want := &admissionv1.AdmissionResponse{
		UID: "u-1",
		Result: &metav1.Status{
			Status: "Failure", Code: 403, Reason: "Forbidden",
			Message: "psp/pss-host-namespaces: spec.hostPID: " + pid + "; psp/pss-privileged: spec.containers[0].securityContext.privileged: " + privileged,
			Details: &metav1.StatusDetails{Name: "web", Kind: "Pod", Causes: []metav1.StatusCause{
				{Type: "FieldValueInvalid", Field: "spec.hostPID", Message: "psp/pss-host-namespaces: " + pid},
				{Type: "FieldValueInvalid", Field: "spec.containers[0].securityContext.privileged", Message: "psp/pss-privileged: " + privileged},
			}},
		},
		AuditAnnotations: map[string]string{
			"deny": "psp/pss-host-namespaces: spec.hostPID: " + pid + "\npsp/pss-privileged: spec.containers[0].securityContext.privileged: " + privileged,
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOtherActionsAllow(t *testing.T) {
	tests := map[policy.Action]int{policy.ActionWarn: 2, policy.ActionAudit: 0}
	for a, warnings := range tests {
		t.Run(string(a), func(t *testing.T) {
			got := admission.Review(t.Context(), with(t, two, action(a)), create(badPod))
			if !got.Allowed || got.Result != nil || got.UID != "u-1" || len(got.Warnings) != warnings {
				t.Errorf("got %+v", got)
			}
			if len(got.AuditAnnotations) != 1 || strings.Count(got.AuditAnnotations[string(a)], "\n") != 1 {
				t.Errorf("got annotations %v", got.AuditAnnotations)
			}
		})
	}
}

func TestObjectWithoutFaultIsAllowedInSilence(t *testing.T) {
	object := `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"containers":[{"name":"app"}]}}`
	got := admission.Review(t.Context(), with(t, two), create(object))
	if diff := cmp.Diff(&admissionv1.AdmissionResponse{UID: "u-1", Allowed: true}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDeleteJudgesTheOldObject(t *testing.T) {
	request := &admissionv1.AdmissionRequest{
		UID: "u-2", Operation: admissionv1.Delete,
		OldObject: runtime.RawExtension{Raw: []byte(`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"kept"}}`)},
	}
	ev := with(t, acme(t, "DELETE", `violation contains {"msg": "it is needed", "path": ["metadata", "name"]} if kube.resource.metadata.name == "kept"`))
	got := admission.Review(t.Context(), ev, request)
	if got.Allowed || got.UID != "u-2" || got.Result.Message != "acme/test/one: metadata.name: it is needed" {
		t.Errorf("got %+v", got)
	}
}

func TestPoliciesSeeTheWholeRequest(t *testing.T) {
	yes := true
	request := create(`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"web"},"data":{"a":"new"}}`)
	request.Operation, request.DryRun, request.SubResource = admissionv1.Update, &yes, ""
	request.OldObject.Raw = []byte(`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"web"},"data":{"a":"old"}}`)
	request.UserInfo = authenticationv1.UserInfo{
		Username: "eve", UID: "7", Groups: []string{"dev"}, Extra: map[string]authenticationv1.ExtraValue{"scope": {"a", "b"}},
	}
	ev := with(t, acme(t, "UPDATE", `violation contains {"msg": sprintf("%v %v %v %v %v %v %v %v", [
	r.userInfo.username, r.userInfo.uid, r.userInfo.groups, r.userInfo.extra.scope, r.dryRun, r.namespace, r.name, r.oldObject.data.a,
]), "path": ["data", "a"]} if r := kube.request`))
	got := admission.Review(t.Context(), ev, request)
	if want := `acme/test/one: data.a: eve 7 ["dev"] ["a", "b"] true shop web old`; got.Result == nil || got.Result.Message != want {
		t.Errorf("want %s, got %+v", want, got.Result)
	}
}

func TestWhatCannotBeJudgedIsRefused(t *testing.T) {
	crash := acme(t, "CREATE", `violation contains {"msg": "never", "path": []} if to_number(kube.resource.metadata.name) > 0`)
	const configMap = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}`
	remove := create("")
	remove.Operation = admissionv1.Delete
	patched := create(badPod)
	patched.Operation = "PATCH"
	tests := map[string]struct {
		request *admissionv1.AdmissionRequest
		code    int32
		want    string
	}{
		"no request at all":        {nil, 500, "AdmissionReview without a request"},
		"no object":                {create(""), 422, "CREATE request without object"},
		"no old object":            {remove, 422, "DELETE request without old object"},
		"an object that is cut":    {create(`{"apiVersion":"v1","kind":`), 422, ""},
		"an object that is none":   {create(`[]`), 422, ""},
		"an object without a kind": {create(`{"metadata":{}}`), 422, "not a Kubernetes object"},
		"a value of a wrong type":  {create(strings.Replace(badPod, `"hostPID":true`, `"hostPID":"true"`, 1)), 422, `spec.hostPID: want a boolean`},
		"an operation unknown":     {patched, 422, `operation "PATCH"`},
		"a policy that crashes":    {create(configMap), 500, "policy acme/test/one on ConfigMap/a (acme/policies/test/one/one.rego:15)"},
	}
	ev := with(t, crash, two)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := admission.Review(t.Context(), ev, test.request)
			if got.Allowed || got.Result.Code != test.code || !strings.HasPrefix(got.Result.Message, "not judged, therefore refused: ") {
				t.Fatalf("got %+v", got.Result)
			}
			if !strings.Contains(got.Result.Message, test.want) || strings.Contains(got.Result.Message, "\n") {
				t.Errorf("want %q, got %q", test.want, got.Result.Message)
			}
			if test.request != nil && got.UID != test.request.UID {
				t.Errorf("got UID %q", got.UID)
			}
		})
	}
}

func TestRefusalStillTellsWhatOtherPoliciesFound(t *testing.T) {
	ev := with(t, acme(t, "CREATE", `violation contains {"msg": "never", "path": []} if to_number(kube.resource.metadata.name) > 0`),
		bundle(t, "other", "CREATE", `violation contains {"msg": "found", "path": ["metadata"]} if kube.resource`))
	got := admission.Review(t.Context(), ev, create(`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}`))
	if got.Allowed || got.Result.Code != 500 || !strings.Contains(got.Result.Message, "; other/test/one: metadata: found") {
		t.Errorf("got %+v", got.Result)
	}
	if got.AuditAnnotations["deny"] != "other/test/one: metadata: found" {
		t.Errorf("got %v", got.AuditAnnotations)
	}
}
