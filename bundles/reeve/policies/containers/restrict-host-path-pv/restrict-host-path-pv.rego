# METADATA
# scope: package
# title: Persistent volume with a host path
# description: >-
#   A persistent volume of type hostPath opens a directory of the node to whoever gets
#   hold of the claim, and checks of pods do not see it. Local volumes do the same, and
#   count where they are asked for.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [PersistentVolume]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedPrefixes:
#         description: Directories that persistent volumes may open, with all that is in them.
#         type: array
#         items: {type: string, minLength: 1}
#         default: []
#       includeLocal:
#         description: Whether volumes of type local count too.
#         type: boolean
#         default: false
#   controls:
#   - {framework: CIS, id: 5.2.11, version: "1.12"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers:
#   - kyverno limit-hostpath-type-pv
#   remediation: Use a CSI driver, or a directory that is allowed.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["restrict-host-path-pv"]

import data.reeve.lib.hostpath
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("persistent volume %q has the %s %q", [volume.name, _nouns[volume.type], volume.text]),
	"path": volume.path,
} if {
	some volume in hostpath.persistent_volumes
	_judged(volume.type)
	not _allowed(volume)
}

_judged("hostPath")

_judged("local") if _parameters.includeLocal

_allowed(volume) if {
	some prefix in _parameters.allowedPrefixes
	hostpath.covers(hostpath.components(prefix), volume.components)
}

_nouns := {"hostPath": "host path", "local": "local path"}

_parameters := parameters.of("containers/restrict-host-path-pv")
