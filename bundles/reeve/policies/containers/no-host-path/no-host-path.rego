# METADATA
# scope: package
# title: Host path volume
# description: >-
#   A hostPath volume opens the file system of the node: what is there to read are
#   credentials of the node and of other pods, and what can be written there can take the
#   node over. Whether a container mounts it makes no difference.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptNamespaces:
#         description: Namespaces in which pods may use host paths; a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   - {framework: MITRE, id: T1552.001}
#   peers: [
#     trivy KSV-0023, kubescape C-0048, kubescape C-0203, gatekeeper host-filesystem,
#     gatekeeper volumes, kyverno disallow-host-path, kyverno remove-hostpath-volumes,
#     polaris hostPathSet, terrascan AC_K8S_0076, datree CONTAINERS_INCORRECT_KEY_HOSTPATH,
#     azure AllowedHostPaths, kubewarden hostpaths-psp, kics non-kube-system-pod-with-host-mount
#   ]
#   remediation: Remove the hostPath volume or use another type, for example a persistentVolumeClaim.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-host-path"]

import data.reeve.lib.exempt
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod has the host path %q as the volume %q", [directory, volume.name]),
	"path": array.concat(volume.path, ["hostPath"]),
} if {
	some volume in workload.volumes
	value.is_set(volume.spec, "hostPath")
	not exempt.namespace(parameters.of("containers/no-host-path").exemptNamespaces)
	directory := value.string_at(volume.spec.hostPath, "path")
}
