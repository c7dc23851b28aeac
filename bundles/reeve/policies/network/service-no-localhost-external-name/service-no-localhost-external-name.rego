# METADATA
# scope: package
# title: Service that leads back to the node
# description: >-
#   What follows the name of such a Service, an Ingress controller for example, connects to
#   itself, to services that only the node is to reach, or to the metadata service of the
#   cloud with its credentials. The same goes for endpoints with such addresses
#   (CVE-2021-25737).
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#externalname
# - ref: https://github.com/kubernetes/kubernetes/issues/102106
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [Service, discovery.k8s.io/EndpointSlice]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       flagInCluster:
#         description: Whether to report names of Services of the cluster too.
#         type: boolean
#         default: false
#       clusterDomain:
#         description: The domain of the cluster.
#         type: string
#         default: cluster.local
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   peers:
#   - trivy KSV-0108
#   - kyverno disallow-localhost-services
#   - terrascan AC_K8S_0132
#   - datree ENDPOINTSLICE_CVE2021_25373_INCORRECT_ADDRESSES_VALUE
#   remediation: Name a host outside of the node and the cluster.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["service-no-localhost-external-name"]

import data.reeve.lib.cidr
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.service
import data.reeve.lib.value

violation contains {
	"msg": sprintf("external name %q is %s", [service.spec.externalName, fault]),
	"path": ["spec", "externalName"],
} if {
	service.type == "ExternalName"
	fault := _fault(trim_right(lower(value.string_at(service.spec, "externalName")), "."))
}

violation contains {
	"msg": sprintf("endpoint has the address %q, which is %s", [address, fault]),
	"path": ["endpoints", index, "addresses", place],
} if {
	kube.group_kind == "discovery.k8s.io/EndpointSlice"
	some index, endpoint in kube.resource.endpoints
	some place, address in endpoint.addresses
	fault := _address_fault(address)
}

_fault("localhost") := _itself

_fault(name) := _itself if endswith(name, ".localhost")

_fault("metadata.google.internal") := _metadata

_fault(name) := _address_fault(name)

_fault(name) := "a Service of the cluster" if {
	some suffix in [".svc", concat("", [".svc.", _parameters.clusterDomain])]
	endswith(name, suffix)
	_parameters.flagInCluster
}

_itself := "the one who asks"

_metadata := "the metadata service of the cloud"

_address_fault(address) := fault if {
	cidr.is_address(address)
	fault := [fault | some [block, fault] in _blocks; cidr.covers(block, address)][0]
}

_blocks := [
	["127.0.0.0/8", _itself],
	["::1/128", _itself],
	["169.254.169.254/32", _metadata],
	["100.100.100.200/32", _metadata],
	["fd00:ec2::254/128", _metadata],
	["fd20:ce::254/128", _metadata],
	["169.254.0.0/16", "an address of its own link"],
	["fe80::/10", "an address of its own link"],
]

_parameters := parameters.of("network/service-no-localhost-external-name")
