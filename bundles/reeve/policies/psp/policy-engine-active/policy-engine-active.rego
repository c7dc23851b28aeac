# METADATA
# scope: package
# title: Namespace where nothing judges pods
# description: >-
#   A pod can take over its node unless something refuses it: Pod Security admission at the
#   level baseline or restricted, a validating webhook that fails closed, or an admission
#   policy whose binding denies, if it is asked about every pod of the namespace. Before
#   Kubernetes 1.25 a PodSecurityPolicy can be that, for those who may use it. What a webhook
#   or policy decides is not looked at.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [Namespace]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       clusterDefault:
#         description: The level that the cluster enforces where no label does, unless the inventory knows it.
#         type: string
#         enum: [privileged, baseline, restricted]
#         default: privileged
#       exempt:
#         description: Names of namespaces where pods may be what they like.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   peers: [kubescape C-0192, kubescape C-0068]
#   remediation: Set the label pod-security.kubernetes.io/enforce of the namespace to baseline or restricted.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["policy-engine-active"]

import data.reeve.lib.admission
import data.reeve.lib.coverage
import data.reeve.lib.inventory
import data.reeve.lib.parameters
import data.reeve.lib.podsecurity
import data.reeve.lib.version

violation contains {
	"msg": sprintf("%s has no mechanism in force that refuses pods", [podsecurity.namespace]),
	"path": podsecurity.labels.enforce.path,
} if {
	_open
	count(_doubts) == 0
}

unknown contains doubt if {
	_open
	some doubt in _doubts
}

_open if {
	coverage.namespace(_parameters.exempt)
	not _has_level
	not _is_guarded
}

# Pod Security admission is on by default from 1.23.
_has_level if {
	version.since(version.kubernetes, 23)
	not podsecurity.exempt_by_configuration
	podsecurity.enforced(_parameters.clusterDefault) in {"baseline", "restricted"}
}

_is_guarded if {
	some guard in _guards
	guard.certain
}

_guards := admission.pod_guards(coverage.labels)

_doubts contains {
	"msg": sprintf("whether the conditions of %s let pods of %s pass", [guard.label, podsecurity.namespace]),
	"needs": [],
} if {
	some guard in _guards
}

_doubts contains {
	"msg": sprintf("whether a webhook or admission policy judges the pods of %s", [podsecurity.namespace]),
	"needs": needs,
} if {
	needs := [kind | some kind in admission.kinds; not inventory.complete(kind, "")]
	count(needs) > 0
}

# Who may use one, roles and bindings say.
_doubts contains {
	"msg": sprintf("whether a PodSecurityPolicy that may be used judges the pods of %s", [podsecurity.namespace]),
	"needs": ["policy/PodSecurityPolicy"],
} if {
	not version.since(version.kubernetes, 25)
	not _is_without_psp
}

_is_without_psp if {
	inventory.complete("policy/PodSecurityPolicy", "")
	every kind in ["policy/PodSecurityPolicy", "extensions/PodSecurityPolicy"] {
		count(inventory.objects(kind, "")) == 0
	}
}

_parameters := parameters.of("psp/policy-engine-active")
