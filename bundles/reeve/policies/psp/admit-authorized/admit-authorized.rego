# METADATA
# scope: package
# title: Pod that no PodSecurityPolicy admits
# description: >-
#   Where the admission plugin PodSecurityPolicy is on, a pod is made only if a policy admits
#   it that its maker or its own service account may use. The pods of a workload are made by
#   its controller, which fails without a word to whoever applied the workload. Up to
#   Kubernetes 1.24.
# related_resources:
# - ref: https://v1-24.docs.kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       groups:
#         description: The API groups in which a role may name the policies that may be used.
#         type: array
#         items: {type: string, enum: [policy, extensions]}
#         default: [policy, extensions]
#       considerUser:
#         description: Whether policies count that the maker of the pod may use, and not its service account alone.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Mend the pod, or let its service account use a policy that admits it.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["admit-authorized"]

import data.reeve.lib.parameters
import data.reeve.lib.pspadmit
import data.reeve.lib.pspjudged

violation contains object.union(object.filter(_reason, ["container"]), {
	"msg": sprintf("pod security policy %q does not admit the pod: %s", [_closest.name, _reason.msg]),
	"path": array.concat(pspjudged.request.path, _reason.path),
	"related": [{"object": {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "name": opinion.name}} |
		some opinion in _refusing
	],
	"details": {"policies": {opinion.name: [reason.msg | some reason in opinion.reasons] | some opinion in _refusing}},
}) if {
	count(_refusing) > 0
	count(_doubts) == 0
}

unknown contains doubt if {
	count(_refusing) > 0
	some doubt in _doubts
}

_reason := _closest.reasons[0]

# Of several the one that lacks least is named, and all of them in the details.
_closest := [opinion |
	some opinion in _refusing
	count(opinion.reasons) == min([count(other.reasons) | some other in _refusing])
][0]

_refusing := [{"name": opinion.name, "reasons": pspadmit.reasons(opinion, pspjudged.request)} |
	count(_verdict.admitting) == 0
	some opinion in _verdict.opinions
]

_verdict := pspjudged.verdict if {
	_parameters.considerUser
	_parameters.groups == ["policy", "extensions"]
} else := pspjudged.verdict_for(
	[user | _parameters.considerUser; some user in pspjudged.request.users],
	_parameters.groups,
)

_doubts := pspjudged.doubts if {
	_parameters.considerUser
} else := pspjudged.unseen

_parameters := parameters.of("psp/admit-authorized")
