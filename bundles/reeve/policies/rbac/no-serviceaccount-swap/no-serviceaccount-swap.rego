# METADATA
# scope: package
# title: Service account changed on update
# description: >-
#   Whoever may update a controller may let its pods run as any other ServiceAccount of the
#   namespace, and so take over its rights without being granted any.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true, operations: [UPDATE]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptUsers:
#         description: Users who may change it, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#       exemptGroups:
#         description: Groups whose members may change it, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098}
#   peers: [
#     gatekeeper noupdateserviceaccount, kyverno restrict-pod-controller-serviceaccount-updates,
#     kyverno check-serviceaccount
#   ]
#   remediation: Let the pipeline that owns the workload make the change, or create the workload anew.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-serviceaccount-swap"]

import data.reeve.lib.account
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.requester
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod is to run as the service account %q instead of %q", [account.name, _before]),
	"path": account.path,
} if {
	account.name != _before
	not requester.is_one_of(_parameters.exemptUsers, _parameters.exemptGroups)
}

_before := account.name_of(value.object_at(template, "spec")) if {
	template := object.get(kube.old_resource, workload.template_paths[kube.group_kind], null)
	is_object(template)
}

_parameters := parameters.of("rbac/no-serviceaccount-swap")
