# METADATA
# scope: package
# title: Policy that allows to write to the image
# description: >-
#   Who can write to the root filesystem of a container can put programs there and
#   change those that are. A policy with the field has all containers set
#   readOnlyRootFilesystem.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: NSA, id: 1b, version: "1.2"}
#   peers: [kics root-containers-admitted]
#   remediation: Set spec.readOnlyRootFilesystem to true.
#   profiles: [{name: nsa}]
#   since: v0.1.0
package reeve.policies.psp["psp-read-only-root"]

import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"readOnlyRootFilesystem"})

violation contains {
	"msg": sprintf("%s does not require a read-only root filesystem", [psplint.label]),
	"path": ["spec", "readOnlyRootFilesystem"],
	"fix": [{"op": "add", "value": true}],
} if {
	not psplint.spec.readOnlyRootFilesystem == true
}
