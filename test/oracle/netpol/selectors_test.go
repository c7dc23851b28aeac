package netpol_test

import (
	"maps"

	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// absent stands for a label that is not there. Cyclonus is wrong about those in two ways:
// NotIn does not match them, and a wanted empty value does. So where it is compared on
// selectors other than its own, all labels that selectors ask for are there, some of them
// with this value, and the selectors are rewritten to mean the same.
const absent = "absent.example.com"

func (w *world) labelKeys() map[string]bool {
	all := map[string]bool{}
	for _, policy := range w.policies {
		for _, s := range selectorsOf(policy) {
			for key := range s.MatchLabels {
				all[key] = true
			}
			for _, e := range s.MatchExpressions {
				all[e.Key] = true
			}
		}
	}
	return all
}

// selectorsOf are all selectors of a policy, in place.
func selectorsOf(policy *networkingv1.NetworkPolicy) []*metav1.LabelSelector {
	all := []*metav1.LabelSelector{&policy.Spec.PodSelector}
	for _, peer := range peersOf(policy) {
		for _, s := range []*metav1.LabelSelector{peer.PodSelector, peer.NamespaceSelector} {
			if s != nil {
				all = append(all, s)
			}
		}
	}
	return all
}

func peersOf(policy *networkingv1.NetworkPolicy) (all []networkingv1.NetworkPolicyPeer) {
	for _, rule := range policy.Spec.Ingress {
		all = append(all, rule.From...)
	}
	for _, rule := range policy.Spec.Egress {
		all = append(all, rule.To...)
	}
	return all
}

func rewrite(s *metav1.LabelSelector) {
	for i, e := range s.MatchExpressions {
		switch e.Operator {
		case metav1.LabelSelectorOpExists:
			s.MatchExpressions[i] = metav1.LabelSelectorRequirement{Key: e.Key, Operator: metav1.LabelSelectorOpNotIn, Values: []string{absent}}
		case metav1.LabelSelectorOpDoesNotExist:
			s.MatchExpressions[i] = metav1.LabelSelectorRequirement{Key: e.Key, Operator: metav1.LabelSelectorOpIn, Values: []string{absent}}
		}
	}
}

func filled(labels map[string]string, keys map[string]bool) map[string]string {
	labels = maps.Clone(labels)
	if labels == nil {
		labels = map[string]string{}
	}
	for key := range keys {
		if _, ok := labels[key]; !ok {
			labels[key] = absent
		}
	}
	return labels
}
