# METADATA
# scope: package
# title: Image on a full base
# description: >-
#   A shell, a package manager and the other tools of a full distribution are what an
#   intruder works with, and each of them has vulnerabilities. What an image is built on
#   and what is installed in it is evidence. Of an image without it, only that it is
#   itself a full distribution can be told, by its name.
# related_resources:
# - ref: https://github.com/opencontainers/image-spec/blob/main/annotations.md
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedBases:
#         description: >-
#           Images to build on, as beginnings of references in whole path components, where a
#           star stands for any characters of one component or of a tag. The ID of a
#           distribution counts as the name of an official image.
#         type: array
#         items: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*/?$"}
#         default:
#         - scratch
#         - gcr.io/distroless/
#         - cgr.dev/
#         - chainguard
#         - wolfi
#         - alpine
#         - registry.access.redhat.com/ubi*/ubi-micro
#         - registry.access.redhat.com/ubi*-micro
#         - registry.access.redhat.com/ubi*/ubi-minimal
#         - registry.access.redhat.com/ubi*-minimal
#         - "debian:*-slim"
#       denyPackages:
#         description: Packages that may not be installed, for example bash; a star stands for any characters.
#         type: array
#         items: {type: string, minLength: 1}
#         default: []
#       requireEvidence:
#         description: Whether an image may not be used of which nobody knows what it is built on.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: 1c, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2022"}
#   - {framework: MITRE, id: T1610}
#   peers: [kyverno allowed-base-images, kyverno require-base-image, kyverno annotate-base-images]
#   remediation: Build the image anew on a minimal base.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-minimal-base"]

import data.reeve.lib.image
import data.reeve.lib.imageconfig
import data.reeve.lib.parameters
import data.reeve.lib.pattern

violation contains object.union(_about(found, fault.fact), fault.mild) if {
	some found in _others
	fault := _fault(found)
}

violation contains _about(found, sprintf("in which %q is installed", [name])) if {
	some found in imageconfig.containers
	some name in found.config.packages
	pattern.matches(name, _parameters.denyPackages)
}

unknown contains {
	"msg": sprintf("what the image %q is built on", [found.reference.text]),
	"needs": ["evidence: config.baseName"],
} if {
	some found in _others
	imageconfig.base(found.config) == ""
	not _fault(found)
}

unknown contains {
	"msg": sprintf("what is installed in the image %q", [found.reference.text]),
	"needs": ["evidence: config.packages"],
} if {
	count(_parameters.denyPackages) > 0
	some found in imageconfig.containers
	object.get(found.config, "packages", null) == null
}

_about(found, fact) := object.union(image.subject(found.reference), {
	"msg": sprintf("%s uses the image %q, %s", [found.reference.label, found.reference.text, fact]),
	"path": found.reference.path,
})

# A base is minimal itself.
_others := [found |
	some found in imageconfig.containers
	not image.in_list(found.reference.text, _parameters.allowedBases)
]

_fault(found) := {"fact": sprintf("which is built on %q", [base]), "mild": {}} if {
	base := imageconfig.base(found.config)
	base != ""
	not image.in_list(base, _parameters.allowedBases)
} else := {"fact": "of which it is not known what it is built on", "mild": {}} if {
	imageconfig.base(found.config) == ""
	_parameters.requireEvidence
} else := {"fact": "by its name a full distribution", "mild": {"severity": "info"}} if {
	imageconfig.base(found.config) == ""
	imageconfig.full_distribution(found.reference.parsed)
}

_parameters := parameters.of("containers/image-minimal-base")
