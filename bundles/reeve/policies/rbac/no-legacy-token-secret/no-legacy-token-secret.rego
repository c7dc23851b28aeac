# METADATA
# scope: package
# title: Token that does not expire
# description: >-
#   A Secret of the type kubernetes.io/service-account-token holds a token that is valid
#   until somebody deletes it, for whoever reads the Secret, and is bound to no pod. The
#   TokenRequest API issues tokens that expire.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#manually-secret-management-for-serviceaccounts
# custom:
#   severity: medium
#   action: deny
#   match: {kinds: [Secret, ServiceAccount]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowed:
#         description: Secrets that may be, as namespace/name, in which a star stands for any characters.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: CIS, id: 3.1.2, version: "1.12"}
#   - {framework: CIS, id: 5.1.6, version: "1.12"}
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K03, version: "2025"}
#   - {framework: MITRE, id: T1528}
#   - {framework: MITRE, id: T1552.007}
#   peers: [kyverno deny-secret-service-account-token-type, kyverno check-serviceaccount-secrets]
#   remediation: Let pods mount projected tokens, and give others tokens of the TokenRequest API.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-legacy-token-secret"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.value

violation contains {
	"msg": sprintf("secret holds a token of the service account %q that does not expire", [account]),
	"path": ["type"],
} if {
	kube.group_kind == "Secret"
	kube.operation == "CREATE"
	kube.resource.type == _type
	metadata := value.object_at(kube.resource, "metadata")
	account := value.string_at(value.object_at(metadata, "annotations"), "kubernetes.io/service-account.name")
	not _allowed(value.string_at(metadata, "name"))
}

violation contains {
	"msg": sprintf("service account %q has a token in the secret %q that does not expire", [_name, secret]),
	"path": ["secrets", index, "name"],
} if {
	kube.group_kind == "ServiceAccount"
	some index, reference in kube.resource.secrets
	secret := value.string_at(reference, "name")
	_is_token(secret)
	not _allowed(secret)
}

# The list may name other secrets too. What nobody knows is told by the name that
# Kubernetes gave such secrets of its own accord before v1.24.
_is_token(secret) if {
	inventory.object_of("Secret", kube.namespace, secret).type == _type
}

_is_token(secret) if {
	startswith(secret, concat("", [_name, "-token-"]))
	not inventory.object_of("Secret", kube.namespace, secret)
	not inventory.complete("Secret", kube.namespace)
}

_allowed(secret) if pattern.matches(
	concat("/", [kube.namespace, secret]),
	parameters.of("rbac/no-legacy-token-secret").allowed,
)

_name := value.string_at(kube.resource.metadata, "name")

_type := "kubernetes.io/service-account-token"
