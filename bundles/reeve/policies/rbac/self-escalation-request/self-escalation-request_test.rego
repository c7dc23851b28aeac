package reeve.policies.rbac["self-escalation-request_test"]

import data.reeve.policies.rbac["self-escalation-request"] as policy

_version := "rbac.authorization.k8s.io/v1"

inventory := {
	"cluster": {_version: {
		"ClusterRole": {"reader": {
			"apiVersion": _version,
			"kind": "ClusterRole",
			"metadata": {"name": "reader"},
			"rules": [_rule(["get", "list"], ["pods"])],
		}},
		"ClusterRoleBinding": {"readers": {
			"apiVersion": _version,
			"kind": "ClusterRoleBinding",
			"metadata": {"name": "readers"},
			"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "reader"},
			"subjects": [{"kind": "User", "name": "alice"}, {"kind": "Group", "name": "devs"}],
		}},
	}},
	"complete": {"rbac.authorization.k8s.io/*": {"*": true}},
}

denied["a right that the author lacks"] := _review("alice", [], _role([_rule(["get"], ["secrets"])]))

denied["several"] := _review("alice", [], _role([_rule(["get", "delete"], ["pods", "secrets"])]))

denied["no rights at all"] := _review("eve", [], _role([_rule(["get"], ["pods"])]))

denied["a binding to a role that the author does not hold"] := _review("eve", ["ops"], _binding("reader"))

denied["a role that takes up others"] := _review("alice", [], {
	"apiVersion": _version,
	"kind": "ClusterRole",
	"metadata": {"name": "helper"},
	"aggregationRule": {"clusterRoleSelectors": [{"matchLabels": {"team": "shop"}}]},
})

allowed["rights that the author holds"] := _review("alice", [], _role([_rule(["get"], ["pods"])]))

allowed["rights that a group of the author holds"] := _review("bob", ["devs"], _binding("reader"))

allowed["an administrator"] := _review("root", ["system:masters"], _role([_rule(["*"], ["*"])]))

allowed["no rules"] := _review("eve", [], _role(null))

_rule(verbs, resources) := {"apiGroups": [""], "resources": resources, "verbs": verbs}

_role(rules) := {"apiVersion": _version, "kind": "Role", "metadata": {"name": "helper", "namespace": "shop"}, "rules": rules}

_binding(role) := {
	"apiVersion": _version,
	"kind": "RoleBinding",
	"metadata": {"name": "team", "namespace": "shop"},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": [{"kind": "User", "name": "eve", "apiGroup": "rbac.authorization.k8s.io"}],
}

_review(user, groups, object) := {
	"apiVersion": "admission.k8s.io/v1",
	"kind": "AdmissionReview",
	"request": {"operation": "CREATE", "object": object, "userInfo": {"username": user, "groups": groups}},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

_secrets(verb) := {"verbs": [verb], "apiGroups": [""], "resources": ["secrets"]}

test_verdict if {
	policy.violation == {{
		"msg": "role \"helper\" grants get on secrets, which \"alice\" does not hold",
		"path": ["rules"],
		"details": {"exceeding": [_secrets("get")]},
	}} with input as denied["a right that the author lacks"] with data.inventory as inventory
	some found in policy.violation with input as denied.several with data.inventory as inventory
	found.msg == "role \"helper\" grants delete on pods, which \"alice\" does not hold, and 2 more"
}

test_verdict_on_a_binding if {
	some found in policy.violation with input as denied["a binding to a role that the author does not hold"]
		with data.inventory as inventory
	found.msg == "role binding \"team\" grants get on pods, which \"eve\" does not hold, and 1 more"
	found.path == ["roleRef"]
}

test_ignored_groups if {
	object := denied["a binding to a role that the author does not hold"]
	given := {"rbac/self-escalation-request": {"ignoreGroups": ["op*"]}}
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_parameters as given
	count(policy.violation) == 1 with input as allowed["an administrator"] with data.inventory as inventory with data.reeve_parameters as given
}

test_what_is_not_known_may_be_held if {
	known := object.remove(inventory, ["complete"])
	count(policy.violation) == 0 with input as denied["no rights at all"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether \"eve\" holds what the role grants",
		"needs": [concat("/", ["rbac.authorization.k8s.io", kind]) | some kind in ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]],
	}} with input as denied["no rights at all"] with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["rights that the author holds"] with data.inventory as known
}

test_a_manifest_has_no_author if {
	policy.unknown == {{"msg": "who asks for it", "needs": ["userInfo"]}} with data.inventory as inventory
		with input as _role([_rule(["get"], ["secrets"])])
}
