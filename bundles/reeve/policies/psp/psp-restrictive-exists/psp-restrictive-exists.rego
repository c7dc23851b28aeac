# METADATA
# scope: package
# title: Dangerous feature that every policy allows
# description: >-
#   As long as one policy forbids a dangerous feature, most pods can be held to that
#   one. Where every policy allows it, every pod that is admitted may have it.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.2.2, version: "1.12"}
#   - {framework: CIS, id: 5.2.3, version: "1.12"}
#   - {framework: CIS, id: 5.2.4, version: "1.12"}
#   - {framework: CIS, id: 5.2.5, version: "1.12"}
#   - {framework: CIS, id: 5.2.6, version: "1.12"}
#   - {framework: CIS, id: 5.2.7, version: "1.12"}
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   - {framework: CIS, id: 5.2.9, version: "1.12"}
#   peers: [
#     kubescape C-0213, kubescape C-0214, kubescape C-0215, kubescape C-0216,
#     kubescape C-0217, kubescape C-0218, kubescape C-0219, kubescape C-0220
#   ]
#   remediation: Add a policy that forbids it, and let most pods use that one only.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-restrictive-exists"]

import data.reeve.lib.psplint

violation contains {
	"msg": sprintf("%s allows %s, and so does every other", [psplint.label, psplint.features[feature]]),
	"path": ["spec", field],
} if {
	count(psplint.missing) == 0
	some feature, field in _open
}

unknown contains {
	"msg": sprintf("whether another policy than %q forbids %s", [psplint.name, psplint.features[feature]]),
	"needs": psplint.missing,
} if {
	count(psplint.missing) > 0
	some feature, _ in _open
}

_open := {feature: _asked[feature] |
	some feature in psplint.dangers(psplint.judged, object.keys(_asked))
	not _is_forbidden_elsewhere(feature)
}

_is_forbidden_elsewhere(feature) if {
	some name, other in psplint.known
	name != psplint.name
	count(psplint.dangers(other, [feature])) == 0
}

_asked := {
	"privileged": "privileged",
	"hostPID": "hostPID",
	"hostIPC": "hostIPC",
	"hostNetwork": "hostNetwork",
	"escalation": "allowPrivilegeEscalation",
	"root": "runAsUser",
	"capabilities": "allowedCapabilities",
	"kept": "requiredDropCapabilities",
}
