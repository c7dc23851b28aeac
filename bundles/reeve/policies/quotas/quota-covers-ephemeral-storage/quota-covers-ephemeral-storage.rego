# METADATA
# scope: package
# title: ResourceQuota that leaves local storage open
# description: >-
#   Logs, emptyDir volumes and what containers write into their own files fill the disk of
#   the node, and a node whose disk is full evicts pods of all namespaces. No quota of this
#   namespace limits that.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-for-local-ephemeral-storage
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [ResourceQuota]}
#   controls:
#   - {framework: NSA, id: 2c, version: "1.2"}
#   peers: []
#   remediation: Add requests.ephemeral-storage or limits.ephemeral-storage to hard of a ResourceQuota without scopes.
#   profiles: [{name: nsa}]
#   since: v0.1.0
package reeve.policies.quotas["quota-covers-ephemeral-storage"]

import data.reeve.lib.ceiling
import data.reeve.lib.kube

violation contains {
	"msg": sprintf("quotas of namespace %q do not limit ephemeral-storage", [kube.namespace]),
	"path": ["spec", "hard"],
} if {
	limited := ceiling.least
	not limited["requests.ephemeral-storage"]
	not limited["limits.ephemeral-storage"]
}
