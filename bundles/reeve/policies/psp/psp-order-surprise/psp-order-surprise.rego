# METADATA
# scope: package
# title: Policies whose order decides
# description: >-
#   Of several policies that accept a pod after filling in what it leaves open, the
#   first in the order of the alphabet wins. Where two that somebody may use fill in
#   other values, the name of a policy decides as whom a pod runs and with which
#   capabilities.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Merge the policies, or name the one first that is to win.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-order-surprise"]

import data.reeve.lib.grants
import data.reeve.lib.pspgift
import data.reeve.lib.pspgrant
import data.reeve.lib.psplint

violation contains {
	"msg": sprintf("%s fills in other values for %s than %q, which comes first for %s", [
		psplint.label,
		concat(", ", fields),
		name,
		min(subjects),
	]),
	"path": ["metadata", "name"],
	"related": [{"object": {"apiVersion": other.apiVersion, "kind": other.kind, "name": name}}],
	"details": {"subjects": sort(subjects)},
} if {
	some name, other in psplint.known
	name < psplint.name
	fields := _differing(pspgift.of(other))
	count(fields) > 0
	subjects := pspgrant.common(psplint.name, name)
	count(subjects) > 0
}

unknown contains {
	"msg": sprintf("whether somebody may use %s and another with other defaults", [psplint.label]),
	"needs": needs,
} if {
	count(violation) == 0
	needs := array.concat(psplint.missing, grants.missing("*"))
	count(needs) > 0
}

_differing(others) := [field |
	some field in sort(object.keys(others) | object.keys(_own))
	object.get(others, field, null) != object.get(_own, field, null)
]

_own := pspgift.of(psplint.judged)
