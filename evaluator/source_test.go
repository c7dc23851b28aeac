package evaluator_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

func typedSpec() corev1.PodSpec {
	yes := true
	return corev1.PodSpec{Containers: []corev1.Container{{
		Name: "app", SecurityContext: &corev1.SecurityContext{Privileged: &yes},
	}}}
}

func mapPod() map[string]any {
	return map[string]any{
		"apiVersion": "v1", "kind": "Pod", "metadata": map[string]any{"name": "web"},
		"spec": map[string]any{"containers": []any{map[string]any{
			"name": "app", "securityContext": map[string]any{"privileged": true},
		}}},
	}
}

func TestObjectsComeInManyForms(t *testing.T) {
	pod := corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "web"}, Spec: typedSpec()}
	deployment := appsv1.Deployment{
		ObjectMeta: metav1.ObjectMeta{Name: "web"},
		Spec:       appsv1.DeploymentSpec{Template: corev1.PodTemplateSpec{Spec: typedSpec()}},
	}
	file := filepath.Join(t.TempDir(), "pod.yaml")
	if err := os.WriteFile(file, []byte(badPod), 0o600); err != nil {
		t.Fatal(err)
	}
	const inPod = privileged + " Pod/web spec.containers[0].securityContext.privileged"
	const inDeployment = privileged + " Deployment/web spec.template.spec.containers[0].securityContext.privileged"
	tests := map[string]struct {
		source evaluator.Source
		want   []string
	}{
		"a struct without TypeMeta":        {evaluator.Typed(pod), []string{inPod}},
		"a pointer to one":                 {evaluator.Typed(&pod), []string{inPod}},
		"a typed list without TypeMeta":    {evaluator.Typed(&appsv1.DeploymentList{Items: []appsv1.Deployment{deployment, deployment}}), []string{inDeployment, inDeployment}},
		"an unstructured object":           {evaluator.Typed(&unstructured.Unstructured{Object: mapPod()}), []string{inPod}},
		"a list of unstructured objects":   {evaluator.Typed(&unstructured.UnstructuredList{Object: map[string]any{"apiVersion": "v1", "kind": "PodList"}, Items: []unstructured.Unstructured{{Object: mapPod()}}}), []string{inPod}},
		"a map":                            {evaluator.Map(mapPod()), []string{inPod}},
		"JSON":                             {evaluator.JSON([]byte(`{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web"},"spec":{"containers":[{"name":"app","securityContext":{"privileged":true}}]}}`)), []string{inPod}},
		"YAML":                             {evaluator.Manifests("pod.yaml", strings.NewReader(badPod)), []string{inPod}},
		"a file":                           {evaluator.Files(file), []string{inPod}},
		"a folder":                         {evaluator.Files(filepath.Dir(file)), []string{inPod}},
		"the zero source, without objects": {evaluator.Source{}, nil},
	}
	ev := with(t, evaluator.WithPolicies(privileged))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, said(evaluate(t, ev, test.source))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGoTypeWithoutAKindIsAProblem(t *testing.T) {
	type Mystery struct{ Spec corev1.PodSpec }
	report, err := with(t).Evaluate(t.Context(), evaluator.Typed(&Mystery{Spec: typedSpec()}))
	var unknown *policy.UnknownKindError
	if !errors.As(err, &unknown) || unknown.GoType != "github.com/reeve-policy/reeve/evaluator_test.Mystery" {
		t.Errorf("got %v", err)
	}
	if !report.Denied() || len(report.Problems) != 1 || len(report.Results) != 0 {
		t.Errorf("want one problem that denies, got %+v", report)
	}
}

func TestResultsComeInTheOrderOfTheInput(t *testing.T) {
	report := evaluate(t, with(t, evaluator.WithPolicies(privileged)),
		manifest(matched["role"]+"---\n"+badPod+"---\n"+matched["custom"]), evaluator.Map(mapPod()), manifest(matched["namespace"]))
	var got []string
	for _, result := range report.Results {
		got = append(got, result.Object.String())
	}
	want := []string{"ClusterRole/a", "Pod/web", "Thing/a", "Pod/web", "Namespace/prod-eu"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestViolationsAreOrderedByPolicyPathAndMessage(t *testing.T) {
	unordered := rule{slug: "unordered", rego: `violation contains {"msg": msg, "path": path} if {
	some msg in ["b", "a"]
	some path in [["spec", 10], ["spec", 9], ["spec", "x"], ["spec"], []]
}`}
	ev := with(t, evaluator.WithBundle(acme(t, unordered, rule{slug: "also", rego: always})))
	var got []string
	for v := range evaluate(t, ev, manifest(configMap)).Violations() {
		got = append(got, strings.TrimPrefix(v.PolicyID, "acme/test/")+" "+v.Path.String()+" "+v.Message)
	}
	want := []string{
		"also metadata found", "unordered  a", "unordered  b", "unordered spec a", "unordered spec b",
		"unordered spec[9] a", "unordered spec[9] b", "unordered spec[10] a", "unordered spec[10] b",
		"unordered spec.x a", "unordered spec.x b",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
