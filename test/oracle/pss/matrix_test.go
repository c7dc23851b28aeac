package pss_test

import (
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"

	"github.com/reeve-policy/reeve/evaluator"
)

// distinctPods are the pods of all fixtures, each once, whatever its name.
func distinctPods(t testing.TB) []*corev1.Pod {
	t.Helper()
	seen := map[string]bool{}
	var pods []*corev1.Pod
	for _, f := range fixtures(t) {
		pod := f.pod(t)
		pod.Name = "pod"
		if !seen[pod.String()] {
			seen[pod.String()] = true
			pods = append(pods, pod)
		}
	}
	return pods
}

// defaulted is the pod as the API server would judge it: a volume without a source
// is an emptyDir, and on the host network a container port is a host port.
func defaulted(pod *corev1.Pod) *corev1.Pod {
	pod = pod.DeepCopy()
	for i := range pod.Spec.Volumes {
		if volume := &pod.Spec.Volumes[i]; volume.VolumeSource == (corev1.VolumeSource{}) {
			volume.EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	if pod.Spec.HostNetwork {
		defaultHostPorts(pod.Spec.InitContainers)
		defaultHostPorts(pod.Spec.Containers)
	}
	return pod
}

func defaultHostPorts(containers []corev1.Container) {
	for i := range containers {
		for j := range containers[i].Ports {
			if port := &containers[i].Ports[j]; port.HostPort == 0 {
				port.HostPort = port.ContainerPort
			}
		}
	}
}

func TestEveryPodLevelAndVersionFailsTheSameControls(t *testing.T) {
	evaluatorOf := evaluators(t)
	pods := distinctPods(t)
	sources := make([]evaluator.Source, len(pods))
	for i, pod := range pods {
		sources[i] = evaluator.Typed(pod)
	}
	compared, allowed := 0, 0
	for _, level := range levels {
		for _, version := range versions() {
			oracle, ev := newNative(t, level, version), evaluatorOf(profile(level, version))
			for i, pod := range pods {
				want, got := oracle.failing(t, defaulted(pod)), complaining(t, ev, sources[i])
				if !slices.Equal(want, got) {
					t.Errorf("%s on pod %d: want %v, got %v", profile(level, version), i, want, got)
				}
				compared++
				if len(want) == 0 {
					allowed++
				}
			}
		}
	}
	t.Logf("%d pods, %d verdicts compared, %d of them allowed", len(pods), compared, allowed)
}
