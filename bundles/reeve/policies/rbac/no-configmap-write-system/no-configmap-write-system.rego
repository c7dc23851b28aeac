# METADATA
# scope: package
# title: Changing ConfigMaps that steer the cluster
# description: >-
#   ConfigMaps of the system say who is administrator (aws-auth), where names lead
#   (coredns) and which certificates are trusted. Whoever writes them need not write
#   roles.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
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
#       systemNamespaces:
#         description: Namespaces with such ConfigMaps.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease, gatekeeper-system, kyverno, kubewarden]
#       names:
#         description: Names of such ConfigMaps.
#         type: array
#         items: {type: string}
#         default: [aws-auth, coredns, extension-apiserver-authentication, kube-proxy, kubeadm-config]
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   - {framework: MITRE, id: T1557}
#   peers: [trivy KSV-0049, trivy KSV-0115, kubescape C-0037, rbac-police eks_modify_aws_auth]
#   remediation: Limit the rule to certain ConfigMaps with resourceNames, or use a Role in another namespace.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-configmap-write-system"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	_is_wide
	some found in role.open(_rules, _verbs, [["", "configmaps"]])
}

violation contains {
	"msg": sprintf("%s %s named %s", [role.label, found.text, concat(", ", steering)]),
	"path": found.path,
} if {
	_is_wide
	some found in role.named(_rules, _verbs, [["", "configmaps"]])
	steering := [name | some name in found.names; name in _parameters.names]
	steering != []
}

_verbs := ["create", "update", "patch", "delete"]

_is_wide if role.is_cluster_role

_is_wide if kube.namespace in _parameters.systemNamespaces

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-configmap-write-system")
