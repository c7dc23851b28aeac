package netpol_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/mattfenwick/cyclonus/pkg/connectivity/probe"
	"github.com/mattfenwick/cyclonus/pkg/matcher"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/evaluator/network"
)

// world is a cluster as far as network policies go.
type world struct {
	namespaces map[string]map[string]string // their labels
	pods       []*probe.Pod
	policies   []*networkingv1.NetworkPolicy
	ports      []network.Port
	rewritten  bool // whether cyclonus gets selectors that it reads right
}

var base = sync.OnceValues(func() (*evaluator.Evaluator, error) {
	return evaluator.New(context.Background(), evaluator.WithTimeout(time.Minute))
})

// questions asks reeve about the world, all of which it knows. Self traffic is judged, as
// cyclonus does.
func (w *world) questions(t testing.TB) *network.Questions {
	t.Helper()
	var sources []evaluator.Source
	for name, labels := range w.namespaces {
		sources = append(sources, evaluator.Typed(&corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels}}))
	}
	for _, pod := range w.pods {
		object := pod.KubePod()
		object.Status.PodIP = pod.IP
		sources = append(sources, evaluator.Typed(object))
	}
	for _, policy := range w.policies {
		sources = append(sources, evaluator.Typed(policy))
	}
	inv := evaluator.NewInventory()
	if err := inv.Put(sources...); err != nil {
		t.Fatal(err)
	}
	if inv.Len() != len(sources) {
		t.Fatalf("%d of %d objects have a name of their own", inv.Len(), len(sources))
	}
	if err := inv.MarkComplete("*/*"); err != nil {
		t.Fatal(err)
	}
	ev, err := base()
	if err != nil {
		t.Fatal(err)
	}
	if ev, err = ev.With(t.Context(), evaluator.WithInventory(inv)); err != nil {
		t.Fatal(err)
	}
	return network.New(ev, network.WithSelfTrafficIsolated())
}

// matrix is what reeve says of all pods.
func (w *world) matrix(t testing.TB, q *network.Questions) *network.Matrix {
	t.Helper()
	scope := network.Scope{Pods: true, Ports: w.ports}
	for name := range w.namespaces {
		scope.Namespaces = append(scope.Namespaces, name)
	}
	m, err := q.Matrix(t.Context(), scope)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Endpoints) != len(w.pods) || len(m.Doubts) != 0 {
		t.Fatalf("want %d pods and no doubts, got %d and %q", len(w.pods), len(m.Endpoints), m.Doubts)
	}
	return m
}

// native is cyclonus in the same world. It wants policy types written out, as the API
// server does, and knows no label that the API server adds.
func (w *world) native() *matcher.Policy {
	var defaulted []*networkingv1.NetworkPolicy
	for _, policy := range w.policies {
		policy = policy.DeepCopy()
		if len(policy.Spec.PolicyTypes) == 0 {
			policy.Spec.PolicyTypes = append(policy.Spec.PolicyTypes, networkingv1.PolicyTypeIngress)
			if len(policy.Spec.Egress) > 0 {
				policy.Spec.PolicyTypes = append(policy.Spec.PolicyTypes, networkingv1.PolicyTypeEgress)
			}
		}
		if w.rewritten {
			for _, s := range selectorsOf(policy) {
				rewrite(s)
			}
		}
		defaulted = append(defaulted, policy)
	}
	return matcher.BuildNetworkPolicies(false, defaulted)
}

func (w *world) peer(pod *probe.Pod) *matcher.TrafficPeer {
	labels := filled(w.namespaces[pod.Namespace], nil)
	labels[corev1.LabelMetadataName] = pod.Namespace
	internal := &matcher.InternalPeer{PodLabels: pod.Labels, NamespaceLabels: labels, Namespace: pod.Namespace}
	if w.rewritten {
		keys := w.labelKeys()
		internal.PodLabels, internal.NamespaceLabels = filled(pod.Labels, keys), filled(labels, keys)
	}
	return &matcher.TrafficPeer{Internal: internal, IP: pod.IP}
}

func portName(pod *probe.Pod, port network.Port) string {
	for _, container := range pod.Containers {
		if container.Port == port.Number && container.Protocol == corev1.Protocol(port.Protocol) {
			return container.PortName
		}
	}
	return ""
}

// tally counts verdicts.
type tally struct{ compared, allowed, differences int }

func (a *tally) add(b tally) {
	a.compared += b.compared
	a.allowed += b.allowed
	a.differences += b.differences
}

// compare asks both about every pair of pods and every port, either direction by itself.
func (w *world) compare(t *testing.T, what string) tally {
	t.Helper()
	m, native := w.matrix(t, w.questions(t)), w.native()
	index := map[string]int{}
	for i, e := range m.Endpoints {
		index[e.Namespace+"/"+e.Name] = i
	}
	peers := make([]*matcher.TrafficPeer, len(w.pods))
	for i, pod := range w.pods {
		peers[i] = w.peer(pod)
	}
	var counts tally
	for i, from := range w.pods {
		for j, to := range w.pods {
			for k, port := range w.ports {
				want := native.IsTrafficAllowed(&matcher.Traffic{
					Source: peers[i], Destination: peers[j],
					ResolvedPort: port.Number, ResolvedPortName: portName(to, port), Protocol: corev1.Protocol(port.Protocol),
				})
				got := m.Cell(index[from.Namespace+"/"+from.Name], index[to.Namespace+"/"+to.Name], k)
				counts.compared++
				if got.Allowed {
					counts.allowed++
				}
				if !got.Certain || got.Egress != want.Egress.IsAllowed() || got.Ingress != want.Ingress.IsAllowed() || got.Allowed != want.IsAllowed() {
					counts.differences++
					if counts.differences < 4 {
						t.Errorf("%s: %s/%s to %s/%s on %s: want egress %t, ingress %t, got %+v", what, from.Namespace, from.Name,
							to.Namespace, to.Name, port, want.Egress.IsAllowed(), want.Ingress.IsAllowed(), got)
					}
				}
			}
		}
	}
	return counts
}

func (a tally) String() string {
	return fmt.Sprintf("%d verdicts, %d of them allowed, %d differences", a.compared, a.allowed, a.differences)
}
