# METADATA
# scope: package
# title: Load balancer without TLS
# description: >-
#   What a load balancer passes on without TLS anybody on the way reads and changes. A port is
#   safe where the provider terminates TLS on it, as annotations tell, or where appProtocol
#   says that the pods do. The load balancers of Azure and Google for Services terminate none.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
# custom:
#   severity: medium
#   action: audit
#   match: {kinds: [Service]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       provider:
#         description: Whose annotations count; auto stands for those of all.
#         type: string
#         enum: [auto, aws, azure, digitalocean, gcp, oci]
#         default: auto
#       plaintextPorts:
#         description: Numbers of ports that need no TLS, such as one that only redirects.
#         type: array
#         items: {type: integer}
#         default: []
#   controls:
#   - {framework: NSA, id: 2h, version: "1.2"}
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   peers: [kubescape C-0231, kubescape C-0245, kyverno require-encryption-aws-loadbalancers]
#   remediation: Have the load balancer terminate TLS, by the annotations of the provider, or the pods.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["load-balancer-tls"]

import data.reeve.lib.parameters
import data.reeve.lib.service
import data.reeve.lib.value

violation contains {
	"msg": sprintf("load balancer passes %s on without TLS", [port.label]),
	"path": port.path,
} if {
	service.type == "LoadBalancer"
	some port in service.ports
	value.string_at(port.spec, "protocol") in {"", "TCP"}
	not port.spec.port in _parameters.plaintextPorts
	not value.string_at(port.spec, "appProtocol") in _speaking_tls
	not _is_terminated(port.spec)
}

_speaking_tls := {"https", "tls", "grpcs", "imaps", "ldaps", "kubernetes.io/wss"}

_is_terminated(spec) if {
	some provider in _providers
	value.string_at(service.annotations, provider.certificate) != ""
	listed := {trim_space(part) | some part in split(_listed(provider), ",")}
	some name in (listed - {""})
	name in ["*", format_int(spec.port, 10), value.string_at(spec, "name")]
}

_listed(provider) := text if {
	text := value.string_at(service.annotations, provider.ports)
	text != ""
} else := provider.by_default

_providers := [provider |
	some name, provider in {
		"aws": {
			"certificate": "service.beta.kubernetes.io/aws-load-balancer-ssl-cert",
			"ports": "service.beta.kubernetes.io/aws-load-balancer-ssl-ports",
			"by_default": "*",
		},
		"digitalocean": {
			"certificate": "service.beta.kubernetes.io/do-loadbalancer-certificate-id",
			"ports": "service.beta.kubernetes.io/do-loadbalancer-tls-ports",
			"by_default": "443",
		},
		"oci": {
			"certificate": "service.beta.kubernetes.io/oci-load-balancer-tls-secret",
			"ports": "service.beta.kubernetes.io/oci-load-balancer-ssl-ports",
			"by_default": "",
		},
	}
	_parameters.provider in ["auto", name]
]

_parameters := parameters.of("network/load-balancer-tls")
