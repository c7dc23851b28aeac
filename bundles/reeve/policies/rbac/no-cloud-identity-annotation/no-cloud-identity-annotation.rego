# METADATA
# scope: package
# title: Service account with a role of the cloud
# description: >-
#   Pods of such an account act in the cloud, often on far more than one cluster holds. The
#   account default is that of every pod that names none.
# related_resources:
# - ref: https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
# - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
# - ref: https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [ServiceAccount]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Roles and clients of the cloud that are known, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K08, version: "2025"}
#   - {framework: MITRE, id: T1078.004}
#   peers: [rbac-police providerIAM]
#   remediation: Note the role among those allowed, or remove the annotation.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-cloud-identity-annotation"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value

violation contains {
	"msg": sprintf("service account %q acts in the cloud as %q", [_name, identity]),
	"path": ["metadata", "annotations", key],
	"severity": _severity,
} if {
	annotations := value.object_at(value.object_at(kube.resource, "metadata"), "annotations")
	some key in _keys
	identity := value.string_at(annotations, key)
	identity != ""
	not pattern.matches(identity, parameters.of("rbac/no-cloud-identity-annotation").allowed)
}

_severity := "high" if {
	_name == "default"
} else := "low"

_name := value.string_at(kube.resource.metadata, "name")

_keys := [
	"azure.workload.identity/client-id",
	"eks.amazonaws.com/role-arn",
	"iam.gke.io/gcp-service-account",
]
