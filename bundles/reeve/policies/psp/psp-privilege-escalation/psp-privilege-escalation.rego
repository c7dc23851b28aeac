# METADATA
# scope: package
# title: Policy that allows privilege escalation
# description: >-
#   Where a process may gain more rights than its parent, a program with the setuid bit
#   makes a root of any user. Both fields count: the one allows it, and does so where it
#   is absent, the other gives it to containers that say nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: CIS, id: 5.2.6, version: "1.12"}
#   peers: [
#     kubescape C-0217, kubescape C-0016, checkov CKV_K8S_5,
#     kics psp-allows-privilege-escalation, kics resource-with-allow-privilege-escalation
#   ]
#   remediation: Set spec.allowPrivilegeEscalation and spec.defaultAllowPrivilegeEscalation to false.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-privilege-escalation"]

import data.reeve.lib.psplint
import data.reeve.lib.value

violation contains fault if some fault in psplint.faults_in({"allowPrivilegeEscalation", "defaultAllowPrivilegeEscalation"})

violation contains {
	"msg": sprintf("%s %s", [psplint.label, _way]),
	"path": ["spec", "allowPrivilegeEscalation"],
	"fix": _fix,
}

violation contains {
	"msg": sprintf("%s gives privilege escalation to containers that do not refuse it", [psplint.label]),
	"path": ["spec", "defaultAllowPrivilegeEscalation"],
	"fix": _fix,
} if {
	psplint.spec.defaultAllowPrivilegeEscalation == true
}

_way := "allows privilege escalation" if psplint.spec.allowPrivilegeEscalation == true

_way := "does not forbid privilege escalation" if not value.is_set(psplint.spec, "allowPrivilegeEscalation")

# The API server refuses the one without the other.
_fix := [{"op": "add", "path": ["spec", field], "value": false} |
	some field in ["allowPrivilegeEscalation", "defaultAllowPrivilegeEscalation"]
	not psplint.spec[field] == false
]
