package k8s_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"k8s.io/kubernetes/pkg/apis/networking"
	internalv1 "k8s.io/kubernetes/pkg/apis/networking/v1"
	"k8s.io/kubernetes/pkg/apis/networking/validation"

	"github.com/reeve-policy/reeve/evaluator"
	"github.com/reeve-policy/reeve/policy"
)

// refusing are the policies that say, among other things, what the API server refuses.
var refusing = []string{
	"network/policy-types-consistent", "network/valid-ports", "network/valid-ip-block",
	"network/except-within-block", "network/peer-single-kind", "network/selector-satisfiable",
}

// accepted are the beginnings of what they say of policies that it accepts.
var accepted = []string{"matches nothing", "is for no address", "have no effect", "says nothing"}

// TestRandomNetworkPoliciesAreRefusedByBoth has both judge policies whose parts are wrong
// now and then.
func TestRandomNetworkPoliciesAreRefusedByBoth(t *testing.T) {
	options := []evaluator.Option{
		evaluator.WithProfile("all"),
		evaluator.WithSetting("*", policy.Setting{Action: policy.ActionOff}),
	}
	for _, id := range refusing {
		options = append(options, evaluator.WithSetting(id, policy.Setting{Action: policy.ActionDeny}))
	}
	ev, err := evaluator.New(t.Context(), options...)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for seed := range uint64(3000) {
		p := faulty{rand.New(rand.NewPCG(seed, 7))}.policy()
		var internal networking.NetworkPolicy
		if err := internalv1.Convert_v1_NetworkPolicy_To_networking_NetworkPolicy(p, &internal, nil); err != nil {
			t.Fatal(err)
		}
		errs := validation.ValidateNetworkPolicy(&internal, validation.NetworkPolicyValidationOptions{})
		report, err := ev.Evaluate(t.Context(), evaluator.Typed(p))
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for v := range report.Violations() {
			if !isAccepted(v) {
				found = append(found, v.Message)
			}
		}
		if (len(errs) > 0) != (len(found) > 0) {
			text, _ := json.Marshal(p.Spec)
			t.Errorf("%s: Kubernetes says %v, reeve %q", text, errs, found)
		}
		if len(errs) > 0 {
			refused++
		}
	}
	t.Logf("of 3000 policies %d are refused", refused)
}

func isAccepted(v policy.Violation) bool {
	return v.Severity == policy.SeverityLow || slices.ContainsFunc(accepted, func(part string) bool { return strings.Contains(v.Message, part) })
}

// faulty makes policies of which each part is mostly right.
type faulty struct{ *rand.Rand }

func one[T any](f faulty, right, wrong []T) T {
	if f.IntN(25) == 0 {
		return wrong[f.IntN(len(wrong))]
	}
	return right[f.IntN(len(right))]
}

func (f faulty) policy() *networkingv1.NetworkPolicy {
	p := &networkingv1.NetworkPolicy{ObjectMeta: metav1.ObjectMeta{Namespace: "shop", Name: "web"}}
	p.Spec.PodSelector = *f.selector()
	p.Spec.PolicyTypes = one(f, [][]networkingv1.PolicyType{{"Ingress", "Egress"}, {"Egress", "Ingress"}},
		[][]networkingv1.PolicyType{{"Ingress", "Egress", "ingress"}, {"Ingress", "Egress", "Ingress"}, {"Ingress", "Egress", ""}})
	for range f.IntN(3) {
		p.Spec.Ingress = append(p.Spec.Ingress, networkingv1.NetworkPolicyIngressRule{From: f.peers(), Ports: f.ports()})
	}
	for range f.IntN(2) {
		p.Spec.Egress = append(p.Spec.Egress, networkingv1.NetworkPolicyEgressRule{To: f.peers(), Ports: f.ports()})
	}
	return p
}

func (f faulty) selector() *metav1.LabelSelector {
	s := &metav1.LabelSelector{}
	if f.IntN(2) == 0 {
		s.MatchLabels = map[string]string{one(f, []string{"app", "example.com/tier"}, []string{"", "-a", "a/b/c"}): one(f, []string{"", "a", "b"}, []string{"-", "a b"})}
	}
	if f.IntN(3) == 0 {
		operator := one(f, []string{"In", "NotIn", "Exists", "DoesNotExist"}, []string{"", "in", "Gt"})
		e := metav1.LabelSelectorRequirement{Key: one(f, []string{"app", "zone"}, []string{"", "a b"}), Operator: metav1.LabelSelectorOperator(operator)}
		if strings.HasSuffix(operator, "In") != (f.IntN(25) == 0) {
			e.Values = []string{one(f, []string{"a", "b"}, []string{"-"})}
		}
		s.MatchExpressions = append(s.MatchExpressions, e)
	}
	return s
}

func (f faulty) peers() (all []networkingv1.NetworkPolicyPeer) {
	for range f.IntN(3) {
		var p networkingv1.NetworkPolicyPeer
		kind := one(f, []int{1, 2, 3, 4}, []int{0, 5, 6, 7})
		if kind&1 != 0 {
			p.PodSelector = f.selector()
		}
		if kind&2 != 0 {
			p.NamespaceSelector = f.selector()
		}
		if kind&4 != 0 {
			p.IPBlock = &networkingv1.IPBlock{CIDR: one(f, []string{"10.0.0.0/8", "fd00::/16", "0.0.0.0/0"}, []string{"", "10.0.0.0", "10.1.0.0/8", "010.0.0.0/8", "::ffff:10.0.0.0/104", "10.0.0.0/08"})}
			for range f.IntN(2) {
				p.IPBlock.Except = append(p.IPBlock.Except, f.except(p.IPBlock.CIDR))
			}
		}
		all = append(all, p)
	}
	return all
}

func (f faulty) except(cidr string) string {
	inside := []string{"10.1.0.0/16", "10.128.0.0/9"}
	if strings.HasPrefix(cidr, "fd") {
		inside = []string{"fd00:1::/32", "fd00:8000::/17"}
	}
	return one(f, inside, []string{"11.0.0.0/8", "10.0.0.0/8", "10.0.0.0/7", "fd00::/16", "10.1.0.1/16", "x", "", "010.1.0.0/16"})
}

func (f faulty) ports() (all []networkingv1.NetworkPolicyPort) {
	for range f.IntN(3) {
		var p networkingv1.NetworkPolicyPort
		if f.IntN(2) == 0 {
			p.Protocol = new(one(f, []corev1.Protocol{"TCP", "UDP", "SCTP"}, []corev1.Protocol{"", "tcp", "ICMP"}))
		}
		switch f.IntN(4) {
		case 0:
			p.Port = new(intstr.FromString(one(f, []string{"http", "a-1", "1a"}, []string{"", "80", "-a", "a-", "a--b", "A", "a_b", "abcdefghijklmnop"})))
		case 1:
			p.Port = new(intstr.FromInt32(one(f, []int32{1, 80, 65535}, []int32{0, -1, 65536})))
		case 2:
			p.Port = new(intstr.FromInt32(one(f, []int32{1, 80}, []int32{0, 65536})))
			p.EndPort = new(one(f, []int32{80, 65535}, []int32{0, 65536, 79}))
		}
		if f.IntN(40) == 0 {
			p.EndPort = new(int32(90))
		}
		all = append(all, p)
	}
	return all
}
