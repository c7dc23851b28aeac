# METADATA
# scope: package
# title: Powerful token on every node
# description: >-
#   A DaemonSet puts its token on every node, and a pod that shares processes or the network
#   with its node is not far from it. Whoever has one node has the token, and can take over
#   the cluster with it, or read every Secret.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxDepth:
#         description: How many steps to look at. Where more would lead on, the policy says that it does not know.
#         type: integer
#         minimum: 1
#         maximum: 6
#         default: 4
#   controls:
#   - {framework: CIS, id: 5.1.6, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1528}
#   - {framework: MITRE, id: T1611}
#   remediation: Reduce the account to what one node needs, or move what needs more into a Deployment.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["daemonset-privileged-serviceaccount"]

import data.reeve.lib.account
import data.reeve.lib.parameters
import data.reeve.lib.tokenpower

violation contains {
	"msg": sprintf("pod has a token of the service account %q, which %s", [account.name, _fault.text]),
	"path": account.path,
	"details": {"steps": _fault.path},
}

unknown contains doubt if {
	tokenpower.is_on_any_node
	not _fault
	some doubt in tokenpower.doubts(_depth)
}

_fault := tokenpower.fault(_depth) if tokenpower.is_on_any_node

_depth := parameters.of("rbac/daemonset-privileged-serviceaccount").maxDepth
