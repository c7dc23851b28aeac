# METADATA
# scope: package
# title: Image without a recent scan
# description: >-
#   Vulnerabilities are found in images long after these were built. An image that nobody
#   scans, or that was scanned long ago, only seems to have none. Scans are evidence, and
#   the VulnerabilityReports of the inventory count as such.
# related_resources:
# - ref: https://aquasecurity.github.io/trivy-operator/latest/docs/crds/vulnerability-report/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       maxAgeHours:
#         description: How many hours ago an image may have been scanned.
#         type: integer
#         minimum: 1
#         default: 168
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers: [kubescape C-0085, kubescape C-0221, kubescape C-0243, kyverno require-vulnerability-scan]
#   remediation: Scan the image, and scan it regularly as long as it is used.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-require-scan"]

import data.reeve.lib.clock
import data.reeve.lib.evidence
import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which %s", [reference.label, reference.text, _fault(reference)]),
	"path": reference.path,
}) if {
	some reference in image.references
	reference.parsed
}

unknown contains {
	"msg": sprintf("whether the image %q was scanned", [reference.text]),
	"needs": ["evidence: scan"],
} if {
	some reference in image.references
	reference.parsed
	evidence.existence(reference, "scan") == "unknown"
}

_fault(reference) := "nobody scanned" if {
	evidence.existence(reference, "scan") == "no"
} else := sprintf("was last scanned at %s", [scanned]) if {
	scanned := evidence.of(reference, "scan").scannedAt
	clock.hours_since(scanned) > parameters.of("containers/image-require-scan").maxAgeHours
}
