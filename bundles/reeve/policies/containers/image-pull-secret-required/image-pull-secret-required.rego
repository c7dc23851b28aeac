# METADATA
# scope: package
# title: Private image without a pull secret
# description: >-
#   Without a pull secret a private image can be pulled only with what the node itself may
#   pull, so the pod does not start on others, or the registry account is shared by all
#   that run there. The policy does nothing until it is told which images are private.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       privateHosts:
#         description: >-
#           Private registries, or parts of them, as beginnings of references in whole path
#           components, for example ghcr.io/acme/.
#         type: array
#         items: {type: string, pattern: "^[^\\s/]+(/[^\\s/]+)*/?$"}
#         default: []
#   controls:
#   - {framework: OWASP, id: K02, version: "2022"}
#   peers:
#   - kyverno require-imagepullsecrets
#   - kyverno add-imagepullsecrets
#   - kyverno add-imagepullsecrets-for-containers-and-initcontainers
#   remediation: Name the secret in imagePullSecrets of the pod or of its ServiceAccount.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["image-pull-secret-required"]

import data.reeve.lib.account
import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s pulls the private image %q without a pull secret", [reference.label, reference.text]),
	"path": array.concat(workload.pod.path, ["imagePullSecrets"]),
}) if {
	some reference in image.references
	image.in_list(reference.text, _private)
	not _names_one(workload.pod.spec)
	not _names_one(account.known)
}

_names_one(holder) if {
	some secret in holder.imagePullSecrets
	value.string_at(secret, "name") != ""
}

_private := parameters.of("containers/image-pull-secret-required").privateHosts
