# METADATA
# scope: package
# title: Projected token with a long life or a wide audience
# description: >-
#   Whoever copies a token out of a pod can use it until it expires, and towards everyone
#   who accepts its audience. A token without an audience is one for the API server.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxSeconds:
#         description: How long a token may live. Kubernetes takes an hour where nothing is said, and no less than 600.
#         type: integer
#         minimum: 600
#         default: 7200
#       requireAudience:
#         description: Whether every token must name an audience.
#         type: boolean
#         default: false
#       forbiddenAudiences:
#         description: Audiences that no token may be for, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 1.2.30, version: "1.12"}
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K09, version: "2025"}
#   - {framework: MITRE, id: T1528}
#   remediation: Lower expirationSeconds, and name the audience that the token is for.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["bounded-projected-token"]

import data.reeve.lib.account
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value

violation contains {
	"msg": sprintf("volume %q holds a token that lives %d seconds, more than %d", [
		projection.volume,
		_seconds(projection.source),
		_parameters.maxSeconds,
	]),
	"path": array.concat(projection.path, ["expirationSeconds"]),
	"fix": fix.on_request([{"op": "add", "value": _parameters.maxSeconds}]),
} if {
	some projection in account.projections
	_seconds(projection.source) > _parameters.maxSeconds
}

violation contains {
	"msg": sprintf("volume %q holds a token that names no audience", [projection.volume]),
	"path": array.concat(projection.path, ["audience"]),
} if {
	some projection in account.projections
	_parameters.requireAudience
	value.string_at(projection.source, "audience") == ""
}

violation contains {
	"msg": sprintf("volume %q holds a token for the audience %q", [projection.volume, audience]),
	"path": array.concat(projection.path, ["audience"]),
} if {
	some projection in account.projections
	audience := value.string_at(projection.source, "audience")
	audience != ""
	pattern.matches(audience, _parameters.forbiddenAudiences)
}

_seconds(source) := source.expirationSeconds if {
	value.is_set(source, "expirationSeconds")
} else := 3600

_parameters := parameters.of("rbac/bounded-projected-token")
