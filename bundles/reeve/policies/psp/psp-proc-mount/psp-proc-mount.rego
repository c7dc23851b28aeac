# METADATA
# scope: package
# title: Policy that allows to unmask /proc
# description: >-
#   Runtimes hide or protect what is dangerous in /proc. With the type Unmasked a
#   container sees all of it, and with that the settings of the kernel of the node. A
#   policy without the list allows Default only.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: PSS, id: baseline}
#   remediation: Remove the type from spec.allowedProcMountTypes.
#   profiles: []
#   since: v0.1.0
package reeve.policies.psp["psp-proc-mount"]

import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"allowedProcMountTypes"})

violation contains {
	"msg": sprintf("%s allows the procMount type %q", [psplint.label, entry.name]),
	"path": entry.path,
	"fix": [{"op": "remove"}],
} if {
	some entry in psplint.entries(psplint.spec, "allowedProcMountTypes")
	entry.name != "Default"
}
