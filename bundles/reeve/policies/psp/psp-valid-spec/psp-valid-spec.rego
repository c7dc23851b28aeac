# METADATA
# scope: package
# title: Policy that contradicts itself
# description: >-
#   What the API server refuses leaves the cluster with the policy it had before, or
#   with none. Other contradictions it takes, and the policy does not do what it says.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Correct the field.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-valid-spec"]

import data.reeve.lib.psplint
import data.reeve.lib.pspspec

violation contains fault if some fault in psplint.faults_in(object.keys(psplint.spec) | _annotations)

violation contains {"msg": sprintf("%s %s", [psplint.label, fault.msg]), "path": fault.path} if {
	some fault in (pspspec.refused | pspspec.futile)
	count(psplint.faults_in({step | some step in array.slice(fault.path, 1, 3)})) == 0
}

_annotations := {key | some keys in psplint.profile_keys; some key in keys}
