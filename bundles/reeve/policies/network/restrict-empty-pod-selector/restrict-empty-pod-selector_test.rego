package reeve.policies.network["restrict-empty-pod-selector_test"]

import data.reeve.policies.network["restrict-empty-pod-selector"] as policy

denied["an ingress rule"] := _object({"podSelector": {}, "ingress": [{"from": [{"podSelector": {}}]}]})

# Any key podSelector satisfies trivy's KSV-0038, so it says nothing here.
denied["a rule that allows everything"] := _object({"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{}]})

denied["no selector at all"] := _object({"ingress": [{"ports": [{"port": 80}]}]})

denied["a selector that is null"] := _object({"podSelector": null, "ingress": [null]})

denied["an empty selector in another writing"] := _object({"podSelector": {"matchLabels": {}, "matchExpressions": []}, "egress": [{}]})

denied["DNS and another port"] := _egress([{"ports": [{"port": 53, "protocol": "UDP"}, {"port": 443}]}])

denied["DNS and another rule"] := _egress([{"ports": [{"port": 53}]}, {"to": [{"podSelector": {}}]}])

denied["a range that begins with DNS"] := _egress([{"ports": [{"port": 53, "endPort": 54}]}])

denied["DNS from everywhere"] := _object({"ingress": [{"ports": [{"port": 53}]}]})

# kyverno's restrict-networkpolicy-empty-podselector wants such a policy to be named
# default-deny; it is the one that everybody recommends.
allowed["one that denies by default, whatever its name"] := _object({"podSelector": {}, "policyTypes": ["Ingress", "Egress"]})

allowed["no rules but lists of them"] := _object({"podSelector": {}, "ingress": [], "egress": null})

allowed["labels"] := _object({"podSelector": {"matchLabels": {"app": "web"}}, "ingress": [{}]})

allowed["a requirement"] := _object({"podSelector": {"matchExpressions": [{"key": "app", "operator": "Exists"}]}, "ingress": [{}]})

allowed["a dead rule"] := _object({"podSelector": {}, "policyTypes": ["Egress"], "ingress": [{}]})

allowed["DNS"] := _egress([{
	"to": [{"namespaceSelector": {}, "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}}}],
	"ports": [{"port": 53, "protocol": "UDP"}, {"port": 53, "protocol": "TCP", "endPort": 53}],
}])

allowed["an object of another kind"] := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"ingress": [{}]}}

_egress(rules) := _object({"podSelector": {}, "policyTypes": ["Ingress", "Egress"], "egress": rules})

_object(spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "podSelector selects every pod of the namespace, and the policy allows something",
		"path": ["spec", "podSelector"],
	}} with input as denied["an ingress rule"]
}

test_without_the_rule_for_dns if {
	parameters := {"network/restrict-empty-pod-selector": {"allowDnsRule": false}}
	count(policy.violation) == 1 with input as allowed.DNS with data.reeve_parameters as parameters
	name := "one that denies by default, whatever its name"
	count(policy.violation) == 0 with input as allowed[name] with data.reeve_parameters as parameters
}
