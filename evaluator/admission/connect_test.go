package admission_test

import (
	"encoding/json"
	"strings"
	"testing"

	admissionv1 "k8s.io/api/admission/v1"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/admission"
	"github.com/reeve-policy/reeve/policy"
)

// exec is what an API server sends when somebody runs tar in the pod web.
const exec = `{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{
	"uid":"u-3","operation":"CONNECT","kind":{"group":"","version":"v1","kind":"PodExecOptions"},
	"resource":{"group":"","version":"v1","resource":"pods"},"subResource":"exec",
	"namespace":"shop","name":"web","userInfo":{"username":"eve","groups":["dev"]},
	"object":{"kind":"PodExecOptions","apiVersion":"v1","stdout":true,"container":"app","command":["tar","cf","-","/data"]},
	"oldObject":null}}`

func guarding(t *testing.T, parameters map[string]any) *evaluator.Evaluator {
	t.Helper()
	const id = "rbac/restrict-exec-requests"
	return with(t, evaluator.WithPolicies(id), evaluator.WithSetting(id, policy.Setting{Action: policy.ActionDeny, Parameters: parameters}))
}

// A connection has no old object, and its object says nothing of the pod.
func TestConnectionsReachThePolicies(t *testing.T) {
	anyOf := func(entry map[string]any) map[string]any { return map[string]any{"protected": []any{entry}} }
	for name, c := range map[string]struct {
		parameters map[string]any
		want       string // "" is allowed
	}{
		"the command":        {map[string]any{"deniedCommands": []any{"tar"}}, `command: exec into pod "web" of namespace "shop" runs "tar"`},
		"the namespace":      {anyOf(map[string]any{"namespaces": []any{"shop"}}), `exec into pod "web" of namespace "shop", which is protected`},
		"the pod":            {anyOf(map[string]any{"pods": []any{"web"}}), `exec into pod "web" of namespace "shop", which is protected`},
		"the container":      {anyOf(map[string]any{"containers": []any{"app"}}), `exec into pod "web" of namespace "shop", which is protected`},
		"another namespace":  {anyOf(map[string]any{"namespaces": []any{"blog"}}), ""},
		"somebody exempt":    {map[string]any{"deniedCommands": []any{"tar"}, "exemptUsers": []any{"eve"}}, ""},
		"some group exempt":  {map[string]any{"deniedCommands": []any{"tar"}, "exemptGroups": []any{"dev"}}, ""},
		"nothing is guarded": {nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := admission.ReviewJSON(t.Context(), guarding(t, c.parameters), []byte(exec))
			if err != nil {
				t.Fatal(err)
			}
			var review admissionv1.AdmissionReview
			if err := json.Unmarshal(text, &review); err != nil {
				t.Fatal(err)
			}
			got := review.Response
			if got.Allowed != (c.want == "") || got.UID != "u-3" {
				t.Fatalf("got %+v", got)
			}
			if !got.Allowed && !strings.Contains(got.Result.Message, c.want) {
				t.Errorf("want %q, got %q", c.want, got.Result.Message)
			}
		})
	}
}
