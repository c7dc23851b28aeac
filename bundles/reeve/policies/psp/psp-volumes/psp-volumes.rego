# METADATA
# scope: package
# title: Policy that allows volumes of other types
# description: >-
#   Volumes of most types reach storage outside the control of the cluster, and those of
#   type hostPath or flexVolume the node itself. A policy without a list allows no
#   volume at all, which is for another policy to judge.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Types that may be in the list, as spec.volumes has them.
#         type: array
#         items: {type: string}
#         default: [configMap, csi, downwardAPI, emptyDir, ephemeral, persistentVolumeClaim, projected, secret]
#   controls:
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   remediation: List the types that pods need in spec.volumes.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-volumes"]

import data.reeve.lib.parameters
import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in({"volumes"})

violation contains {
	"msg": sprintf("%s allows volumes of %s", [psplint.label, _type(entry.name)]),
	"path": entry.path,
} if {
	some entry in psplint.entries(psplint.spec, "volumes")
	not entry.name in _allowed
}

_allowed := parameters.of("psp/psp-volumes").allowed

_type("*") := "every type"

_type(name) := sprintf("the type %q", [name]) if name != "*"
