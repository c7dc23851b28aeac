# METADATA
# scope: package
# title: Policy that allows every runtime class
# description: >-
#   A runtime class can be a sandbox or the lack of one. A policy without runtimeClass,
#   or with a star among its names, lets pods choose any. Pods that name none always
#   pass, so a default belongs to the list.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: low
#   action: "off"
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: NSA, id: 1f, version: "1.2"}
#   remediation: List the names of runtime classes in spec.runtimeClass.allowedRuntimeClassNames.
#   profiles: [{name: nsa}]
#   since: v0.1.0
package reeve.policies.psp["psp-runtime-class"]

import data.reeve.lib.psplint
import data.reeve.lib.value

violation contains fault if some fault in psplint.faults_in({"runtimeClass"})

violation contains {
	"msg": sprintf("%s does not restrict the runtime class", [psplint.label]),
	"path": ["spec", "runtimeClass"],
} if {
	not value.is_set(psplint.spec, "runtimeClass")
}

violation contains {
	"msg": sprintf("%s allows every runtime class", [psplint.label]),
	"path": ["spec", "runtimeClass", "allowedRuntimeClassNames", index],
} if {
	some index, "*" in psplint.spec.runtimeClass.allowedRuntimeClassNames
}
