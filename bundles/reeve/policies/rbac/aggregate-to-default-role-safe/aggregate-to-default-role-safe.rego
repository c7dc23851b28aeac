# METADATA
# scope: package
# title: Dangerous rules for view, edit or admin
# description: >-
#   A ClusterRole with such a label adds its rules to a role that most clusters give to
#   many. One chart widens what every reader, editor or owner of a namespace may do, and
#   no binding changes.
# related_resources:
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
# custom:
#   severity: high
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRole]}
#   controls:
#   - {framework: CIS, id: 5.1.3, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1098.006}
#   peers: [gatekeeper block-endpoint-edit-default-role]
#   remediation: Take the label away, or the rule.
#   profiles: [{name: recommended}, {name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["aggregate-to-default-role-safe"]

import data.reeve.lib.kube
import data.reeve.lib.resource
import data.reeve.lib.role
import data.reeve.lib.served
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%s has * in %s and adds it to %s", [role.label, field, concat(" and ", sort(_targets))]),
	"path": array.concat(held.path, [field, index]),
} if {
	count(_targets) > 0
	some held in _rules
	_is_own(held.rule)
	some field in ["apiGroups", "resources", "verbs"]
	some index, "*" in held.rule[field]
}

violation contains {
	"msg": sprintf("%s allows %s and adds it to view", [role.label, verb]),
	"path": array.concat(held.path, ["verbs", index]),
} if {
	"view" in _targets
	some held in _explicit
	some index, verb in held.rule.verbs
	not verb in {"get", "list", "watch"}
}

violation contains {
	"msg": sprintf("%s %s and adds it to %s", [role.label, found.text, target]),
	"path": found.path,
} if {
	some target in _targets
	some danger in _dangers[target]
	some found in role.open(_explicit, danger.verbs, danger.of)
}

_targets := {target |
	not role.is_bootstrap
	some target in ["admin", "edit", "view"]
	_labels[concat("", ["rbac.authorization.k8s.io/aggregate-to-", target])] == "true"
}

_labels := value.object_at(kube.resource.metadata, "labels")

_rules := role.rules(false, true)

# What has a star is reported as such. Custom resources of a chart may have every verb.
_explicit := [held | some held in _rules; not _is_starred(held.rule)]

_is_starred(rule) if {
	_is_own(rule)
	some field in ["apiGroups", "resources", "verbs"]
	"*" in rule[field]
}

_is_own(rule) if {
	some group in rule.apiGroups
	_is_own_group(group)
}

_is_own_group("*")

_is_own_group(group) if served.is_own(group)

_dangers["view"] := [{"verbs": ["get", "list", "watch"], "of": [
	["", "secrets"],
	["", "pods/exec"],
	["", "pods/attach"],
	["", "pods/portforward"],
	["", "pods/proxy"],
	["", "services/proxy"],
]}]

_dangers["edit"] := [
	{"verbs": _writing, "of": [["rbac.authorization.k8s.io", "*"], ["admissionregistration.k8s.io", "*"]]},
	{"verbs": _writing, "of": [["", "nodes"], ["", "nodes/status"], ["", "serviceaccounts/token"]]},
	{"verbs": ["create", "delete", "get", "patch", "update"], "of": [["", "nodes/proxy"]]},
	{"verbs": ["bind", "escalate"], "of": _roles},
	{"verbs": ["impersonate"], "of": array.concat([["", "serviceaccounts"]], _people)},
]

_dangers["admin"] := [
	{"verbs": ["bind", "escalate"], "of": _roles},
	{"verbs": ["impersonate"], "of": _people},
	{"verbs": _writing, "of": [array.slice(array.concat([""], names), count(names) - 1, count(names) + 1) |
		some entry in resource.cluster_scoped
		not endswith(entry, "reviews")
		names := split(entry, "/")
	]},
]

_writing := ["create", "update", "patch", "delete", "deletecollection"]

_roles := [["rbac.authorization.k8s.io", "roles"], ["rbac.authorization.k8s.io", "clusterroles"]]

_people := [["", "users"], ["", "groups"], ["authentication.k8s.io", "*"]]
