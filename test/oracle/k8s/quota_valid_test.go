package k8s_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
	podutil "k8s.io/kubernetes/pkg/api/pod"
	api "k8s.io/kubernetes/pkg/apis/core"
	apiv1 "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/core/validation"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// nothingBut switches all policies off but these.
func nothingBut(ids ...string) []evaluator.Option {
	options := []evaluator.Option{evaluator.WithSetting("*", policy.Setting{Action: policy.ActionOff})}
	for _, id := range ids {
		options = append(options, evaluator.WithSetting(id, policy.Setting{Action: policy.ActionDeny}))
	}
	return options
}

// only is an evaluator that holds these policies and no others.
func only(t testing.TB, ids ...string) *evaluator.Evaluator {
	t.Helper()
	ev, err := base()
	if err != nil {
		t.Fatal(err)
	}
	if ev, err = ev.With(t.Context(), nothingBut(ids...)...); err != nil {
		t.Fatal(err)
	}
	return ev
}

// found are the messages about an object, by policy, but those that contain one of the
// texts: they are about what the API server takes.
func found(t *testing.T, ev *evaluator.Evaluator, object m, taken ...string) map[string][]string {
	t.Helper()
	report, err := ev.Evaluate(t.Context(), evaluator.Map(object))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for v := range report.Violations() {
		if !slices.ContainsFunc(taken, func(text string) bool { return strings.Contains(v.Message, text) }) {
			all[v.PolicyID] = append(all[v.PolicyID], v.Message)
		}
	}
	return all
}

// someOf is a list of up to n resources.
func someOf(r *rand.Rand, n int, names, amounts []string) m {
	list := m{}
	for range r.IntN(n + 1) {
		list[pick(r, names)] = pick(r, amounts)
	}
	return list
}

func randomRange(r *rand.Rand) m {
	names := []string{"cpu", "cpu", "memory", "ephemeral-storage", "storage", "nvidia.com/gpu", "hugepages-2Mi", "gpu"}
	amounts := []string{"0", "1", "2", "3", "500m", "1500m", "1000m", "4Mi", "4194304"}
	kinds := []string{"Container", "Container", "Container", "Pod", "PersistentVolumeClaim", "Node", "example.com/Volume", ""}
	var items []any
	for range 1 + r.IntN(2) {
		item := m{"type": pick(r, kinds)}
		some := names[:3+r.IntN(2)*(len(names)-3)]
		if item["type"] == "PersistentVolumeClaim" && r.IntN(3) > 0 {
			some = []string{"storage"}
		}
		for _, key := range []string{"min", "max", "default", "defaultRequest", "maxLimitRequestRatio"} {
			if r.IntN(2) == 0 {
				item[key] = someOf(r, 2, some, amounts)
			}
		}
		items = append(items, item)
	}
	return m{"apiVersion": "v1", "kind": "LimitRange", "metadata": m{"name": "main", "namespace": "shop"}, "spec": m{"limits": items}}
}

// What the API server refuses in a LimitRange one of three policies finds, and what they find
// and do not say to be taken, it refuses.
func TestLimitRangesAreRefusedAlike(t *testing.T) {
	ev := only(t, "quotas/limit-range-min-max", "quotas/limit-range-ratio", "quotas/limit-range-type-fields")
	r := rand.New(rand.NewPCG(10, 2))
	refused := map[string]int{}
	for range 6_000 {
		object := randomRange(r)
		got := found(t, ev, object)
		want := map[string]bool{}
		for _, fault := range rangeFaults(t, object) {
			want[policyOf(fault)] = true
		}
		certain := found(t, ev, object, "ignored", "for claims, which have none", "comes with", "is less than the default")
		for id := range want {
			refused[id]++
			if len(got[id]) == 0 {
				t.Errorf("%v\nKubernetes refuses it: %v\nand %s says nothing: %v", object, rangeFaults(t, object), id, got)
			}
		}
		for id := range certain {
			if !want[id] && !(id == "quotas/limit-range-min-max" && want["quotas/limit-range-type-fields"]) {
				t.Errorf("%v\n%s says %v\nand Kubernetes %v", object, id, certain[id], rangeFaults(t, object))
			}
		}
	}
	t.Logf("refused: %v", refused)
}

func rangeFaults(t *testing.T, object m) field.ErrorList {
	t.Helper()
	given, err := decode(object, apiv1.SetObjectDefaults_LimitRange)
	if err != nil {
		t.Fatal(err)
	}
	internal := &api.LimitRange{}
	if err := apiv1.Convert_v1_LimitRange_To_core_LimitRange(given, internal, nil); err != nil {
		t.Fatal(err)
	}
	return validation.ValidateLimitRange(internal)
}

func policyOf(fault *field.Error) string {
	switch {
	case strings.HasPrefix(fault.Detail, "ratio"):
		return "quotas/limit-range-ratio"
	case strings.Contains(fault.Detail, "is greater than"):
		return "quotas/limit-range-min-max"
	}
	return "quotas/limit-range-type-fields"
}

func randomResources(r *rand.Rand) m {
	names := []string{"cpu", "cpu", "memory", "memory", "ephemeral-storage", "nvidia.com/gpu", "hugepages-2Mi"}
	amounts := []string{"0", "1", "2", "4Mi", "4Mi", "6Mi", "8Mi", "2500m", "-1"}
	if r.IntN(6) > 0 {
		amounts = amounts[:7] // else next to nothing is right
	}
	return m{"requests": someOf(r, 3, names, amounts), "limits": someOf(r, 3, names, amounts)}
}

func randomPod(r *rand.Rand, i int) m {
	container := func(name string) m {
		c := m{"name": name, "image": "app", "terminationMessagePolicy": "File", "imagePullPolicy": "Always"}
		if r.IntN(3) > 0 {
			c["resources"] = randomResources(r)
		}
		return c
	}
	spec := m{"containers": []any{container("a")}}
	if r.IntN(2) == 0 {
		spec["containers"] = append(spec["containers"].([]any), container("b"))
	}
	if r.IntN(3) == 0 {
		first := container("c")
		if r.IntN(2) == 0 {
			first["restartPolicy"] = "Always"
		}
		spec["initContainers"] = []any{first}
	}
	if r.IntN(2) == 0 {
		spec["resources"] = randomResources(r)
	}
	return m{"apiVersion": "v1", "kind": "Pod", "metadata": m{"name": fmt.Sprint("p", i), "namespace": "shop"}, "spec": spec}
}

// What the API server refuses in the resources of a pod two policies find, and what they find
// and do not say to be taken, it refuses.
func TestResourcesAreRefusedAlike(t *testing.T) {
	ev := only(t, "quotas/valid-quantities", "quotas/pod-level-resources-consistent")
	r := rand.New(rand.NewPCG(10, 1))
	refused, taken := 0, 0
	for i := range 6_000 {
		object := randomPod(r, i)
		faults := resourceFaults(t, object)
		got := found(t, ev, object)
		certain := found(t, ev, object, "fraction of a byte", "finer than", "suspiciously")
		switch {
		case len(faults) > 0 && len(got) == 0:
			t.Errorf("%v\nKubernetes refuses it: %v\nand no policy says anything", object, faults)
		case len(faults) == 0 && len(certain) > 0:
			t.Errorf("%v\nKubernetes takes it, and policies say %v", object, certain)
		case len(faults) > 0:
			refused++
		default:
			taken++
		}
	}
	t.Logf("%d refused by both, %d taken", refused, taken)
}

func resourceFaults(t *testing.T, object m) (faults field.ErrorList) {
	t.Helper()
	given, err := decode(object, apiv1.SetObjectDefaults_Pod)
	if err != nil {
		t.Fatal(err)
	}
	given.Spec.RestartPolicy = corev1.RestartPolicyAlways
	internal := &api.Pod{}
	if err := apiv1.Convert_v1_Pod_To_core_Pod(given, internal, nil); err != nil {
		t.Fatal(err)
	}
	podutil.DefaultPodLevelResources(internal)
	for _, fault := range validation.ValidatePodCreate(internal, validation.PodValidationOptions{PodLevelResourcesEnabled: true}) {
		if !strings.Contains(fault.Field, "esources") {
			t.Fatalf("a pod that is wrong in another way: %v", fault)
		}
		faults = append(faults, fault)
	}
	return faults
}
