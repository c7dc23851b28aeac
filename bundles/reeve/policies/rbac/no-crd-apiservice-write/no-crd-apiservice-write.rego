# METADATA
# scope: package
# title: Changing what the API serves
# description: >-
#   Whoever writes an APIService receives the requests of others, with their credentials,
#   and whoever writes a CustomResourceDefinition decides which objects there can be and
#   converts them.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/
# custom:
#   severity: high
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
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   - {framework: MITRE, id: T1543}
#   peers: [rbac-tool crds]
#   remediation: Leave both to those who install operators, for the time of the installation.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-crd-apiservice-write"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s %s", [role.label, found.text]),
	"path": found.path,
} if {
	some found in role.open(_rules, _verbs, _targets)
}

_verbs := ["create", "update", "patch", "delete", "deletecollection"]

_targets := [["apiextensions.k8s.io", "customresourcedefinitions"], ["apiregistration.k8s.io", "apiservices"]]

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-crd-apiservice-write")
