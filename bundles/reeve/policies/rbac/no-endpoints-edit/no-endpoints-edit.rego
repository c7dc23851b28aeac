# METADATA
# scope: package
# title: Tenants that write endpoints
# description: >-
#   Whoever writes Endpoints or EndpointSlices can have a load balancer or ingress of
#   theirs forward to pods of others, past NetworkPolicies (CVE-2021-25740). The roles
#   edit and admin allowed that until Kubernetes v1.21, and clusters that are older still
#   have them so.
# related_resources:
# - ref: https://github.com/kubernetes/kubernetes/issues/103675
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       reportSubsumed:
#         description: Whether to judge rules that allow everything, which rbac/no-cluster-admin-wildcard reports.
#         type: boolean
#         default: false
#       checkAll:
#         description: Whether to judge every role, and not just those that tenants are bound to.
#         type: boolean
#         default: false
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   peers:
#   - gatekeeper block-endpoint-edit-default-role
#   - kyverno restrict-edit-for-endpoints
#   - azure BlockEndpointEditDefaultRole
#   remediation: Remove endpoints and endpointslices from what the rule may write.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-endpoints-edit"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.role
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s %s%s", [role.label, found.text, _reason]),
	"path": found.path,
} if {
	some found in role.open(_rules, ["create", "update", "patch"], [
		["", "endpoints"],
		["discovery.k8s.io", "endpointslices"],
	])
}

# Its own roles are what the API server got wrong until Kubernetes v1.21.
_rules := role.rules(true, _parameters.reportSubsumed)

_reason := ", and every tenant is bound to it" if {
	role.is_cluster_role
	kube.resource.metadata.name in {"admin", "edit", "system:aggregate-to-edit"}
} else := sprintf(", and its label %s=true adds that to what every tenant may", [label]) if {
	role.is_cluster_role
	some label in ["rbac.authorization.k8s.io/aggregate-to-edit", "rbac.authorization.k8s.io/aggregate-to-admin"]
	_labels[label] == "true"
} else := "" if {
	_parameters.checkAll
}

_labels := value.object_at(value.object_at(kube.resource, "metadata"), "labels")

_parameters := parameters.of("rbac/no-endpoints-edit")
