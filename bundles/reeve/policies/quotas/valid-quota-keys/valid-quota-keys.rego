# METADATA
# scope: package
# title: ResourceQuota for something that is never counted
# description: >-
#   The API server takes any name with a slash in it. What it then does not recognise, such as
#   limits.nvidia.com/gpu or count/deployment.apps, is stored and never counted, and so it
#   limits nothing. Names without a slash it refuses. Of two names for one resource the lower
#   limit counts.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#types-of-resource-quota
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [ResourceQuota]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       extra:
#         description: Further names that something in the cluster counts.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: []
#   remediation: Correct the name in hard, for example to requests.nvidia.com/gpu or count/deployments.apps.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["valid-quota-keys"]

import data.reeve.lib.ceiling
import data.reeve.lib.counted
import data.reeve.lib.parameters
import data.reeve.lib.quantity

violation contains {
	"msg": sprintf("%q is nothing that quotas count", [name]),
	"path": ["spec", "hard", name],
} if {
	some name, _ in ceiling.hard
	not counted.is_known(name)
	not name in parameters.of("quotas/valid-quota-keys").extra
}

violation contains {
	"msg": sprintf("limit of %s is %s and of %s, which is the same, %s", [
		name,
		quantity.text(name, bound),
		other,
		quantity.text(other, ceiling.hard[other]),
	]),
	"path": ["spec", "hard", name],
	"severity": "low",
} if {
	some name, bound in ceiling.hard
	other := ceiling.name_of(name)
	other != name
	ceiling.hard[other] != bound
}
