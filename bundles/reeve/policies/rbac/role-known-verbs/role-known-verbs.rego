# METADATA
# scope: package
# title: Verb that no request carries
# description: >-
#   RBAC compares verbs as they are written and accepts any word. A rule with read, GET
#   or list-watch grants nothing, and what was meant is then granted some other way.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       extraVerbs:
#         description: Verbs that other servers or authorizers know.
#         type: array
#         items: {type: string}
#         default: []
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Write the verb as Kubernetes has it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["role-known-verbs"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s has the verb %q, which no request %s carries", [role.label, verb, _of_what(held.rule)]),
	"path": array.concat(held.path, ["verbs", index]),
} if {
	some held in role.rules(false, true)
	some index, verb in held.rule.verbs
	not _is_known(held.rule, verb)
}

_is_known(rule, verb) if {
	not _is_for_urls(rule)
	verb in _verbs
}

_is_known(rule, verb) if {
	_is_for_urls(rule)
	verb in {"get", "head", "post", "put", "patch", "delete", "options", "*"}
}

_is_known(rule, verb) if {
	not _is_for_urls(rule)
	strings.any_prefix_match(verb, ["impersonate:", "impersonate-on:", "associated-node:", "arbitrary-node:"])
}

_is_known(_, verb) if verb in parameters.of("rbac/role-known-verbs").extraVerbs

_is_for_urls(rule) if {
	rule.nonResourceURLs[0]
	not rule.resources[0]
}

_of_what(rule) := "for a URL" if {
	_is_for_urls(rule)
} else := "for a resource"

_verbs := {
	"get",
	"list",
	"watch",
	"create",
	"update",
	"patch",
	"delete",
	"deletecollection",
	"proxy",
	"use",
	"bind",
	"escalate",
	"impersonate",
	"approve",
	"sign",
	"attest",
	"request-serviceaccounts-token-audience",
	"unsafe-delete-ignore-read-errors",
	"*",
}
