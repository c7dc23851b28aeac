# METADATA
# scope: package
# title: ResourceQuota that leaves compute resources open
# description: >-
#   What no quota of a namespace limits, its pods can take from all others. Quotas of one
#   namespace add up, and cpu and memory are other names of their requests. A limit for
#   limits.cpu or limits.memory also forces every container to set that, so that their
#   absence alone is the milder finding.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [ResourceQuota]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       required:
#         description: The names that the quotas have to limit.
#         type: array
#         items: {type: string}
#         default: [requests.cpu, requests.memory, limits.cpu, limits.memory]
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [trivy KSV-0040]
#   remediation: Add the names to hard of a ResourceQuota without scopes.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["quota-covers-compute"]

import data.reeve.lib.ceiling
import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains object.union(_severity, {
	"msg": sprintf("quotas of namespace %q do not limit %s", [kube.namespace, concat(", ", _lacking)]),
	"path": ["spec", "hard"],
}) if {
	count(_lacking) > 0
}

_lacking := [name |
	limited := ceiling.least
	some name in parameters.of("quotas/quota-covers-compute").required
	not limited[ceiling.name_of(name)]
]

_severity := {"severity": "low"} if {
	every name in _lacking {
		startswith(name, "limits.")
	}
} else := {}
