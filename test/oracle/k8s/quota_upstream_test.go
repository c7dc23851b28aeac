package k8s_test

import (
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	quotacore "k8s.io/kubernetes/pkg/quota/v1/evaluator/core"
	"k8s.io/utils/clock"
)

// That Kubernetes counts one pod differently each time is why reread is there. When this
// fails it has been mended, and reread may go.
func TestKubernetesChangesAPodWhenItCountsIt(t *testing.T) {
	pod := &corev1.Pod{Spec: corev1.PodSpec{
		Resources: &corev1.ResourceRequirements{Requests: corev1.ResourceList{"memory": resource.MustParse("1.5Gi")}},
		Overhead:  corev1.ResourceList{"memory": resource.MustParse("128Mi")},
	}}
	first, err := quotacore.PodUsageFunc(pod, clock.RealClock{})
	if err != nil {
		t.Fatal(err)
	}
	before := plain(first["requests.memory"])
	second, err := quotacore.PodUsageFunc(pod, clock.RealClock{})
	if err != nil {
		t.Fatal(err)
	}
	if after := plain(second["requests.memory"]); before == after {
		t.Errorf("got %s twice", before)
	}
}
