# METADATA
# scope: package
# title: Exposed pod with severe vulnerabilities
# description: >-
#   A critical vulnerability, or one by which foreign code runs, is urgent where strangers
#   reach the pod: through a Service of type NodePort or LoadBalancer, an Ingress, a route
#   of the Gateway API or a Route of OpenShift that leads to it, of the same namespace,
#   unless NetworkPolicies cut it off. Those without a fix count too. Scans are evidence,
#   and the VulnerabilityReports of the inventory count as such.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
# custom:
#   severity: critical
#   action: warn
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1190}
#   peers: [kubescape C-0083, kubescape C-0084]
#   remediation: Replace this image first, or take the pod out of reach until there is a fix.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-exposed-cves"]

import data.reeve.lib.exposure
import data.reeve.lib.image
import data.reeve.lib.vulnerability

violation contains object.union(
	vulnerability.finding(reference, fact, ids),
	{"related": [{"object": exposer.object} | some exposer in exposure.exposers]},
) if {
	exposure.existence == "yes"
	some reference in image.references
	ids := _severe(reference)
	count(ids) > 0
	fact := sprintf("%s exposes, with %s", [_by, vulnerability.number(count(ids), "severe")])
}

unknown contains {
	"msg": sprintf("whether strangers reach the image %q with its vulnerabilities", [reference.text]),
	"needs": exposure.missing,
} if {
	exposure.existence == "unknown"
	some reference in image.references
	count(_severe(reference)) > 0
}

unknown contains {
	"msg": sprintf("which vulnerabilities the image %q has", [reference.text]),
	"needs": ["evidence: scan"],
} if {
	exposure.existence != "no"
	some reference in vulnerability.unscanned
}

_by := sprintf("the %s %q", [exposer.kind, exposer.object.name]) if {
	exposer := exposure.exposers[0]
}

_severe(reference) := {found.id |
	some found in vulnerability.of(reference)
	_is_severe(found)
}

_is_severe(found) if found.severity == "critical"

_is_severe(found) if found.remoteCodeExecution
