# METADATA
# scope: package
# title: Creating PersistentVolumes
# description: >-
#   A PersistentVolume of the type hostPath brings any folder of a node into a pod, past
#   policies that look at pods only.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       includeBootstrap:
#         description: Whether to judge the roles that the API server creates itself.
#         type: boolean
#         default: false
#       reportSubsumed:
#         description: Whether to judge rules that allow everything, which rbac/no-cluster-admin-wildcard reports.
#         type: boolean
#         default: false
#   controls:
#   - {framework: CIS, id: 5.1.9, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [kubescape C-0278, rbac-tool storage-data]
#   remediation: Have volumes provisioned by a StorageClass.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-pv-create"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, ["create"], [["", "persistentvolumes"]])
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-pv-create")
