# METADATA
# scope: package
# title: ResourceQuota that leaves the number of objects open
# description: >-
#   Every object is stored in etcd and kept in the memory of what watches it, so that one
#   namespace with very many of them slows down or stops the whole cluster. Storage that is
#   not limited can be used up just so.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-on-object-count
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [ResourceQuota]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       required:
#         description: >-
#           The names that the quotas have to limit. The two names for one kind, such as
#           secrets and count/secrets, stand for each other.
#         type: array
#         items: {type: string}
#         default: [pods, persistentvolumeclaims, requests.storage, count/secrets, count/configmaps, count/jobs.batch]
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1499}
#   peers: []
#   remediation: Add the names to hard of a ResourceQuota without scopes.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["quota-covers-objects"]

import data.reeve.lib.ceiling
import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("quotas of namespace %q do not limit %s", [kube.namespace, concat(", ", _lacking)]),
	"path": ["spec", "hard"],
} if {
	count(_lacking) > 0
}

_lacking := [name |
	limited := {_name(key) | some key, _ in ceiling.least}
	some name in parameters.of("quotas/quota-covers-objects").required
	not _name(ceiling.name_of(name)) in limited
] if {
	ceiling.least
}

# The two differ in whether they count pods that have ended.
_name(key) := "count/pods" if {
	key == "pods"
} else := key
