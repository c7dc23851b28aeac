# METADATA
# scope: package
# title: Policy that allows every volume driver
# description: >-
#   A driver of the type flexVolume is a program of the node, run as root with what the
#   pod says; one of the type csi is whatever the cluster has installed. Without a list
#   of drivers, a policy that allows such volumes allows all of them.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: PSS, id: restricted}
#   remediation: List the drivers in spec.allowedFlexVolumes or spec.allowedCSIDrivers, or remove the type.
#   profiles: []
#   since: v0.1.0
package reeve.policies.psp["psp-flex-csi-bounded"]

import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"volumes", "allowedFlexVolumes", "allowedCSIDrivers"})

violation contains {
	"msg": sprintf("%s allows volumes of the type %s and every driver", [psplint.label, type]),
	"path": ["spec", field],
} if {
	some type, field in {"flexVolume": "allowedFlexVolumes", "csi": "allowedCSIDrivers"}
	psplint.volume_entry(psplint.spec, type)
	not psplint.spec[field][0]
}
