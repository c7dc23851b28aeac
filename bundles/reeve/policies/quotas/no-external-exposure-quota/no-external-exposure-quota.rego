# METADATA
# scope: package
# title: ResourceQuota that leaves services open to the outside
# description: >-
#   Services of the types LoadBalancer and NodePort are reached from outside the cluster, past
#   any Ingress and its checks, and each load balancer costs money. A quota of zero keeps
#   them out of a namespace that does not need any. Node ports of load balancers are counted
#   too.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-on-object-count
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [ResourceQuota]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxLoadBalancers:
#         description: How many load balancers the quotas may allow.
#         type: integer
#         minimum: 0
#         default: 0
#       maxNodePorts:
#         description: How many node ports the quotas may allow.
#         type: integer
#         minimum: 0
#         default: 0
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   peers: []
#   remediation: Set services.loadbalancers and services.nodeports of a ResourceQuota without scopes to 0.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["no-external-exposure-quota"]

import data.reeve.lib.ceiling
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("quotas of namespace %q do not limit %s", [kube.namespace, name]),
	"path": ["spec", "hard", name],
} if {
	limited := ceiling.least
	some name, _ in _most
	not limited[name]
}

violation contains {
	"msg": sprintf("quotas of namespace %q allow %s of %s, more than %d", [
		kube.namespace,
		quantity.text(name, ceiling.least[name]),
		name,
		most,
	]),
	"path": ["spec", "hard", name],
} if {
	some name, most in _most
	ceiling.least[name] > most * 1000000000
}

_most := {"services.loadbalancers": _parameters.maxLoadBalancers, "services.nodeports": _parameters.maxNodePorts}

_parameters := parameters.of("quotas/no-external-exposure-quota")
