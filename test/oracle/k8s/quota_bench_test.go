package k8s_test

import (
	"fmt"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/resourcequota"
	api "k8s.io/kubernetes/pkg/apis/core"
	apiv1 "k8s.io/kubernetes/pkg/apis/core/v1"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	quotacore "k8s.io/kubernetes/pkg/quota/v1/evaluator/core"
	"k8s.io/kubernetes/plugin/pkg/admission/limitranger"
	"k8s.io/utils/clock"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/quota"
	"github.com/reeve-policy/reeve/internal/race"
)

// typical is a pod of two containers, a sidecar and an init container, in a namespace with a
// LimitRange and a quota.
func typical() quotaCase {
	resources := m{"requests": m{"cpu": "250m", "memory": "64Mi"}, "limits": m{"memory": "128Mi"}}
	spec := m{
		"containers":     []any{m{"name": "app", "resources": resources}, m{"name": "log"}},
		"initContainers": []any{m{"name": "proxy", "restartPolicy": "Always", "resources": resources}, m{"name": "setup"}},
	}
	return quotaCase{
		namespace: "shop",
		object:    m{"apiVersion": "v1", "kind": "Pod", "metadata": m{"name": "web", "namespace": "shop"}, "spec": spec},
		ranges:    []map[string]any{{"apiVersion": "v1", "kind": "LimitRange", "metadata": m{"name": "range", "namespace": "shop"}, "spec": m{"limits": []any{m{"type": "Container", "max": m{"cpu": "2", "memory": "1Gi"}, "default": m{"cpu": "500m", "memory": "256Mi"}}}}}},
		quotas: []map[string]any{{
			"apiVersion": "v1", "kind": "ResourceQuota", "metadata": m{"name": "main", "namespace": "shop"}, "spec": m{"hard": m{"pods": "10", "requests.cpu": "8", "limits.memory": "8Gi"}},
			"status": m{"hard": m{"pods": "10", "requests.cpu": "8", "limits.memory": "8Gi"}, "used": m{"pods": "1", "requests.cpu": "1", "limits.memory": "1Gi"}},
		}},
	}
}

// numbered is a typical pod unlike any other: the evaluator remembers what it was asked.
func numbered(i int) m {
	object := typical().object
	containers := object["spec"].(m)["containers"].([]any)
	containers[1].(m)["resources"] = m{"requests": m{"cpu": fmt.Sprint(i, "m")}}
	containers[0].(m)["resources"].(m)["requests"].(m)["cpu"] = fmt.Sprint(i+1, "m")
	return object
}

// BenchmarkAdmit is all of it: defaults, usage, LimitRange and quota. Kubernetes decodes too.
func BenchmarkAdmit(b *testing.B) {
	c := typical()
	b.Run("kubernetes", func(b *testing.B) {
		for b.Loop() {
			if _, err := c.kubernetes(); err != nil {
				b.Fatal(err)
			}
		}
	})
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Map(c.ranges[0]), evaluator.Map(c.quotas[0])); err != nil {
		b.Fatal(err)
	}
	ev, err := base()
	if err != nil {
		b.Fatal(err)
	}
	if ev, err = ev.With(b.Context(), evaluator.WithInventory(inv)); err != nil {
		b.Fatal(err)
	}
	q := quota.New(ev)
	for name, n := range map[string]int{"reeve-1": 1, "reeve-500": 500} {
		questions := make([]quota.Question, n)
		for i := range questions {
			questions[i].Object = numbered(i)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := q.AdmitAll(b.Context(), questions); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "us/object")
		})
	}
}

// BenchmarkBeside takes the parts of it one by one, each beside what Kubernetes has for the
// same: what a pod uses, whether LimitRanges and quotas refuse it, and whether a LimitRange
// is valid itself. Kubernetes gets objects that are decoded and defaulted, reeve the maps
// that a client reads. What is asked is a question and goes through topdown, the rest are
// policies; that of usage compares it with a node too. Only the ratios mean something.
func BenchmarkBeside(b *testing.B) {
	c := typical()
	c.object = bounded(0)
	pod, external := c.decoded(b)
	limits, err := decode(c.ranges[0], apiv1.SetObjectDefaults_LimitRange)
	if err != nil {
		b.Fatal(err)
	}
	known, err := decode(c.quotas[0], apiv1.SetObjectDefaults_ResourceQuota)
	if err != nil {
		b.Fatal(err)
	}
	uses := func() error {
		_, err := quotacore.PodUsageFunc(external, clock.RealClock{})
		return err
	}
	b.Run("usage", func(b *testing.B) {
		beside(b, uses, judging(b, []map[string]any{roomy()}, bounded, "quotas/fits-a-node"))
	})
	b.Run("usage-asked", func(b *testing.B) { beside(b, uses, asking(b)) })
	b.Run("limit-range", func(b *testing.B) {
		within := judging(b, c.ranges, bounded, "quotas/workload-within-limit-range")
		beside(b, func() error {
			made := pod.DeepCopy()
			if err := limitranger.PodMutateLimitFunc(limits, made); err != nil {
				return err
			}
			return limitranger.PodValidateLimitFunc(limits, made)
		}, within)
	})
	b.Run("quota-asked", func(b *testing.B) {
		counting := quotacore.NewPodEvaluator(nil, clock.RealClock{})
		beside(b, func() error {
			_, err := resourcequota.CheckRequest([]corev1.ResourceQuota{*known.DeepCopy()}, admission.NewAttributesRecord(
				external, nil, corev1.SchemeGroupVersion.WithKind("Pod"), c.namespace, external.Name,
				corev1.SchemeGroupVersion.WithResource("pods"), "", admission.Create, nil, false, nil), counting, nil)
			return err
		}, asking(b, c.quotas...))
	})
	b.Run("valid-limit-range", func(b *testing.B) {
		internal := &api.LimitRange{}
		if err := apiv1.Convert_v1_LimitRange_To_core_LimitRange(limits, internal, nil); err != nil {
			b.Fatal(err)
		}
		beside(b, func() error { return validation.ValidateLimitRange(internal).ToAggregate() }, judging(b, nil, numberedRange,
			"quotas/limit-range-min-max", "quotas/limit-range-ratio", "quotas/limit-range-type-fields"))
	})
}

// beside reports the processor time of both and how many times that of Kubernetes reeve takes.
func beside(b *testing.B, kubernetes func() error, reeve func(i int) error) {
	b.Helper()
	fail := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	i := 0
	for b.Loop() {
		fail(kubernetes())
		fail(reeve(i))
	}
	times := race.Run(
		race.Candidate{Name: "kubernetes", Run: func() { fail(kubernetes()) }},
		race.Candidate{Name: "reeve", Run: func() { i++; fail(reeve(i)) }},
	)
	b.ReportMetric(float64(times[0].Nanoseconds())/1000, "k8s-us")
	b.ReportMetric(float64(times[1].Nanoseconds())/1000, "reeve-us")
	b.ReportMetric(float64(times[1])/float64(times[0]), "x-k8s")
}

// bounded is a typical pod unlike any other, in which every container has requests and limits.
func bounded(i int) m {
	object := numbered(i)
	spec := object["spec"].(m)
	for _, key := range []string{"containers", "initContainers"} {
		for _, container := range spec[key].([]any) {
			container.(m)["resources"] = m{"requests": m{"cpu": fmt.Sprint(100+i, "m"), "memory": "64Mi"}, "limits": m{"cpu": "500m", "memory": "128Mi"}}
		}
	}
	return object
}

// asking is the question whether bounded pods would be admitted, where the inventory holds
// nothing but the objects. The answer says what a pod uses.
func asking(b *testing.B, objects ...map[string]any) func(i int) error {
	b.Helper()
	q := quota.New(holding(b, objects))
	return func(i int) error {
		answer, err := q.Admit(b.Context(), bounded(i%100))
		if err == nil && (len(answer.Charge) == 0 || !answer.Admitted()) {
			err = fmt.Errorf("charged %v, refused by %v", answer.Charge, answer.Refusals)
		}
		return err
	}
}

// judging lets policies judge numbered objects, which are all in order.
func judging(b *testing.B, objects []map[string]any, numbered func(i int) m, ids ...string) func(i int) error {
	b.Helper()
	ev, err := holding(b, objects).With(b.Context(), nothingBut(ids...)...)
	if err != nil {
		b.Fatal(err)
	}
	return func(i int) error {
		report, err := ev.Evaluate(b.Context(), evaluator.Map(numbered(i%100)))
		if err == nil {
			err = report.Err()
		}
		return err
	}
}

// holding is an evaluator whose inventory holds the objects and all that there is.
func holding(b *testing.B, objects []map[string]any) *evaluator.Evaluator {
	b.Helper()
	inv := evaluator.NewInventory()
	for _, object := range objects {
		if err := inv.Put(evaluator.Map(object)); err != nil {
			b.Fatal(err)
		}
	}
	if err := inv.MarkComplete("*/*", "*"); err != nil {
		b.Fatal(err)
	}
	ev, err := base()
	if err != nil {
		b.Fatal(err)
	}
	if ev, err = ev.With(b.Context(), evaluator.WithInventory(inv)); err != nil {
		b.Fatal(err)
	}
	return ev
}

// roomy is a Node that any pod fits.
func roomy() map[string]any {
	return m{"apiVersion": "v1", "kind": "Node", "metadata": m{"name": "node"}, "status": m{"allocatable": m{"cpu": "64", "memory": "256Gi"}}}
}

// numberedRange is a valid LimitRange unlike any other.
func numberedRange(i int) m {
	return m{"apiVersion": "v1", "kind": "LimitRange", "metadata": m{"name": "range", "namespace": "shop"}, "spec": m{"limits": []any{
		m{
			"type": "Container", "min": m{"cpu": "10m"}, "max": m{"cpu": "2", "memory": fmt.Sprint(512+i, "Mi")},
			"default": m{"cpu": fmt.Sprint(500+i, "m"), "memory": "256Mi"}, "defaultRequest": m{"cpu": "400m"}, "maxLimitRequestRatio": m{"cpu": "4"},
		},
		m{"type": "Pod", "max": m{"cpu": "4", "memory": "2Gi"}},
		m{"type": "PersistentVolumeClaim", "max": m{"storage": fmt.Sprint(10+i, "Gi")}},
	}}}
}

// decoded is the pod as the parts of the API server get it: internal and versioned.
func (c quotaCase) decoded(b *testing.B) (*api.Pod, *corev1.Pod) {
	b.Helper()
	external, err := decode(c.object, apiv1.SetObjectDefaults_Pod)
	if err != nil {
		b.Fatal(err)
	}
	internal := &api.Pod{}
	if err := apiv1.Convert_v1_Pod_To_core_Pod(external, internal, nil); err != nil {
		b.Fatal(err)
	}
	return internal, external
}
