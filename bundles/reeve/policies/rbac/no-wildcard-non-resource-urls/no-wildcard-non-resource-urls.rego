# METADATA
# scope: package
# title: Broad URLs
# description: >-
#   URLs that are no resources serve profiles, logs and the configuration of the API
#   server. A pattern reaches all that begin so.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       includeBootstrap:
#         description: Whether to judge the roles that the API server creates itself.
#         type: boolean
#         default: false
#       reportSubsumed:
#         description: Whether to judge rules that allow everything, which rbac/no-cluster-admin-wildcard reports.
#         type: boolean
#         default: false
#       allowed:
#         description: URLs that are allowed, and what lies in them; a star at the end stands for whatever follows.
#         type: array
#         items: {type: string}
#         default: ["/healthz*", "/livez*", "/readyz*", "/version*", "/openapi*", "/api*"]
#       sensitive:
#         description: URLs that may not be granted, nor what lies below them, even if they are named in full.
#         type: array
#         items: {type: string}
#         default: [/debug/pprof, /debug/flags, /logs, /configz]
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1613}
#   remediation: Name the URL in full.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-wildcard-non-resource-urls"]

import data.reeve.lib.parameters
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s allows %s on every URL that begins with %q", [
		role.label,
		concat(", ", held.rule.verbs),
		trim_right(url, "*"),
	]),
	"path": array.concat(held.path, ["nonResourceURLs", index]),
} if {
	some held in _rules
	some index, url in held.rule.nonResourceURLs
	endswith(url, "*")
	not _is_allowed(trim_right(url, "*"))
}

violation contains {
	"msg": sprintf("%s allows %s on the sensitive URL %q", [role.label, concat(", ", held.rule.verbs), url]),
	"path": array.concat(held.path, ["nonResourceURLs", index]),
} if {
	some held in _rules
	some index, url in held.rule.nonResourceURLs
	not endswith(url, "*")
	some place in _parameters.sensitive
	startswith(concat("", [url, "/"]), concat("", [place, "/"]))
}

_is_allowed(prefix) if {
	some pattern in _parameters.allowed
	endswith(pattern, "*")
	startswith(prefix, trim_right(pattern, "*"))
}

_rules := role.rules(_parameters.includeBootstrap, _parameters.reportSubsumed)

_parameters := parameters.of("rbac/no-wildcard-non-resource-urls")
