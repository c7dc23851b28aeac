# METADATA
# scope: package
# title: Image that runs as root
# description: >-
#   Where neither pod nor container sets runAsUser, the image decides, and one without a
#   USER runs as root, with the rights that has on every file it can reach and after every
#   escape. The kubelet cannot tell whether a user that is only named is root, and refuses
#   it under runAsNonRoot. The user of the image is evidence.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: high
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       trusted:
#         description: >-
#           Images that may run as any user, as beginnings of references in whole path
#           components, for example ghcr.io/acme/.
#         type: array
#         items: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*/?$"}
#         default: []
#   controls:
#   - {framework: NSA, id: 1a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [kyverno only-trustworthy-registries-set-root]
#   remediation: Give the image a USER with a number other than 0, or set runAsUser.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-non-root-user"]

import data.reeve.lib.image
import data.reeve.lib.imageconfig
import data.reeve.lib.parameters
import data.reeve.lib.workload

violation contains object.union(image.subject(found.reference), {
	"msg": sprintf("%s runs as %s", [found.reference.label, fault]),
	"path": found.reference.path,
}) if {
	some found in _decided_by_image
	fault := _fault(split(found.config.user, ":")[0], found.reference.text)
}

unknown contains {
	"msg": sprintf("which user the image %q runs as", [found.reference.text]),
	"needs": ["evidence: config.user"],
} if {
	some found in _decided_by_image
	object.get(found.config, "user", null) == null
}

_decided_by_image := [found |
	not workload.windows
	some found in imageconfig.containers
	not workload.effective(found.container, "runAsUser")
	not image.in_list(found.reference.text, parameters.of("containers/image-non-root-user").trusted)
]

_fault(user, text) := sprintf("root, the user of its image %q", [text]) if {
	regex.match(`^(0*|root)$`, user)
} else := sprintf("the user %q of its image %q, which has no number", [user, text]) if {
	not regex.match(`^\d+$`, user)
}
