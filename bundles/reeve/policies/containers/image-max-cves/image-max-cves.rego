# METADATA
# scope: package
# title: Image with more vulnerabilities than its budget allows
# description: >-
#   What a scanner finds in an image is what an attacker finds in it. Each severity has a
#   budget, critical and high ones that can be fixed are not allowed by default, and what
#   is known to be exploited never is. Critical ones deny, those of other severities warn.
#   Vulnerabilities are counted by their ID. Scans are evidence, and the
#   VulnerabilityReports of the inventory count as such.
# related_resources:
# - ref: https://www.cisa.gov/known-exploited-vulnerabilities-catalog
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       critical: {description: How many critical ones an image may have., type: integer, minimum: 0, default: 0}
#       high: {description: How many high ones an image may have., type: integer, minimum: 0, default: 0}
#       medium: {description: How many medium ones an image may have; any number if not given., type: integer, minimum: 0}
#       low: {description: How many low ones an image may have; any number if not given., type: integer, minimum: 0}
#       ignoreUnfixed:
#         description: Whether those that no version fixes do not count.
#         type: boolean
#         default: true
#       allow:
#         description: IDs of vulnerabilities that do not count, exploited or not.
#         type: array
#         items: {type: string, minLength: 1}
#         default: []
#       kevAlwaysDeny:
#         description: Whether those that are known to be exploited deny, budget or not and fixed or not.
#         type: boolean
#         default: true
#       init:
#         description: Budgets of init containers that are no sidecars, by severity, in place of those above.
#         type: object
#         propertyNames: {enum: [critical, high, medium, low]}
#         additionalProperties: {type: integer, minimum: 0}
#         default: {}
#       ephemeral:
#         description: Budgets of ephemeral containers, by severity, in place of those above.
#         type: object
#         propertyNames: {enum: [critical, high, medium, low]}
#         additionalProperties: {type: integer, minimum: 0}
#         default: {}
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1190}
#   - {framework: MITRE, id: T1068}
#   peers: [kubescape C-0085, azure BlockVulnerableImages]
#   remediation: Build the image anew with the versions that fix them.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-max-cves"]

import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.vulnerability

violation contains object.union(vulnerability.finding(reference, fact, ids), _weights[severity]) if {
	some reference in image.references
	some severity, budget in _budgets(reference)
	ids := {found.id | some found in _counted(reference); found.severity == severity}
	count(ids) > budget
	fact := sprintf("has %s and may have %d", [vulnerability.number(count(ids), severity), budget])
}

violation contains vulnerability.finding(reference, fact, ids) if {
	_parameters.kevAlwaysDeny
	some reference in image.references
	ids := {found.id | some found in _considered(reference); found.knownExploited}
	count(ids) > 0
	fact := sprintf("has %s", [vulnerability.number(count(ids), "exploited")])
}

unknown contains {
	"msg": sprintf("which vulnerabilities the image %q has", [reference.text]),
	"needs": ["evidence: scan"],
} if {
	some reference in vulnerability.unscanned
}

_considered(reference) := [found |
	some found in vulnerability.of(reference)
	not found.id in _parameters.allow
]

_counted(reference) := [found |
	some found in _considered(reference)
	not _ignored(found)
]

_ignored(found) if {
	_parameters.ignoreUnfixed
	not vulnerability.fixed(found)
}

_weights := {
	"critical": {},
	"high": {"severity": "medium", "action": "warn"},
	"medium": {"severity": "low", "action": "warn"},
	"low": {"severity": "info", "action": "warn"},
}

_budgets(reference) := object.filter(object.union(_parameters, _own(reference)), object.keys(_weights))

_own(reference) := _parameters.init if {
	vulnerability.starts_up(reference)
} else := _parameters.ephemeral if {
	"ephemeralContainers" in reference.path
} else := {}

_parameters := parameters.of("containers/image-max-cves")
