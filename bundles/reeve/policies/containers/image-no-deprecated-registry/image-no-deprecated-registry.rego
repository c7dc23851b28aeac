# METADATA
# scope: package
# title: Image of a deprecated registry
# description: >-
#   The registry k8s.gcr.io was frozen in April 2023: no fix of a vulnerability gets there
#   any more, and it may be switched off. Its images are at registry.k8s.io.
# related_resources:
# - ref: https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
# custom:
#   severity: low
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       deprecated:
#         description: >-
#           What took the place of deprecated registries, by these, both as beginnings of
#           references in whole path components.
#         type: object
#         additionalProperties: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*$"}
#         propertyNames: {pattern: "^[^\\s/]+(/[^\\s/]+)*$"}
#         default: {k8s.gcr.io: registry.k8s.io}
#   controls:
#   - {framework: OWASP, id: K10, version: "2022"}
#   peers: [kubescape C-0253, gatekeeper disallowedrepos, kyverno restrict-deprecated-registry]
#   remediation: Replace the registry by the current one.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-no-deprecated-registry"]

import data.reeve.lib.image
import data.reeve.lib.parameters

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q of a deprecated registry, now at %q", [
		reference.label,
		reference.text,
		current,
	]),
	"path": reference.path,
	"fix": _fix(reference.text, old, current),
}) if {
	some reference in image.references
	some old, current in _deprecated
	image.matches(reference.text, old)
}

# Where the registry is written in another way, only a person can replace it.
_fix(text, old, current) := [{"op": "replace", "value": concat("", [current, rest])}] if {
	startswith(text, concat("", [old, "/"]))
	rest := trim_prefix(text, old)
} else := []

_deprecated := parameters.of("containers/image-no-deprecated-registry").deprecated
