package evaluator_test

import (
	"strings"
	"testing"

	"github.com/reeve-policy/reeve/evaluator"
)

// peerPolicies are a namespace each, and what peers are known to judge wrongly there.
const peerPolicies = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: allow-all, namespace: nobody}
spec: {podSelector: {matchLabels: {app: none}}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: expressions}
spec: {podSelector: {matchExpressions: [{key: app, operator: In, values: [web]}]}, policyTypes: [Ingress, Egress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed, namespace: omitted}
spec: {podSelector: {}}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed, namespace: oneway}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: anything, namespace: open}
spec: {podSelector: {}, ingress: [{}]}
`

// TestWhatPeersJudgeWrongly holds answers against those that other tools were seen to give.
func TestWhatPeersJudgeWrongly(t *testing.T) {
	inv := evaluator.NewInventory()
	if err := inv.Put(evaluator.Manifests("policies.yaml", strings.NewReader(peerPolicies))); err != nil {
		t.Fatal(err)
	}
	if err := inv.MarkComplete("*/*"); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		id, object string
		fault      bool
	}{
		"trivy KSV-0038 is content with any podSelector": {"network/restrict-empty-pod-selector", policyOf("open"), true},
		"trivy KSV-0038 lets everything be allowed":      {"network/no-allow-all-ingress", policyOf("open"), true},
		"kubescape C-0206 is content with a policy that allows all and selects nothing, for ingress": {
			"network/default-deny-ingress", namespaceOf("nobody"), true,
		},
		"and for egress":     {"network/default-deny-egress", namespaceOf("nobody"), true},
		"and for its pods":   {"network/pod-ingress-isolated", podOf("nobody"), true},
		"and for their ways": {"network/pod-egress-isolated", podOf("nobody"), true},
		"kubescape C-0030 does not read matchExpressions, for ingress": {"network/pod-ingress-isolated", podOf("expressions"), false},
		"and for the egress of a pod":                                  {"network/pod-egress-isolated", podOf("expressions"), false},
		"kubescape C-0030 does not default policyTypes, for a pod":     {"network/pod-ingress-isolated", podOf("omitted"), false},
		"and for the namespace":                                        {"network/default-deny-ingress", namespaceOf("omitted"), false},
		"where Egress is no default":                                   {"network/default-deny-egress", namespaceOf("omitted"), true},
		"kubescape C-0030 takes a policy for ingress for one of both":  {"network/pod-egress-isolated", podOf("oneway"), true},
		"and so for the whole namespace":                               {"network/default-deny-egress", namespaceOf("oneway"), true},
		"which is right about the ingress of the pod":                  {"network/pod-ingress-isolated", podOf("oneway"), false},
		"kyverno wants a policy that denies by default to be named so": {"network/restrict-empty-pod-selector", policyOf("oneway"), false},
	} {
		t.Run(name, func(t *testing.T) {
			report, err := with(t, evaluator.WithInventory(inv), evaluator.WithPolicies(c.id)).
				Evaluate(t.Context(), manifest(c.object))
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for range report.Violations() {
				found = true
			}
			if found != c.fault {
				t.Errorf("%s: want a violation: %t, got %+v", c.id, c.fault, report.Counts())
			}
		})
	}
}

func policyOf(namespace string) string {
	for text := range strings.SplitSeq(peerPolicies, "---\n") {
		if strings.Contains(text, "namespace: "+namespace+"}") {
			return text
		}
	}
	return ""
}

func namespaceOf(name string) string {
	return "{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}"
}

func podOf(namespace string) string {
	return "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: " + namespace +
		", labels: {app: web}}, spec: {containers: [{name: app, image: acme}]}}"
}
