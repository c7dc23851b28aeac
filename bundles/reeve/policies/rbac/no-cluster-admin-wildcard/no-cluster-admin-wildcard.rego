# METADATA
# scope: package
# title: Role that allows everything
# description: >-
#   Whoever is bound to a role that allows every verb on every resource can do whatever
#   the administrator can: read all Secrets, run anything on any node and change who else
#   may. Rules that together have every usual verb are the same written out.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# custom:
#   severity: critical
#   action: deny
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptRoles:
#         description: Names of ClusterRoles that may.
#         type: array
#         items: {type: string}
#         default: [cluster-admin]
#       requireBootstrapLabel:
#         description: Whether an exempt role must have the label of those that the API server creates itself.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 5.1.1, version: "1.12"}
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: NSA, id: 3b, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   - {framework: MITRE, id: T1098.006}
#   peers:
#   - trivy KSV-0044
#   - kubescape C-0035
#   - kubescape C-0187
#   - checkov CKV_K8S_49
#   - rbac-police cluster_admin
#   - kubiscan risky-any-verb
#   - krane subjects-with-open-cluster-wide-access
#   - krane subjects-with-open-ns-level-access
#   - datree CIS_INVALID_WILDCARD_ROLE
#   - azure BlockWildcardRoles
#   remediation: List the verbs, API groups and resources that are needed.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-cluster-admin-wildcard"]

import data.reeve.lib.bootstrap
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.rbac
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s allows everything", [role.label]),
	"path": array.concat(held.path, ["verbs"]),
	"severity": _severity,
} if {
	not _is_exempt
	some held in role.unlimited
	rbac.is_everything(held.rule)
}

violation contains {
	"msg": sprintf("%s allows every usual verb on every resource", [role.label]),
	"path": array.concat(first.path, ["verbs"]),
	"severity": _severity,
} if {
	not _is_exempt
	first := role.unlimited[0]
	not rbac.is_everything(first.rule)
}

_severity := "critical" if {
	role.is_cluster_role
} else := "high"

_is_exempt if {
	role.is_cluster_role
	kube.resource.metadata.name in _parameters.exemptRoles
	_is_trusted
}

_is_trusted if not _parameters.requireBootstrapLabel

_is_trusted if bootstrap.is_labelled(kube.resource)

_parameters := parameters.of("rbac/no-cluster-admin-wildcard")
