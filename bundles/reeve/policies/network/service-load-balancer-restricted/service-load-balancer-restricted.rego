# METADATA
# scope: package
# title: Load balancer open to everybody
# description: >-
#   A Service of type LoadBalancer has an address on the internet, unless its annotations ask
#   the provider for an internal one. Without source ranges everybody reaches it, past every
#   Ingress.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [Service]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       mode:
#         description: forbid reports every load balancer, requireSourceRanges those that are open.
#         type: string
#         enum: [forbid, requireSourceRanges]
#         default: requireSourceRanges
#       internalAnnotations:
#         description: Annotations, as key=value, by which a load balancer is internal.
#         type: array
#         items: {type: string}
#         default:
#         - cloud.google.com/load-balancer-type=Internal
#         - networking.gke.io/load-balancer-type=Internal
#         - service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type=intranet
#         - service.beta.kubernetes.io/aws-load-balancer-internal=0.0.0.0/0
#         - service.beta.kubernetes.io/aws-load-balancer-internal=true
#         - service.beta.kubernetes.io/aws-load-balancer-scheme=internal
#         - service.beta.kubernetes.io/azure-load-balancer-internal=true
#         - service.beta.kubernetes.io/oci-load-balancer-internal=true
#         - service.beta.kubernetes.io/openstack-internal-load-balancer=true
#         - service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type=private
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1133}
#   peers:
#   - kube-linter exposed-services
#   - gatekeeper block-loadbalancer-services
#   - kyverno restrict-loadbalancer
#   - popeye POP-1103
#   - azure LoadbalancerNoPublicIPs
#   - kubewarden disallow-service-loadbalancer
#   - kics service-with-external-load-balance
#   remediation: List the source ranges in loadBalancerSourceRanges, or make the load balancer internal.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["service-load-balancer-restricted"]

import data.reeve.lib.block
import data.reeve.lib.parameters
import data.reeve.lib.service

violation contains {
	"msg": "service is of type LoadBalancer, which is not allowed",
	"path": ["spec", "type"],
} if {
	service.type == "LoadBalancer"
	_parameters.mode == "forbid"
}

violation contains {
	"msg": "load balancer is open to everybody, without source ranges or an annotation that makes it internal",
	"path": ["spec", "loadBalancerSourceRanges"],
} if {
	_is_public
	count(_ranges.blocks) == 0
}

violation contains {
	"msg": sprintf("load balancer is open to everybody: its source ranges are all of %s", [everything]),
	"path": _ranges.path,
} if {
	_is_public
	some everything in ["0.0.0.0/0", "::/0"]
	block.covered_by(everything, _ranges.blocks)
}

_is_public if {
	service.type == "LoadBalancer"
	_parameters.mode == "requireSourceRanges"
	not _is_internal
}

_is_internal if {
	some key, text in service.annotations
	concat("=", [key, text]) in _parameters.internalAnnotations
}

_ranges := {"blocks": service.spec.loadBalancerSourceRanges, "path": ["spec", "loadBalancerSourceRanges"]} if {
	service.spec.loadBalancerSourceRanges[0]
} else := {
	"blocks": [range | some part in split(service.annotations[_older], ","); range := trim_space(part); range != ""],
	"path": ["metadata", "annotations", _older],
} if {
	service.annotations[_older]
} else := {"blocks": []}

_older := "service.beta.kubernetes.io/load-balancer-source-ranges"

_parameters := parameters.of("network/service-load-balancer-restricted")
