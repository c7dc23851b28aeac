# METADATA
# scope: package
# title: Cilium policy that leaves pods open
# description: >-
#   A policy of Cilium isolates the pods that it selects, unless enableDefaultDeny switches
#   that off: then it looks like isolation and is none. The entities all and world let in, or
#   out to, everybody.
# related_resources:
# - ref: https://docs.cilium.io/en/stable/security/policy/intro/#policy-default-deny
# custom:
#   severity: medium
#   action: audit
#   match: {kinds: [cilium.io/CiliumNetworkPolicy, cilium.io/CiliumClusterwideNetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [kubescape C-0206]
#   remediation: Remove enableDefaultDeny, and name the entities, pods or addresses that the rule is for.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["cilium-default-deny-disabled"]

import data.reeve.lib.kube

violation contains {
	"msg": sprintf("policy leaves its pods open for %s, since enableDefaultDeny.%s is false", [direction, direction]),
	"path": array.concat(part.path, ["enableDefaultDeny", direction]),
} if {
	some part in _parts
	some direction in ["ingress", "egress"]
	part.spec.enableDefaultDeny[direction] == false
}

violation contains {
	"msg": sprintf("%s rule is for the entity %q", [direction, entity]),
	"path": array.concat(part.path, [direction, index, field, place]),
} if {
	some part in _parts
	some direction, field in {"ingress": "fromEntities", "egress": "toEntities"}
	some index, rule in part.spec[direction]
	some place, entity in rule[field]
	entity in {"all", "world", "world-ipv4", "world-ipv6"}
}

_parts := [part |
	kube.group == "cilium.io"
	some part in array.concat(
		[{"spec": kube.resource.spec, "path": ["spec"]} | is_object(kube.resource.spec)],
		[{"spec": spec, "path": ["specs", index]} | some index, spec in kube.resource.specs],
	)
]
