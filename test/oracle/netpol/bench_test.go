package netpol_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/mattfenwick/cyclonus/pkg/connectivity/probe"
	"github.com/mattfenwick/cyclonus/pkg/matcher"
	"github.com/sirupsen/logrus"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/reeve-policy/reeve/evaluator/network"
)

// large is a cluster of 1,000 pods in ten namespaces, of a hundred applications with
// replicas, or with every pod different from all others, and of 50 policies: each namespace
// denies by default and allows four of its applications something.
func large(alike bool) *world {
	w := &world{namespaces: map[string]map[string]string{}, ports: []network.Port{{Number: 8080, Protocol: network.TCP}}}
	for n := range 10 {
		namespace := fmt.Sprint("team", n)
		w.namespaces[namespace] = map[string]string{"team": namespace}
		for i := range 100 {
			pod := probe.NewDefaultPod(namespace, fmt.Sprint("pod", i), []int{8080}, protocols[:1], false, "registry.example.com")
			pod.Labels = map[string]string{"app": fmt.Sprint("app", i%10), "pod-template-hash": fmt.Sprintf("%x", i)}
			pod.IP = fmt.Sprintf("10.0.%d.%d", n, i+1)
			w.pods = append(w.pods, pod)
		}
		w.policies = append(w.policies, policyOf(namespace, 0, nil))
		for i := range 4 {
			w.policies = append(w.policies, policyOf(namespace, i+1, map[string]string{"app": fmt.Sprint("app", i)}))
		}
	}
	if !alike {
		// One rule that looks at the label by which all pods of a namespace differ.
		rule := networkingv1.NetworkPolicyPeer{PodSelector: &metav1.LabelSelector{MatchLabels: map[string]string{"pod-template-hash": "0"}}}
		w.policies[1].Spec.Ingress[0].From = append(w.policies[1].Spec.Ingress[0].From, rule)
	}
	return w
}

func policyOf(namespace string, number int, selected map[string]string) *networkingv1.NetworkPolicy {
	p := &networkingv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: fmt.Sprint("p", number)}}
	p.Spec.PolicyTypes = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
	if selected == nil {
		return p
	}
	p.Spec.PodSelector.MatchLabels = selected
	p.Spec.Ingress = []networkingv1.NetworkPolicyIngressRule{{
		Ports: []networkingv1.NetworkPolicyPort{{Port: new(intstr.FromInt32(8080))}},
		From: []networkingv1.NetworkPolicyPeer{
			{PodSelector: &metav1.LabelSelector{MatchLabels: map[string]string{"app": fmt.Sprint("app", number)}}},
			{NamespaceSelector: &metav1.LabelSelector{MatchLabels: map[string]string{"team": fmt.Sprint("team", number)}}},
		},
	}}
	return p
}

// BenchmarkReachability answers who may reach whom among 1,000 pods on one port, a million
// verdicts: reeve's matrix with every cell read, and
// cyclonus' matcher asked about every pair.
func BenchmarkReachability(b *testing.B) {
	logrus.SetOutput(io.Discard)
	for name, alike := range map[string]bool{"replicas": true, "all-different": false} {
		w := large(alike)
		b.Run(name+"/reeve", func(b *testing.B) { benchmarkMatrix(b, w) })
		b.Run(name+"/cyclonus", func(b *testing.B) { benchmarkNative(b, w) })
	}
}

func benchmarkMatrix(b *testing.B, w *world) {
	q := w.questions(b)
	allowed := 0
	for b.Loop() {
		m := w.matrix(b, q)
		allowed = 0
		for i := range m.Endpoints {
			for j := range m.Endpoints {
				if m.Cell(i, j, 0).Allowed {
					allowed++
				}
			}
		}
	}
	b.ReportMetric(float64(allowed), "allowed")
}

func benchmarkNative(b *testing.B, w *world) {
	peers := make([]*matcher.TrafficPeer, len(w.pods))
	for i, pod := range w.pods {
		peers[i] = w.peer(pod)
	}
	allowed := 0
	for b.Loop() {
		native := w.native()
		allowed = 0
		for _, from := range peers {
			for _, to := range peers {
				if native.IsTrafficAllowed(&matcher.Traffic{
					Source: from, Destination: to, ResolvedPort: 8080, ResolvedPortName: "serve-8080-tcp", Protocol: corev1.ProtocolTCP,
				}).IsAllowed() {
					allowed++
				}
			}
		}
	}
	b.ReportMetric(float64(allowed), "allowed")
}
