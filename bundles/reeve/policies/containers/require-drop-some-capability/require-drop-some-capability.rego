# METADATA
# scope: package
# title: No capability dropped
# description: >-
#   A container that drops nothing keeps all that the runtime grants, and most likely
#   nobody has asked what it needs. This is the weakest of the checks on dropped
#   capabilities, for estates that begin with it.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [trivy KSV-0004, kubesec CapDropAny, kics no-drop-capabilities-for-containers]
#   remediation: Set securityContext.capabilities.drop to ALL for each container, and add back only what it needs.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-drop-some-capability"]

import data.reeve.lib.capability
import data.reeve.lib.fix
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s drops no capability", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "capabilities", "drop"]),
	"container": container.name,
	"fix": fix.on_request([{"op": "add", "value": ["ALL"]}]),
} if {
	not workload.windows
	some container in workload.containers
	not _drops_one(container)
}

_drops_one(container) if {
	some entry in capability.entries
	entry.container.path == container.path
	entry.list == "drop"
	entry.name != ""
}
