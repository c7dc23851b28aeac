# METADATA
# scope: package
# title: Pod with the token of a powerful account
# description: >-
#   Whoever breaks into a container has its token, and with it all that the ServiceAccount
#   can do. Here that is to take over the cluster, over one or several steps, or to read
#   every Secret.
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
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1078}
#   - {framework: MITRE, id: T1528}
#   peers: [
#     kubescape C-0267, kubescape C-0272, kubescape C-0261, kubescape C-0053,
#     rbac-police assign_sa, kubewarden high-risk-service-account
#   ]
#   remediation: Give the workload an account of its own that can do only what it needs.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["workload-privileged-serviceaccount"]

import data.reeve.lib.account
import data.reeve.lib.parameters
import data.reeve.lib.tokenpower

violation contains {
	"msg": sprintf("pod has a token of the service account %q, which %s", [account.name, _fault.text]),
	"path": account.path,
	"details": {"steps": _fault.path},
}

unknown contains doubt if {
	not tokenpower.is_on_any_node
	not _fault
	some doubt in tokenpower.doubts(_depth)
}

_fault := tokenpower.fault(_depth) if not tokenpower.is_on_any_node

_depth := parameters.of("rbac/workload-privileged-serviceaccount").maxDepth
