package psp_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/reeve-policy/reeve/evaluator/psp"
	"github.com/reeve-policy/reeve/evaluator/rbac"
	"github.com/reeve-policy/reeve/internal/clustertest"
	"github.com/reeve-policy/reeve/policy"
)

const demo = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: "psp:restricted"}
rules:
- {apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [restricted]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: "sa:psp:restricted", namespace: demo}
roleRef: {kind: ClusterRole, name: "psp:restricted", apiGroup: rbac.authorization.k8s.io}
subjects:
- {kind: ServiceAccount, name: default, namespace: test}
- {kind: User, apiGroup: rbac.authorization.k8s.io, name: jane}
---
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata: {name: restricted}
spec:
  allowPrivilegeEscalation: false
  volumes: [configMap, emptyDir, projected, secret, downwardAPI, persistentVolumeClaim]
  runAsUser: {rule: MustRunAsNonRoot}
  fsGroup: {rule: MustRunAs, ranges: [{min: 1, max: 65535}]}
  seLinux: {rule: RunAsAny}
  supplementalGroups: {rule: RunAsAny}
---
apiVersion: policy/v1beta1
kind: PodSecurityPolicy
metadata: {name: broken}
spec: {volumes: ["*"], runAsUser: {rule: RunAsAny}, fsGroup: {rule: RunAsAny}, seLinux: {rule: MustRunAs}, supplementalGroups: {rule: RunAsAny}}
`

// over asks about what these manifests hold, which is all there is of these kinds.
func over(t testing.TB, manifests string, complete ...string) *psp.Questions {
	t.Helper()
	return psp.New(clustertest.Over(t, manifests, complete...))
}

func pod(change func(*corev1.PodSpec)) *corev1.Pod {
	p := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: "demo"}, Spec: corev1.PodSpec{Containers: []corev1.Container{{Name: "app"}}}}
	if change != nil {
		change(&p.Spec)
	}
	return p
}

func subject(s rbac.Subject) *rbac.Subject { return &s }

func TestTheAnswerHasThePolicyItsPatchAndThePod(t *testing.T) {
	answers, err := over(t, demo, "*/*").AdmitAll(t.Context(), []psp.Question{{Object: pod(nil), User: subject(rbac.User("jane"))}})
	if err != nil || len(answers) != 1 {
		t.Fatalf("got %+v, %v", answers, err)
	}
	patch := []policy.PatchOperation{
		{Op: "add", Path: "/spec/containers/0/securityContext", Value: map[string]any{}},
		{Op: "add", Path: "/spec/securityContext", Value: map[string]any{}},
		{Op: "add", Path: "/spec/securityContext/fsGroup", Value: 1.0},
		{Op: "add", Path: "/spec/containers/0/securityContext/allowPrivilegeEscalation", Value: false},
		{Op: "add", Path: "/spec/containers/0/securityContext/runAsNonRoot", Value: true},
	}
	grant := &rbac.Grant{
		Subject: rbac.User("jane"),
		Binding: policy.ObjectRef{APIVersion: "rbac.authorization.k8s.io/v1", Kind: "RoleBinding", Namespace: "demo", Name: "sa:psp:restricted"},
		Role:    policy.ObjectRef{APIVersion: "rbac.authorization.k8s.io/v1", Kind: "ClusterRole", Name: "psp:restricted"},
		Rule:    rbac.Rule{APIGroups: []string{"policy"}, Resources: []string{"podsecuritypolicies"}, Verbs: []string{"use"}, ResourceNames: []string{"restricted"}},
	}
	answer := answers[0]
	spec, _ := answer.Template["spec"].(map[string]any)
	if diff := cmp.Diff(map[string]any{"fsGroup": 1.0}, spec["securityContext"]); diff != "" {
		t.Error(diff)
	}
	answer.Template = nil
	want := psp.Answer{
		Policy: "restricted", Patch: patch, MadeBy: []rbac.Subject{rbac.User("jane")}, Missing: []string{},
		Opinions: []psp.Opinion{
			{
				Policy: "broken", Refusals: []psp.Reason{},
				Faults: []psp.Reason{{Message: "seLinux must run as options that are not there", Path: policy.Path{"spec", "seLinux", "seLinuxOptions"}}},
			},
			{Policy: "restricted", Allowed: true, Grant: grant, Faults: []psp.Reason{}, Refusals: []psp.Reason{}, Patch: patch},
		},
	}
	if diff := cmp.Diff(want, answer); diff != "" {
		t.Error(diff)
	}
	if !answer.Admitted() || !answer.Certain() {
		t.Error("want it admitted for certain")
	}
}

// The role binding of the founding document names the account of another namespace.
func TestAServiceAccountOfOneNamespaceMayNotUseAPolicyInAnother(t *testing.T) {
	elsewhere := pod(nil)
	elsewhere.Namespace = "test"
	account := rbac.ServiceAccount("test", "default")
	questions := []psp.Question{
		{Object: pod(nil), User: subject(rbac.User("nobody"))}, // runs as the account of demo
		{Object: elsewhere, User: subject(rbac.User("jane"))},  // where nothing is granted to either
		{Object: elsewhere, User: &account},
		{Object: pod(nil), User: &account}, // acting there itself it may
	}
	answers, err := over(t, demo, "*/*").AdmitAll(t.Context(), questions)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{false, false, false, true} {
		if got := answers[i]; got.Admitted() != want || got.Opinions[1].Allowed != want || !got.Certain() {
			t.Errorf("%d: got %+v, want %v", i, got, want)
		}
	}
}

func TestRefusalsOfAWorkloadLeadIntoIt(t *testing.T) {
	privileged := true
	deployment := &appsv1.Deployment{ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: "demo"}}
	deployment.Spec.Template.Spec = pod(func(s *corev1.PodSpec) {
		s.Containers[0].SecurityContext = &corev1.SecurityContext{Privileged: &privileged}
	}).Spec
	answer, err := over(t, demo, "*/*").Admit(t.Context(), deployment)
	if err != nil || answer.Admitted() || !answer.Certain() {
		t.Fatalf("got %+v, %v", answer, err)
	}
	want := []psp.Reason{
		{
			Message: `container "app" is privileged`, Container: "app",
			Path: policy.Path{"spec", "template", "spec", "containers", 0, "securityContext", "privileged"},
		},
	}
	if diff := cmp.Diff(want, answer.Opinions[1].Refusals); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]rbac.Subject{rbac.ServiceAccount("kube-system", "replicaset-controller")}, answer.MadeBy); diff != "" {
		t.Error(diff)
	}
}

func TestAnUpdateIsNotChanged(t *testing.T) {
	old, labelled, finalized := pod(nil), pod(nil), pod(nil)
	labelled.Labels = map[string]string{"app": "web"}
	finalized.Finalizers = []string{"example.com/a"}
	jane := subject(rbac.User("jane"))
	answers, err := over(t, demo, "*/*").AdmitAll(t.Context(), []psp.Question{{Object: labelled, Old: old, User: jane}, {Object: finalized, Old: old, User: jane}})
	if err != nil {
		t.Fatal(err)
	}
	if got := answers[0]; got.Admitted() || got.Exempt || len(got.Opinions[1].Patch) == 0 || len(got.Opinions[1].Refusals) != 0 {
		t.Errorf("got %+v", got)
	}
	if got := answers[1]; !got.Admitted() || !got.Exempt || got.Policy != "" {
		t.Errorf("got %+v", got)
	}
}

func TestWhatNobodyKnowsMakesARefusalUncertain(t *testing.T) {
	for name, q := range map[string]*psp.Questions{"who makes the pod": over(t, demo, "*/*"), "what else there is": over(t, demo)} {
		if answer, err := q.Admit(t.Context(), pod(nil)); err != nil || answer.Admitted() || answer.Certain() {
			t.Errorf("%s: got %+v, %v", name, answer, err)
		}
	}
	answer, err := over(t, demo).Admit(t.Context(), pod(nil))
	if want := "policy/PodSecurityPolicy"; err != nil || len(answer.Missing) == 0 || answer.Missing[0] != want {
		t.Errorf("got %v, %v, want %s first", answer.Missing, err, want)
	}
}

func TestWhatBearsNoPodIsAnError(t *testing.T) {
	service := &corev1.Service{ObjectMeta: metav1.ObjectMeta{Name: "web"}}
	for name, c := range map[string]struct {
		question psp.Question
		want     string
	}{
		"nil":                   {psp.Question{}, "psp: question 1: "},
		"a service":             {psp.Question{Object: service}, "psp: question 1: Service bears no pod"},
		"a list":                {psp.Question{Object: &corev1.PodList{Items: []corev1.Pod{*pod(nil), *pod(nil)}}}, "a list: want one object"},
		"an old one of its own": {psp.Question{Object: pod(nil), Old: 7}, "old: "},
		"a user without a name": {psp.Question{Object: pod(nil), User: &rbac.Subject{Kind: rbac.KindUser}}, "user without a name"},
	} {
		_, err := over(t, demo).AdmitAll(t.Context(), []psp.Question{{Object: pod(nil)}, c.question})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}
