package netpol_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/mattfenwick/cyclonus/pkg/connectivity/probe"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"

	"github.com/reeve-policy/reeve/evaluator/network"
)

// What random worlds are made of: little, so that things meet.
var (
	keys   = []string{"app", "tier", "example.com/zone"}
	values = []string{"", "a", "b"}
	blocks = []string{"10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.2.3/32", "0.0.0.0/0", "fd00::/8", "fd00:1::/32", "fd00:1::7/128", "::/0"}
	ips    = []string{"10.1.2.3", "10.1.2.4", "10.1.3.1", "10.2.0.1", "192.168.0.1", "fd00:1::7", "fd00:1::8", "fd00:2::1", "fe80::1"}
)

type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 7))} }

func pick[T any](r random, from []T) T { return from[r.IntN(len(from))] }

func (r random) chance(percent int) bool { return r.IntN(100) < percent }

func (r random) labels() map[string]string {
	labels := map[string]string{}
	for _, key := range keys {
		if r.chance(60) {
			labels[key] = pick(r, values)
		}
	}
	return labels
}

func (r random) selector() *metav1.LabelSelector {
	s := &metav1.LabelSelector{}
	if r.chance(40) {
		s.MatchLabels = map[string]string{pick(r, keys): pick(r, values)}
	}
	for r.chance(30) {
		e := metav1.LabelSelectorRequirement{Key: pick(r, keys), Operator: pick(r, []metav1.LabelSelectorOperator{"In", "NotIn", "Exists", "DoesNotExist"})}
		if e.Operator == "In" || e.Operator == "NotIn" {
			e.Values = values[r.IntN(2):]
		}
		s.MatchExpressions = append(s.MatchExpressions, e)
	}
	return s
}

func (r random) peer() networkingv1.NetworkPolicyPeer {
	if r.chance(30) {
		block := &networkingv1.IPBlock{CIDR: pick(r, blocks)}
		for r.chance(40) {
			block.Except = append(block.Except, pick(r, blocks))
		}
		return networkingv1.NetworkPolicyPeer{IPBlock: block}
	}
	var p networkingv1.NetworkPolicyPeer
	if r.chance(50) {
		p.NamespaceSelector = r.selector()
	}
	if p.NamespaceSelector == nil || r.chance(50) {
		p.PodSelector = r.selector()
	}
	return p
}

func (r random) peers() (all []networkingv1.NetworkPolicyPeer) {
	for r.chance(60) {
		all = append(all, r.peer())
	}
	return all
}

func (r random) ports() (all []networkingv1.NetworkPolicyPort) {
	for r.chance(50) {
		var p networkingv1.NetworkPolicyPort
		if r.chance(70) {
			p.Protocol = new(pick(r, protocols))
		}
		switch r.IntN(4) {
		case 0:
			p.Port = new(intstr.FromString(fmt.Sprintf("serve-%d-%s", pick(r, numbers), pick(r, []string{"tcp", "udp"}))))
		case 1:
			p.Port = new(intstr.FromInt32(int32(pick(r, numbers))))
		case 2:
			p.Port, p.EndPort = new(intstr.FromInt32(80)), new(int32(80+r.IntN(3)))
		}
		all = append(all, p)
	}
	return all
}

func (r random) policy(namespace string, number int) *networkingv1.NetworkPolicy {
	p := &networkingv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: fmt.Sprint("p", number)}}
	p.Spec.PodSelector = *r.selector()
	for _, each := range []networkingv1.PolicyType{"Ingress", "Egress"} {
		if r.chance(60) {
			p.Spec.PolicyTypes = append(p.Spec.PolicyTypes, each)
		}
	}
	for r.chance(60) {
		p.Spec.Ingress = append(p.Spec.Ingress, networkingv1.NetworkPolicyIngressRule{From: r.peers(), Ports: r.ports()})
	}
	for r.chance(50) {
		p.Spec.Egress = append(p.Spec.Egress, networkingv1.NetworkPolicyEgressRule{To: r.peers(), Ports: r.ports()})
	}
	return p
}

// pod declares some of the ports, under the names that cyclonus gives them.
func (r random) pod(namespace string, number int, labels map[string]string, ip string) *probe.Pod {
	pod := probe.NewDefaultPod(namespace, fmt.Sprint("pod", number), []int{pick(r, numbers)}, protocols[:1+r.IntN(3)], false, "registry.example.com")
	pod.Labels, pod.IP = labels, ip
	return pod
}

func (r random) world() *world {
	w := &world{namespaces: map[string]map[string]string{}, rewritten: true}
	for _, namespace := range namespaces {
		w.namespaces[namespace] = r.labels()
	}
	for i := range 10 {
		w.pods = append(w.pods, r.pod(pick(r, namespaces), i, r.labels(), pick(r, ips)))
	}
	for i := range r.IntN(6) {
		w.policies = append(w.policies, r.policy(pick(r, namespaces[:2]), i))
	}
	for _, number := range numbers {
		w.ports = append(w.ports, network.Port{Number: number, Protocol: network.Protocol(pick(r, protocols))})
	}
	return w
}

func TestRandomWorldsHaveTheSameVerdicts(t *testing.T) {
	var total tally
	for seed := range uint64(250) {
		total.add(newRandom(seed).world().compare(t, fmt.Sprintf("world %d", seed)))
	}
	t.Log(total)
	if total.allowed == 0 || total.allowed == total.compared {
		t.Error("want verdicts of both kinds")
	}
}

// TestSingleQuestionsAgreeWithTheMatrix holds the two ways to ask against each other, and
// every reason against the verdict.
func TestSingleQuestionsAgreeWithTheMatrix(t *testing.T) {
	asked := 0
	for seed := range uint64(40) {
		w := newRandom(1000 + seed).world()
		q := w.questions(t)
		m := w.matrix(t, q)
		var questions []network.Question
		for _, from := range m.Endpoints {
			for _, to := range m.Endpoints {
				questions = append(questions, network.Question{From: from, To: to, Port: m.Ports[0]})
			}
		}
		answers, err := q.MayAll(t.Context(), questions)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range answers {
			c := m.Cell(i/len(m.Endpoints), i%len(m.Endpoints), 0)
			asked++
			if a.Allowed != c.Allowed || a.Egress.Allowed != c.Egress || a.Ingress.Allowed != c.Ingress || a.Certain() != c.Certain {
				t.Errorf("world %d, %s to %s: the matrix says %+v, the single question %+v", seed, questions[i].From, questions[i].To, c, a)
			}
			for _, s := range []network.Side{a.Egress, a.Ingress} {
				if s.Allowed != (len(s.IsolatedBy) == 0 || len(s.AllowedBy) > 0) {
					t.Errorf("world %d: the reasons of %+v are not those of its verdict", seed, s)
				}
			}
		}
	}
	t.Logf("%d questions", asked)
}
