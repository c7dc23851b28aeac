# METADATA
# scope: package
# title: Rights that lead to more rights
# description: >-
#   What rules of roles allow that lets its holder act as somebody else or grant itself
#   more. A power is its name, or name:OBJECT where the rule holds for objects of certain
#   names only. Rules that lead nowhere have none, and that is what most come to.
package reeve.lib.power

import data.reeve.lib.rbac
import data.reeve.lib.roles
import data.reeve.lib.version

# METADATA
# description: The powers of a role, as in lib.roles; undefined where its rules are not known.
of_role(role) := of_rules(roles.rules_of(role))

# METADATA
# description: The powers that rules give.
of_rules(rules) := _all if {
	some rule in rules
	rbac.is_everything(rule)
} else := {power |
	some rule in rules
	some written in rule.resources
	some resource in _resources(written)
	some [name, group, verbs] in _powers[resource]
	rbac.has_group(rule, group)
	some verb in verbs
	rbac.has_verb(rule, verb)
	some power in _limited(name, rule, verb, resource)
} | _exec_by_get(rules)

_all := {name | some entries in _powers; some [name, _, _] in entries} | {"everything"}

# Over WebSockets get was enough.
_exec_by_get(rules) := {power |
	not version.since(version.kubernetes, 35)
	some rule in rules
	rbac.reaches(rule, "", "pods/exec")
	rbac.has_verb(rule, "get")
	some power in _limited("enter pods", rule, "get", "pods/exec")
}

_limited(power, rule, verb, resource) := {power} if {
	rbac.is_open(rule, verb, resource)
} else := {concat(":", [power, name]) | some name in rbac.limits(rule, verb, resource)}

# Those of the table that an entry of a rule stands for: most entries are for none.
_resources(written) := [written] if {
	_powers[written]
} else := [resource | some resource, _ in _powers; rbac.names(written, resource)] if {
	startswith(written, "*")
}

# By resource: powers, with their group and any of the verbs they need.
_powers := {
	"certificatesigningrequests": [["request certificates", "certificates.k8s.io", ["create"]]],
	"certificatesigningrequests/approval": [["approve requests", "certificates.k8s.io", ["patch", "update"]]],
	"clusterrolebindings": [["write cluster bindings", _rbac, _writes]],
	"clusterroles": [
		["bind", _rbac, ["bind"]],
		["create cluster roles", _rbac, ["create"]],
		["escalate cluster roles", _rbac, ["escalate"]],
		["write cluster roles", _rbac, ["patch", "update"]],
	],
	"cronjobs": [["run pods", "batch", _writes]],
	"daemonsets": [["run pods", "apps", _writes]],
	"deployments": [["run pods", "apps", _writes]],
	"groups": [["impersonate groups", "", ["impersonate"]]],
	"jobs": [["run pods", "batch", ["create"]]],
	"mutatingadmissionpolicies": [["write mutating policies", _admission, _writes]],
	"mutatingadmissionpolicybindings": [["write mutating policy bindings", _admission, _writes]],
	"mutatingwebhookconfigurations": [["write webhooks", _admission, _writes]],
	"nodes/proxy": [["use nodes", "", ["create", "delete", "get", "patch", "update"]]],
	"pods": [["enter pods", "", ["patch", "update"]], ["run pods", "", ["create"]]],
	"pods/ephemeralcontainers": [["enter pods", "", ["patch", "update"]]],
	"pods/exec": [["enter pods", "", ["create"]]],
	"replicasets": [["run pods", "apps", _writes]],
	"replicationcontrollers": [["run pods", "", _writes]],
	"rolebindings": [["write bindings", _rbac, _writes]],
	"roles": [["escalate roles", _rbac, ["escalate"]], ["write roles", _rbac, ["patch", "update"]]],
	"secrets": [["create secrets", "", ["create"]], ["read secrets", "", ["get", "list", "watch"]]],
	"serviceaccounts": [["impersonate accounts", "", ["impersonate"]]],
	"serviceaccounts/token": [["issue tokens", "", ["create"]]],
	"signers": [["approve clients", "certificates.k8s.io", ["approve"]]],
	"statefulsets": [["run pods", "apps", _writes]],
	"users": [["impersonate users", "", ["impersonate"]]],
	"validatingwebhookconfigurations": [["write webhooks", _admission, _writes]],
}

_writes := ["create", "patch", "update"]

_rbac := "rbac.authorization.k8s.io"

_admission := "admissionregistration.k8s.io"
