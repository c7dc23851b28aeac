package reeve.lib.bindingpower_test

import data.reeve.lib.bindingpower

_version := "rbac.authorization.k8s.io/v1"

_role(resources, verbs) := {"rules": [{"apiGroups": ["*"], "resources": resources, "verbs": verbs}]}

_known := {"cluster": {_version: {
	"ClusterRole": {"runner": _role(["pods"], ["create"]), "reader": _role(["pods"], ["get"]), "all": _role(["*"], ["*"])},
	"ClusterRoleBinding": {"admins": {
		"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"},
		"subjects": [{"kind": "ServiceAccount", "namespace": "platform", "name": "admin"}],
	}},
}}}

_binding(kind, role) := {
	"apiVersion": _version,
	"kind": kind,
	"metadata": {"name": "new", "namespace": "platform"},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": [{"kind": "User", "name": "eve"}],
}

_eve := {"kind": "User", "name": "eve", "key": "User:eve"}

test_powers if {
	bindingpower.powers == {"run pods"} with input as _binding("RoleBinding", "runner") with data.inventory as _known
	bindingpower.powers == set() with input as _binding("RoleBinding", "reader") with data.inventory as _known
	not bindingpower.powers with input as _binding("RoleBinding", "missing") with data.inventory as _known
}

test_grants_everything if {
	bindingpower.grants_everything with input as _binding("ClusterRoleBinding", "all") with data.inventory as _known
	not bindingpower.grants_everything with input as _binding("RoleBinding", "all") with data.inventory as _known
	not bindingpower.grants_everything with input as _binding("ClusterRoleBinding", "runner") with data.inventory as _known
}

test_path_of[kind] if {
	some kind in ["RoleBinding", "ClusterRoleBinding"]
	path := bindingpower.path_of(_eve, 2) with input as _binding(kind, "runner") with data.inventory as _known
	[step.deed | some step in path] == ["runs pods as", "holds everything"]
	not bindingpower.path_of(_eve, 1) with input as _binding(kind, "runner") with data.inventory as _known
}

test_leads_on if {
	bindingpower.leads_on(_eve) with input as _binding("RoleBinding", "runner")
		with data.inventory as object.remove(_known, ["namespace"])
	not bindingpower.leads_on(_eve) with input as _binding("RoleBinding", "reader") with data.inventory as _known
}

# A binding is not to blame for what others grant.
test_another_binding_allows_the_step if {
	others := {"cluster": {_version: {"ClusterRoleBinding": {"runners": object.remove(_binding("ClusterRoleBinding", "runner"), ["metadata"])}}}}
	known := object.union(_known, others)
	not bindingpower.path_of(_eve, 4) with input as _binding("RoleBinding", "reader") with data.inventory as known
}
