# METADATA
# scope: package
# title: Grant beyond one's own rights
# description: >-
#   The API server lets nobody write a role or binding that grants more than the author
#   holds, unless the author may escalate that role or bind it. This is the same rule, for
#   pipelines and controllers that act for others, where whoever wrote the object is not
#   whoever applies it.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
# custom:
#   severity: high
#   action: deny
#   match:
#     kinds:
#     - rbac.authorization.k8s.io/Role
#     - rbac.authorization.k8s.io/ClusterRole
#     - rbac.authorization.k8s.io/RoleBinding
#     - rbac.authorization.k8s.io/ClusterRoleBinding
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       ignoreGroups:
#         description: Groups whose members may grant anything, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: ["system:masters"]
#   controls:
#   - {framework: CIS, id: 5.1.8, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   peers: [kyverno check-subjectaccessreview]
#   remediation: Grant less, or let somebody do it who holds these rights.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["self-escalation-request"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.requester
import data.reeve.lib.selfgrant

violation contains {
	"msg": sprintf("%s grants %s, which %q does not hold%s", [
		selfgrant.label,
		selfgrant.text(atoms[0]),
		requester.name,
		_more(atoms),
	]),
	"path": selfgrant.path,
	"details": {"exceeding": atoms},
} if {
	not _is_ignored
	atoms := selfgrant.exceeding
	count(atoms) > 0
	count(selfgrant.missing) == 0
}

unknown contains {
	"msg": sprintf("whether %q holds what the %s grants", [requester.name, lower(kube.resource.kind)]),
	"needs": selfgrant.missing,
} if {
	not _is_ignored
	count(selfgrant.exceeding) > 0
	count(selfgrant.missing) > 0
}

unknown contains {"msg": "who asks for it", "needs": ["userInfo"]} if not requester.name

_is_ignored if requester.is_one_of([], parameters.of("rbac/self-escalation-request").ignoreGroups)

_more(atoms) := "" if {
	count(atoms) == 1
} else := sprintf(", and %d more", [count(atoms) - 1])
