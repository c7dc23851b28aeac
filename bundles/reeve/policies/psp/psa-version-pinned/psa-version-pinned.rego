# METADATA
# scope: package
# title: Floating or stale Pod Security version
# description: >-
#   Without a version, or with latest, what a namespace enforces changes when the cluster
#   is upgraded; a version pinned long ago lacks what was added to the standards since, and
#   one that is newer than the cluster pins nothing yet. How far a version is from the
#   cluster is judged only where the configuration names the version of the cluster.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [Namespace]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requirePin:
#         description: Whether a namespace that enforces a level has to name a version other than latest.
#         type: boolean
#         default: false
#       maxSkew:
#         description: How many minor versions the pinned one may be behind the cluster.
#         type: integer
#         minimum: 0
#         default: 3
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   remediation: Set the label pod-security.kubernetes.io/enforce-version to a recent version of the cluster.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psa-version-pinned"]

import data.reeve.lib.parameters
import data.reeve.lib.podsecurity
import data.reeve.lib.version

violation contains {"msg": sprintf("%s %s", [podsecurity.namespace, _fault]), "path": _label.path} if _enforces

unknown contains {
	"msg": sprintf("%s sets %s to %q, and the version of the cluster is not configured", [
		podsecurity.namespace,
		_label.key,
		_label.value,
	]),
	"needs": ["k8sVersion"],
} if {
	_enforces
	_pinned
	not _cluster
}

# The level privileged is the same in every version.
_enforces if podsecurity.enforced("privileged") != "privileged"

_fault := sprintf("has no label %s", [_label.key]) if {
	_parameters.requirePin
	not _label.value
} else := sprintf("sets %s to %q, which pins no version", [_label.key, _label.value]) if {
	_parameters.requirePin
	not _pinned
} else := sprintf("sets %s to %q, newer than the cluster at %q", [_label.key, _label.value, version.kubernetes]) if {
	_pinned > _cluster
} else := sprintf("sets %s to %q, %d behind the cluster at %q", [
	_label.key,
	_label.value,
	_cluster - _pinned,
	version.kubernetes,
]) if {
	_cluster - _pinned > _parameters.maxSkew
}

_label := podsecurity.labels["enforce-version"]

_pinned := version.minor(_label.value)

_cluster := version.minor(version.kubernetes)

_parameters := parameters.of("psp/psa-version-pinned")
