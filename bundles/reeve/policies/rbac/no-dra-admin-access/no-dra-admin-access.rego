# METADATA
# scope: package
# title: Administrative access to devices
# description: >-
#   A namespace with the label resource.kubernetes.io/admin-access=true may ask for
#   devices that others use, with rights over them. Whoever may write resource claims
#   there has that access.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/#admin-access
# custom:
#   severity: medium
#   action: audit
#   match: {kinds: [rbac.authorization.k8s.io/Role, Namespace]}
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
#       allowedNamespaces:
#         description: Names of namespaces that may have the label.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Remove the label, or the rights to write resource claims.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-dra-admin-access"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.role
import data.reeve.lib.version

violation contains {
	"msg": sprintf("%s %s in namespace %q, which has administrative access to devices", [
		role.label,
		found.text,
		kube.namespace,
	]),
	"path": found.path,
} if {
	_is_served
	inventory.namespace_object.metadata.labels[_label] == "true"
	some found in role.open(_rules, ["create", "update", "patch", "delete", "deletecollection"], [
		["resource.k8s.io", "resourceclaims"],
		["resource.k8s.io", "resourceclaimtemplates"],
	])
}

violation contains {
	"msg": sprintf("namespace %q has administrative access to devices", [kube.namespace]),
	"path": ["metadata", "labels", _label],
} if {
	_is_served
	kube.group_kind == "Namespace"
	kube.resource.metadata.labels[_label] == "true"
	not kube.namespace in _parameters.allowedNamespaces
}

# Before, it was an alpha feature and off.
_is_served if version.since(version.kubernetes, 34)

_label := "resource.kubernetes.io/admin-access"

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-dra-admin-access")
