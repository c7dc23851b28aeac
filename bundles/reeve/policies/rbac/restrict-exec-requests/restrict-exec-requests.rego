# METADATA
# scope: package
# title: Exec, attach or port-forward to a protected pod
# description: >-
#   Who may exec into a pod has its files, its network and its token. Beyond RBAC, which
#   knows names only, this guards pods by labels and containers, and stops commands such as
#   the tar of kubectl cp. A list of commands is a hedge and no wall, since whoever has a
#   shell can call a program by another name. The policy does nothing until it is told what
#   to guard.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
# custom:
#   severity: medium
#   action: "off"
#   match: {kinds: [PodExecOptions, PodAttachOptions, PodPortForwardOptions], operations: [CONNECT]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       protected:
#         description: What to guard. All that an entry says must hold; a star stands for any characters.
#         type: array
#         items:
#           type: object
#           additionalProperties: false
#           minProperties: 1
#           properties:
#             namespaces: {type: array, items: {type: string}}
#             namespaceLabels: {type: object, additionalProperties: {type: string}}
#             pods: {type: array, items: {type: string}}
#             podLabels: {type: object, additionalProperties: {type: string}}
#             containers: {type: array, items: {type: string}}
#         default: []
#       exemptUsers:
#         description: Users to let through, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#       exemptGroups:
#         description: Groups whose members to let through, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#       deniedCommands:
#         description: Names of programs that nobody may exec, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   peers: [
#     kyverno block-pod-exec-by-namespace, kyverno block-pod-exec-by-namespace-label,
#     kyverno block-pod-exec-by-pod-and-container, kyverno block-pod-exec-by-pod-label,
#     kyverno block-pod-exec-by-pod-name, kyverno block-kubectl-cp, kyverno audit-event-on-exec
#   ]
#   remediation: Use a role for emergencies, and have somebody look on.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["restrict-exec-requests"]

import data.reeve.lib.connection
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.requester

violation contains {"msg": sprintf("%s, which is protected", [connection.label]), "path": []} if {
	not _is_exempt
	some entry in _parameters.protected
	connection.fits(entry) == "yes"
}

violation contains {
	"msg": sprintf("%s runs %q", [connection.label, program]),
	"path": ["command"],
} if {
	not _is_exempt
	some program in connection.programs
	pattern.matches(program, _parameters.deniedCommands)
}

unknown contains {"msg": "whether the pod is protected", "needs": connection.missing(entry)} if {
	not _is_exempt
	some entry in _parameters.protected
	connection.fits(entry) == "unknown"
}

_is_exempt if requester.is_one_of(_parameters.exemptUsers, _parameters.exemptGroups)

_parameters := parameters.of("rbac/restrict-exec-requests")
