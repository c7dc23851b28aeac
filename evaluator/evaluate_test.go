package evaluator_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

func TestViolationsKnowTheirPlace(t *testing.T) {
	b := acme(t, rule{slug: "absent", custom: "match: {kinds: [Pod]}", rego: `violation contains {"msg": "no owner", "path": ["metadata", "labels", "owner"]}`})
	report := evaluate(t, with(t, evaluator.WithBundle(b), evaluator.WithPolicies(privileged)), manifest("# a comment\n---\n"+badPod))
	at := map[string]policy.Location{}
	for v := range report.Violations() {
		at[v.PolicyID] = v.Location
	}
	want := map[string]policy.Location{
		privileged:         {File: "in.yaml", Line: 13, Column: 7, EndLine: 13, EndColumn: 23, Exact: true},
		"acme/test/absent": {File: "in.yaml", Line: 5, Column: 1, EndLine: 6, EndColumn: 12},
	}
	if diff := cmp.Diff(want, at); diff != "" {
		t.Error(diff)
	}
}

func TestObjectsInMemoryHaveNoPlace(t *testing.T) {
	report := evaluate(t, with(t, evaluator.WithPolicies(privileged)), evaluator.Map(mapPod()))
	for v := range report.Violations() {
		if v.Location != (policy.Location{}) {
			t.Errorf("got %+v", v.Location)
		}
	}
}

func TestViolationsNameTheirContainer(t *testing.T) {
	report := evaluate(t, with(t, evaluator.WithPolicies(privileged)), manifest(strings.Replace(badPod, "containers:", "initContainers:", 1)))
	for v := range report.Violations() {
		if v.Container != "app" || v.ContainerList != "initContainers" {
			t.Errorf("got %q in %q", v.Container, v.ContainerList)
		}
	}
}

func TestBadDocumentsDoNotKeepTheRestFromBeingJudged(t *testing.T) {
	report, err := with(t, evaluator.WithPolicies(privileged)).Evaluate(t.Context(),
		manifest("a: [\n---\n"+badPod+"---\nnot: an object\n---\nkind: Pod\nkind: Pod\napiVersion: v1\n---\n"+matched["pod"]),
		evaluator.Files("there-is-no-such-file.yaml"))
	if len(report.Results) != 2 || len(report.Problems) != 4 || !report.Denied() {
		t.Errorf("want two results and four problems, got %d and %v", len(report.Results), report.Problems)
	}
	for _, problem := range report.Problems {
		if !errors.Is(err, problem) || problem.Location.File == "" {
			t.Errorf("want %v, with a file, in the error %v", problem, err)
		}
	}
	if got := report.Counts(); got.Problems != 4 || got.Objects != 2 {
		t.Errorf("got %+v", got)
	}
}

func TestScalarOfTheWrongTypeIsAProblemInItsPlace(t *testing.T) {
	pod := strings.Replace(badPod, "hostNetwork: true", `hostPID: "true"`, 1)
	report, err := with(t, evaluator.WithPolicies(hostNamespace)).Evaluate(t.Context(), manifest(pod))
	if len(report.Results) != 1 || len(report.Results[0].Problems) != 1 {
		t.Fatalf("want one problem, got %+v", report)
	}
	problem := report.Results[0].Problems[0]
	want := policy.Location{File: "in.yaml", Line: 6, Column: 3, EndLine: 6, EndColumn: 18, Exact: true}
	if diff := cmp.Diff(want, problem.Location); diff != "" {
		t.Error(diff)
	}
	if problem.Path.String() != "spec.hostPID" || problem.Object.Name != "web" || !strings.Contains(problem.Reason, `the string "true"`) {
		t.Errorf("got %+v", problem)
	}
	var input *policy.InputError
	if !report.Denied() || !errors.As(err, &input) || report.Counts().Problems != 1 || len(report.Results[0].Outcomes) != 0 {
		t.Errorf("want it denied and not judged, got %v", err)
	}
}

func TestUnknownFieldIsANotice(t *testing.T) {
	report := evaluate(t, with(t, evaluator.WithPolicies(privileged)), manifest(strings.Replace(badPod, "hostNetwork:", "hostNetwerk:", 1)))
	notices := report.Results[0].Notices
	if len(notices) != 1 || notices[0].Location.Line != 6 || notices[0].Object != "Pod/web" || !strings.Contains(notices[0].Message, "unknown field spec.hostNetwerk") {
		t.Errorf("got %+v", notices)
	}
	if len(said(report)) != 1 {
		t.Errorf("want it judged, got %v", said(report))
	}
}

func TestUnmatchedObjectsSayWhy(t *testing.T) {
	controller := "apiVersion: v1\nkind: ReplicationController\nmetadata: {name: a}\nspec: {replicas: 1"
	tests := map[string]struct{ manifest, want string }{
		"no policy about the kind":         {matched["role"], "no selected policy judges rbac.authorization.k8s.io/ClusterRole on CREATE"},
		"no template":                      {controller + "}\n", "it has no pod template"},
		"a template that is null":          {controller + ", template: null}\n", "it has no pod template"},
		"a custom kind without a template": {"apiVersion: x.io/v1\nkind: Thing\nspec: {replicas: 1}\n", "it has no pod template"},
	}
	ev := with(t, evaluator.WithPolicies(privileged), evaluator.WithConfig(policy.Config{PodSpecPaths: map[string][]string{"x.io/Thing": {"spec", "template"}}}))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report := evaluate(t, ev, manifest(test.manifest))
			if got := report.Results[0]; got.Unmatched != test.want || got.Passed != 0 || report.Denied() {
				t.Errorf("want %q, got %+v", test.want, got)
			}
			if report.Counts().Unmatched != 1 {
				t.Errorf("got %+v", report.Counts())
			}
		})
	}
}

func TestCustomKindMayBearPods(t *testing.T) {
	thing := "apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: a}\nspec: {pod: {spec: {hostPID: true}}}\n"
	ev := with(t, evaluator.WithPolicies(hostNamespace), evaluator.WithConfig(policy.Config{PodSpecPaths: map[string][]string{"x.io/Thing": {"spec", "pod"}}}))
	if diff := cmp.Diff([]string{hostNamespace + " Thing/a spec.pod.spec.hostPID"}, said(evaluate(t, ev, manifest(thing)))); diff != "" {
		t.Error(diff)
	}
}

func TestTheTemplateOfACustomKindIsChecked(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(hostNamespace))
	for spec, want := range map[string]string{
		`{template: text}`:                      "spec.template: want an object, got a string",
		`{template: {spec: {hostPID: "true"}}}`: `spec.template.spec.hostPID: want a boolean, got the string "true"`,
	} {
		report, err := ev.Evaluate(t.Context(), manifest("apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: a}\nspec: "+spec))
		if err == nil || !strings.Contains(err.Error(), want) || !report.Denied() {
			t.Errorf("%s: want %q and a denial, got %v", spec, want, err)
		}
	}
}

func TestPassesAreCountedAndListedOnRequest(t *testing.T) {
	ev := with(t, evaluator.WithPolicies(privileged, hostNamespace))
	plain, listed := evaluate(t, ev, manifest(matched["pod"])), evaluate(t, mustWith(t, ev, evaluator.WithPasses()), manifest(matched["pod"]))
	if got := plain.Results[0]; got.Passed != 2 || len(got.Outcomes) != 0 {
		t.Errorf("got %+v", got)
	}
	if got := listed.Results[0]; got.Passed != 2 || len(got.Outcomes) != 2 || got.Outcomes[0].Status != policy.StatusPass {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff(plain.Counts(), listed.Counts()); diff != "" {
		t.Error(diff)
	}
}
