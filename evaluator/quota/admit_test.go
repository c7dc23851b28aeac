package quota_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/reeve-policy/reeve/evaluator/quota"
	"github.com/reeve-policy/reeve/internal/clustertest"
	"github.com/reeve-policy/reeve/policy"
)

const shop = `
apiVersion: v1
kind: LimitRange
metadata: {name: range, namespace: shop}
spec: {limits: [{type: Container, default: {memory: 512Mi}, max: {memory: 1Gi}}]}
---
apiVersion: v1
kind: ResourceQuota
metadata: {name: main, namespace: shop}
spec: {hard: {requests.memory: 1Gi, pods: 3, requests.storage: 2Gi}}
status:
  hard: {requests.memory: 1Gi, pods: 3, requests.storage: 2Gi}
  used: {requests.memory: 256Mi, pods: 1, requests.storage: 1Gi}
`

// over asks about what these manifests hold, which is all there is of these kinds.
func over(t testing.TB, manifests string, complete ...string) *quota.Questions {
	t.Helper()
	return quota.New(clustertest.Over(t, manifests, complete...))
}

func pod(memory string) *corev1.Pod {
	p := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "web", Namespace: "shop"}, Spec: corev1.PodSpec{Containers: []corev1.Container{{Name: "app"}}}}
	if memory != "" {
		p.Spec.Containers[0].Resources.Limits = corev1.ResourceList{"memory": resource.MustParse(memory)}
	}
	return p
}

var (
	limitRange = policy.ObjectRef{APIVersion: "v1", Kind: "LimitRange", Namespace: "shop", Name: "range"}
	mainQuota  = policy.ObjectRef{APIVersion: "v1", Kind: "ResourceQuota", Namespace: "shop", Name: "main"}
)

func TestAPodThatFitsGetsItsDefaults(t *testing.T) {
	answer, err := over(t, shop, "LimitRange", "ResourceQuota").Admit(t.Context(), pod(""))
	if err != nil || !answer.Admitted() || !answer.Certain() {
		t.Fatalf("got %+v, %v", answer, err)
	}
	want := quota.Answer{
		Charge: quota.Amounts{"count/pods": "1", "pods": "1", "memory": "512Mi", "requests.memory": "512Mi", "limits.memory": "512Mi"},
		Quotas: []quota.Account{{
			Quota: mainQuota,
			Hard:  quota.Amounts{"pods": "3", "requests.memory": "1Gi", "requests.storage": "2Gi"},
			Used:  quota.Amounts{"pods": "1", "requests.memory": "256Mi", "requests.storage": "1Gi"},
			Added: quota.Amounts{"pods": "1", "requests.memory": "512Mi"},
			Left:  quota.Amounts{"pods": "1", "requests.memory": "256Mi", "requests.storage": "1Gi"},
		}},
		Patch: []policy.PatchOperation{{
			Op: "add", Path: "/spec/containers/0/resources",
			Value: map[string]any{"limits": map[string]any{"memory": "512Mi"}, "requests": map[string]any{"memory": "512Mi"}},
		}},
		Missing: []string{},
	}
	if diff := cmp.Diff(want, answer); diff != "" {
		t.Error(diff)
	}
}

func TestEveryRefusalNamesWhoRefusesWhat(t *testing.T) {
	answer, err := over(t, shop).Admit(t.Context(), pod("2Gi"))
	if err != nil || answer.Admitted() {
		t.Fatalf("got %+v, %v", answer, err)
	}
	want := []quota.Refusal{
		{
			Message: `container "app" has a memory limit of 2Gi, above the max of 1Gi`, Container: "app",
			Path: policy.Path{"spec", "containers", 0, "resources", "limits", "memory"},
			By:   limitRange, ByPath: policy.Path{"spec", "limits", 0, "max", "memory"},
		},
		{
			Message: "adds 2Gi of requests.memory to 256Mi in use, above the limit of 1Gi", Path: policy.Path{},
			By: mainQuota, ByPath: policy.Path{"spec", "hard", "requests.memory"},
		},
	}
	if diff := cmp.Diff(want, answer.Refusals); diff != "" {
		t.Error(diff)
	}
	if answer.Certain() {
		t.Error("want it uncertain over an incomplete inventory")
	}
}

func claim(size string) map[string]any {
	return map[string]any{
		"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": map[string]any{"name": "data", "namespace": "shop"},
		"spec": map[string]any{"resources": map[string]any{"requests": map[string]any{"storage": size}}},
	}
}

func TestOfAnUpdateOnlyWhatItAddsCounts(t *testing.T) {
	answers, err := over(t, shop).AdmitAll(t.Context(), []quota.Question{
		{Object: claim("2Gi")},
		{Object: claim("2Gi"), Old: claim("1Gi")},
		{Object: claim("1Gi"), Old: claim("2Gi")},
	})
	if err != nil || len(answers) != 3 {
		t.Fatalf("got %+v, %v", answers, err)
	}
	for i, want := range []struct {
		admitted bool
		storage  string
	}{{false, "2Gi"}, {true, "1Gi"}, {true, "0"}} {
		if got := answers[i]; got.Admitted() != want.admitted || got.Charge["requests.storage"] != want.storage {
			t.Errorf("%d: got %+v, want %+v", i, got, want)
		}
	}
}

func TestAnotherNamespaceIsNotConcerned(t *testing.T) {
	elsewhere := pod("2Gi")
	elsewhere.Namespace = ""
	answer, err := over(t, shop).Admit(t.Context(), elsewhere)
	if err != nil || !answer.Admitted() || len(answer.Quotas) != 0 {
		t.Errorf("got %+v, %v", answer, err)
	}
}

func TestWhatIsNoObjectIsAnError(t *testing.T) {
	for name, object := range map[string]any{
		"nil": nil, "a number": 7, "a list": &corev1.PodList{Items: []corev1.Pod{*pod(""), *pod("")}}, "no kind": map[string]any{"spec": 1},
	} {
		if _, err := over(t, shop).AdmitAll(t.Context(), []quota.Question{{Object: pod("")}, {Object: object}}); err == nil || !strings.Contains(err.Error(), "quota: question 1: ") {
			t.Errorf("%s: got %v", name, err)
		}
		if _, err := over(t, shop).Capacity(t.Context(), "shop", object); err == nil || !strings.Contains(err.Error(), "quota: object 0: ") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := over(t, shop).AdmitAll(t.Context(), []quota.Question{{Object: claim("1"), Old: 7}}); err == nil || !strings.Contains(err.Error(), "old: ") {
		t.Errorf("got %v", err)
	}
}

func TestManifestsAskForCapacity(t *testing.T) {
	objects, err := quota.Manifests("web.yaml", strings.NewReader(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replicas: 2, template: {spec: {containers: [{name: app}]}}}
`))
	if err != nil || len(objects) != 1 {
		t.Fatalf("got %v, %v", objects, err)
	}
	accounts, err := over(t, shop).Capacity(t.Context(), "shop", objects...)
	if err != nil || len(accounts) != 1 || accounts[0].Quota != mainQuota || accounts[0].Added["requests.memory"] != "1Gi" || accounts[0].Left["requests.memory"] != "-256Mi" {
		t.Errorf("got %+v, %v", accounts, err)
	}
	if _, err := quota.Manifests("web.yaml", strings.NewReader("a: [")); err == nil || !strings.Contains(err.Error(), "web.yaml") {
		t.Errorf("got %v", err)
	}
}
