# METADATA
# scope: package
# title: Service with a node port
# description: >-
#   A node port is open on every node of the cluster, from wherever nodes can be reached, and
#   what comes in that way passes no Ingress with its TLS and its authentication.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [Service]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       strict:
#         description: Whether to report load balancers that are given node ports as well.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1133}
#   peers:
#   - kube-linter exposed-services
#   - gatekeeper block-nodeport-services
#   - kyverno restrict-node-port
#   - kube-score service-type
#   - popeye POP-1104
#   - terrascan AC_K8S_0111
#   - datree SERVICE_INCORRECT_TYPE_VALUE_NODEPORT
#   - kics service-type-is-nodeport
#   remediation: Use type ClusterIP, and an Ingress or a Gateway in front of it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["service-no-node-port"]

import data.reeve.lib.parameters
import data.reeve.lib.service

violation contains {
	"msg": "service is of type NodePort and opens its ports on every node",
	"path": ["spec", "type"],
} if {
	service.type == "NodePort"
}

violation contains {
	"msg": "service of type LoadBalancer opens its ports on every node too",
	"path": ["spec", "allocateLoadBalancerNodePorts"],
} if {
	service.type == "LoadBalancer"
	parameters.of("network/service-no-node-port").strict
	not service.spec.allocateLoadBalancerNodePorts == false
}
