# METADATA
# scope: package
# title: Root group
# description: >-
#   Many images make files writable for the group 0, so that any user of that group can
#   change them, and files of a volume often belong to it. A pod asks for the group 0 as
#   the primary group of its processes, as the group of its volumes or as a supplemental
#   group.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireExplicit:
#         description: >-
#           Whether a container for which nothing sets runAsGroup is at fault as well, since the image, and where
#           it says nothing the group 0, decides.
#         type: boolean
#         default: false
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: NSA, id: 1a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers: [
#     trivy KSV-0116, kubescape C-0013, kubescape C-0211, kube-linter run-as-non-root,
#     gatekeeper users, kyverno require-non-root-groups
#   ]
#   remediation: Set runAsGroup, fsGroup and supplementalGroups to group IDs above 0.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-root-group"]

import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.unixid
import data.reeve.lib.workload

violation contains object.union(id.subject, {
	"msg": id.msg,
	"path": id.path,
	"fix": _fix(field, id),
}) if {
	not workload.windows
	some field in ["runAsGroup", "fsGroup", "supplementalGroups"]
	some id in unixid.given[field]
	id.holds
	id.value == 0
}

violation contains object.union(gap.subject, {"msg": gap.msg, "path": gap.path}) if {
	parameters.of("containers/no-root-group").requireExplicit
	not workload.windows
	some gap in unixid.missing.runAsGroup
}

_fix(field, _) := fix.on_request([{"op": "remove"}]) if field != "runAsGroup"

# Without a primary group that of the image would hold, which may be 0 again.
_fix("runAsGroup", id) := fix.on_request([{"op": "replace", "value": user} |
	user := id.context.runAsUser
	user > 0
])
