# METADATA
# scope: package
# title: Services in the environment
# description: >-
#   Unless a pod says otherwise, its containers are given the address and ports of every
#   Service of the namespace in environment variables. That shows an intruder the
#   neighbourhood, and a Service of an unlucky name changes a program's settings.
# related_resources:
# - ref: https://kubernetes.io/docs/tutorials/services/connect-applications-service/#accessing-the-service
# custom:
#   severity: info
#   action: audit
#   match: {workloads: true}
#   controls:
#   - {framework: MITRE, id: T1613}
#   peers: [kyverno disable-service-discovery]
#   remediation: Set enableServiceLinks to false and look Services up in DNS.
#   profiles: []
#   since: v0.1.0
package reeve.policies.containers["no-service-links"]

import data.reeve.lib.workload

violation contains {
	"msg": "pod is given the services of its namespace in environment variables",
	"path": array.concat(workload.pod.path, ["enableServiceLinks"]),
	"fix": [{"op": "add", "value": false}],
} if {
	workload.pod
	not workload.pod.spec.enableServiceLinks == false
}
