# METADATA
# scope: package
# title: Service account that is not allowed
# description: >-
#   Whoever may create pods may give them any ServiceAccount of the namespace. A list says
#   which ones workloads may use. The policy does nothing until it has one.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
# custom:
#   severity: low
#   action: "off"
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: >-
#           The accounts that workloads of a namespace may use, in which a star stands for any characters. The
#           namespace * is any that is not named; what is in no list is not judged.
#         type: object
#         additionalProperties: {type: array, items: {type: string}}
#         default: {}
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [kyverno restrict-service-account]
#   remediation: Use a service account that is allowed in the namespace.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["restrict-serviceaccount"]

import data.reeve.lib.account
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern

violation contains {
	"msg": sprintf("pod runs as the service account %q, which is not allowed in namespace %q", [account.name, kube.namespace]),
	"path": account.path,
} if {
	not pattern.matches(account.name, _allowed)
}

_allowed := _lists[kube.namespace] if {
	_lists[kube.namespace]
} else := _lists["*"]

_lists := parameters.of("rbac/restrict-serviceaccount").allowed
