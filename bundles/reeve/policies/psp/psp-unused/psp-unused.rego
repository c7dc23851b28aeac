# METADATA
# scope: package
# title: Policy that nobody may use
# description: >-
#   A policy judges pods only of those who may use it: by a role with the verb use on
#   its name, or on all, that a binding grants. One that nobody may use protects nothing
#   and is taken for a protection. Administrators, who may do everything, do not count.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Bind a role that grants its use, or delete the policy.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-unused"]

import data.reeve.lib.grants
import data.reeve.lib.pspgrant
import data.reeve.lib.psplint

violation contains {
	"msg": sprintf("%s may be used by nobody", [psplint.label]),
	"path": ["metadata", "name"],
} if {
	_is_unused
	count(grants.missing("*")) == 0
}

unknown contains {
	"msg": sprintf("whether anybody may use %s", [psplint.label]),
	"needs": grants.missing("*"),
} if {
	_is_unused
	count(grants.missing("*")) > 0
}

_is_unused if count(pspgrant.grants_of(psplint.name)) == 0
