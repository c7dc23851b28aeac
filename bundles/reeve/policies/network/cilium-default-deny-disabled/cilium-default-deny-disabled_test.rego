package reeve.policies.network["cilium-default-deny-disabled_test"]

import data.reeve.policies.network["cilium-default-deny-disabled"] as policy

denied["ingress not denied by default"] := _policy("CiliumNetworkPolicy", {"enableDefaultDeny": {"ingress": false}})

denied["egress not denied by default"] := _policy("CiliumClusterwideNetworkPolicy", {"enableDefaultDeny": {"ingress": true, "egress": false}})

denied["from the world"] := _policy("CiliumNetworkPolicy", {"ingress": [{"fromEntities": ["cluster", "world"]}]})

denied["to all"] := _policy("CiliumNetworkPolicy", {"egress": [{"toPorts": []}, {"toEntities": ["all"]}]})

denied["to the world over IPv6"] := _policy("CiliumNetworkPolicy", {"egress": [{"toEntities": ["world-ipv6"]}]})

denied["one of several specs"] := object.union(
	_policy("CiliumNetworkPolicy", null),
	{"specs": [{"ingress": [{}]}, {"enableDefaultDeny": {"egress": false}}]},
)

allowed["denied by default"] := _policy("CiliumNetworkPolicy", {"enableDefaultDeny": {"ingress": true, "egress": null}})

allowed["nothing said"] := _policy("CiliumNetworkPolicy", {"endpointSelector": {}, "ingress": [null, {}]})

allowed["the cluster"] := _policy("CiliumNetworkPolicy", {"ingress": [{"fromEntities": ["cluster", "host"]}]})

allowed["what is denied"] := _policy("CiliumNetworkPolicy", {"ingressDeny": [{"fromEntities": ["world"]}]})

allowed["no spec"] := _policy("CiliumNetworkPolicy", null)

_policy(kind, spec) := {
	"apiVersion": "cilium.io/v2",
	"kind": kind,
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
		"msg": "ingress rule is for the entity \"world\"",
		"path": ["spec", "ingress", 0, "fromEntities", 1],
	}} with input as denied["from the world"]
}

test_default_deny_is_named if {
	policy.violation == {{
		"msg": "policy leaves its pods open for egress, since enableDefaultDeny.egress is false",
		"path": ["specs", 1, "enableDefaultDeny", "egress"],
	}} with input as denied["one of several specs"]
}

test_kinds_of_other_groups_are_not_looked_at if {
	count(policy.violation) == 0 with input as object.union(denied["from the world"], {"apiVersion": "example.com/v2"})
}
