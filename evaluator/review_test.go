package evaluator_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// told repeats what a policy sees of the request.
var told = rule{
	slug:   "told",
	custom: "match: {kinds: ['*/*'], operations: [CREATE, UPDATE, DELETE, CONNECT]}\nprofiles: [{name: told}]",
	rego: `import data.reeve.lib.kube

violation contains {"msg": kube.operation, "path": [], "details": {
	"object": object.get(kube.resource, ["data", "a"], "none"),
	"old": object.get(kube.request, ["oldObject", "data", "a"], "none"),
	"request": object.remove(kube.request, ["object", "oldObject"]),
}}`,
}

func review(t *testing.T, ev *evaluator.Evaluator, request evaluator.Request) *policy.Report {
	t.Helper()
	report, err := ev.Review(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// held is a ConfigMap that holds a value.
func held(value string) evaluator.Source {
	return evaluator.Map(map[string]any{
		"apiVersion": "v1", "kind": "ConfigMap", "metadata": map[string]any{"name": value},
		"data": map[string]any{"a": value},
	})
}

func TestPoliciesSeeOldAndNewObject(t *testing.T) {
	tests := map[string]struct {
		request     evaluator.Request
		object, old string
	}{
		"a request without operation": {evaluator.Request{Object: held("new")}, "new", "none"},
		"CREATE":                      {evaluator.Request{Operation: policy.OperationCreate, Object: held("new")}, "new", "none"},
		"UPDATE":                      {evaluator.Request{Operation: policy.OperationUpdate, Object: held("new"), OldObject: held("old")}, "new", "old"},
		"UPDATE of who knows what":    {evaluator.Request{Operation: policy.OperationUpdate, Object: held("new")}, "new", "none"},
		"DELETE":                      {evaluator.Request{Operation: policy.OperationDelete, OldObject: held("old")}, "old", "old"},
		"DELETE with an object":       {evaluator.Request{Operation: policy.OperationDelete, Object: held("new"), OldObject: held("old")}, "old", "old"},
	}
	ev := with(t, evaluator.WithBundle(acme(t, told)), evaluator.WithProfile("told"))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report := review(t, ev, test.request)
			v := outcomeOf(t, report, "acme/test/told").Violations[0]
			details, _ := v.Details.(map[string]any)
			if details["object"] != test.object || details["old"] != test.old || v.Object.Name != test.object {
				t.Errorf("got %v of %v", details, v.Object)
			}
			if want := test.request.Operation; want != "" && v.Message != string(want) {
				t.Errorf("want %s, got %s", want, v.Message)
			}
		})
	}
}

func TestPoliciesSeeTheRequest(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, told)), evaluator.WithProfile("told"))
	report := review(t, ev, evaluator.Request{
		UID: "u-1", Operation: policy.OperationUpdate, Object: held("new"), Namespace: "prod", Name: "new", DryRun: true,
		User: evaluator.User{Name: "eve", UID: "7", Groups: []string{"dev"}, Extra: map[string][]string{"scope": {"a"}}},
	})
	details, _ := outcomeOf(t, report, "acme/test/told").Violations[0].Details.(map[string]any)
	want := map[string]any{
		"uid": "u-1", "operation": "UPDATE", "namespace": "prod", "name": "new", "dryRun": true,
		"kind":     map[string]any{"group": "", "version": "v1", "kind": "ConfigMap"},
		"userInfo": map[string]any{"username": "eve", "uid": "7", "groups": []any{"dev"}, "extra": map[string]any{"scope": []any{"a"}}},
	}
	if diff := cmp.Diff(want, details["request"]); diff != "" {
		t.Error(diff)
	}
}

func TestPoliciesSeeAUserWithoutAName(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, told)), evaluator.WithProfile("told"))
	report := review(t, ev, evaluator.Request{Object: held("new"), User: evaluator.User{Groups: []string{"dev"}}})
	details, _ := outcomeOf(t, report, "acme/test/told").Violations[0].Details.(map[string]any)
	request, _ := details["request"].(map[string]any)
	if user, _ := request["userInfo"].(map[string]any); !cmp.Equal(user["groups"], any([]any{"dev"})) {
		t.Errorf("got %v", request)
	}
}

func TestRequestsThatCannotBeJudgedAreErrors(t *testing.T) {
	tests := map[string]struct {
		request evaluator.Request
		want    string
	}{
		"no object":                     {evaluator.Request{}, "CREATE request without object"},
		"DELETE without old object":     {evaluator.Request{Operation: policy.OperationDelete, Object: held("a")}, "DELETE request without old object"},
		"two objects":                   {evaluator.Request{Object: manifest(badPod + "---\n" + badPod)}, "more than one object"},
		"a stream without objects":      {evaluator.Request{Object: manifest("# nothing\n")}, "no object"},
		"an object that cannot be read": {evaluator.Request{Object: evaluator.JSON([]byte(`{"kind":`))}, ""},
		"an old object that cannot":     {evaluator.Request{Operation: policy.OperationUpdate, Object: held("a"), OldObject: evaluator.JSON([]byte(`{"a":1}`))}, "not a Kubernetes object"},
		"an operation there is not":     {evaluator.Request{Operation: "create", Object: held("a")}, `operation "create": want CREATE`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report, err := with(t).Review(t.Context(), test.request)
			var input *policy.InputError
			if !errors.As(err, &input) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("want %q, got %v", test.want, err)
			}
			if !report.Denied() || len(report.Problems) != 1 || len(report.Results) != 0 {
				t.Errorf("want one problem that denies, got %+v", report)
			}
		})
	}
}

func TestRequestsBeyondAnObject(t *testing.T) {
	dying := strings.Replace(badPod, "name: web", "name: web\n  deletionTimestamp: '2026-01-02T03:04:05Z'", 1)
	const options = "apiVersion: v1\nkind: PodExecOptions\nstdin: true\n"
	tests := map[string]struct {
		request   evaluator.Request
		unmatched string
	}{
		"ephemeralcontainers are judged": {evaluator.Request{Operation: policy.OperationUpdate, SubResource: "ephemeralcontainers", Object: manifest(badPod)}, ""},
		"resize is judged":               {evaluator.Request{Operation: policy.OperationUpdate, SubResource: "resize", Object: manifest(badPod)}, ""},
		"status is not":                  {evaluator.Request{Operation: policy.OperationUpdate, SubResource: "status", Object: manifest(badPod)}, "writes to the subresource status are not judged"},
		"what is being deleted is not":   {evaluator.Request{Operation: policy.OperationUpdate, Object: manifest(dying)}, "it is being deleted"},
		"DELETE is judged on demand":     {evaluator.Request{Operation: policy.OperationDelete, OldObject: manifest(badPod)}, "no selected policy judges Pod on DELETE"},
		"CONNECT too":                    {evaluator.Request{Operation: policy.OperationConnect, SubResource: "exec", Object: manifest(options)}, "no selected policy judges PodExecOptions on CONNECT"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report := review(t, with(t, evaluator.WithPolicies(privileged)), test.request)
			if got := report.Results[0].Unmatched; got != test.unmatched {
				t.Errorf("want %q, got %q", test.unmatched, got)
			}
		})
	}
}

func TestConnectIsJudgedByThosePoliciesThatWantIt(t *testing.T) {
	ev := with(t, evaluator.WithBundle(acme(t, told)), evaluator.WithProfile("told"))
	report := review(t, ev, evaluator.Request{Operation: policy.OperationConnect, SubResource: "exec", Object: manifest("apiVersion: v1\nkind: PodExecOptions\n")})
	if v := outcomeOf(t, report, "acme/test/told").Violations[0]; v.Message != "CONNECT" {
		t.Errorf("got %v", v)
	}
}

func TestNamespaceOfTheRequestCounts(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithSetting("*", policy.Setting{Match: &policy.Match{Namespaces: []string{"prod"}}}))
	if got := review(t, ev, evaluator.Request{Object: manifest(badPod), Namespace: "prod"}); !got.Denied() {
		t.Errorf("got %+v", got)
	}
}

func TestReviewStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := with(t).Review(ctx, evaluator.Request{Object: held("a")}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
