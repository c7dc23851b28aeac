# METADATA
# scope: package
# title: Host network
# description: >-
#   A pod on the network of the node sees the traffic of the node, reaches what listens on
#   its loopback address, such as the kubelet, and the metadata service of the cloud, and
#   network policies do not hold for it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNamespaces:
#         description: Namespaces whose pods may; a star in a name stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.5, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   - {framework: MITRE, id: T1040}
#   - {framework: MITRE, id: T1557}
#   peers: [
#     trivy KSV-0009, kubescape C-0041, kubescape C-0196, kubescape C-0216,
#     kube-linter host-network, gatekeeper host-network-ports, kyverno disallow-host-namespaces,
#     checkov CKV_K8S_19, polaris hostNetworkSet, kubesec HostNetwork,
#     kubeaudit NamespaceHostNetworkTrue, terrascan AC_K8S_0084,
#     datree CONTAINERS_INCORRECT_HOSTNETWORK_VALUE_TRUE, azure HostNetworkPorts,
#     kubewarden host-namespaces-psp, kics shared-host-network-namespace,
#     rego-policies pod_hostnetwork
#   ]
#   remediation: Remove hostNetwork or set it to false, and expose the pod through a Service.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-host-network"]

import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.port
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": "pod shares the network namespace of the node",
	"path": array.concat(workload.pod.path, ["hostNetwork"]),
	"fix": _fix,
} if {
	workload.pod.spec.hostNetwork == true
	not exempt.namespace(parameters.of("containers/no-host-network").exemptNamespaces)
}

# The API server takes a HostProcess container only in a pod on the host network.
_fix := [] if {
	some container in workload.containers
	workload.windows_options(container).hostProcess == true
} else := array.concat([{"op": "remove"}], _ports)

# The API server fills in these in a pod on the host network; elsewhere they open a port
# of the node.
_ports := [{"op": "remove", "path": array.concat(entry.path, ["hostPort"])} |
	some entry in port.declared
	value.is_set(entry.spec, "hostPort")
	entry.spec.hostPort == entry.spec.containerPort
]
