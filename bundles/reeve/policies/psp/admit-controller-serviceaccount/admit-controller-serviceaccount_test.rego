package reeve.policies.psp["admit-controller-serviceaccount_test"]

import data.reeve.policies.psp["admit-controller-serviceaccount"] as policy

config := {"k8sVersion": "v1.24"}

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {
			"restricted": _policy("restricted", {"volumes": ["*"]}),
			"privileged": _policy("privileged", {"volumes": ["*"], "privileged": true}),
		}},
		"rbac.authorization.k8s.io/v1": {
			"ClusterRole": {name: _role(name) | some name in ["privileged", "restricted"]},
			"ClusterRoleBinding": {
				"accounts": _binding("accounts", "restricted", {"kind": "ServiceAccount", "name": "web", "namespace": "shop"}),
				"alice": _binding("alice", "privileged", {"kind": "User", "name": "alice"}),
				"devs": _binding("devs", "restricted", {"kind": "Group", "name": "devs"}),
			},
		},
	},
	"complete": {"*/*": {"*": true}},
}

_policy(name, spec) := {
	"apiVersion": "policy/v1beta1",
	"kind": "PodSecurityPolicy",
	"metadata": {"name": name},
	"spec": object.union(
		{field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "seLinux", "supplementalGroups"]},
		spec,
	),
}

_role(name) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": name},
	"rules": [{
		"apiGroups": ["policy"],
		"resources": ["podsecuritypolicies"],
		"verbs": ["use"],
		"resourceNames": [name],
	}],
}

_binding(name, role, subject) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRoleBinding",
	"metadata": {"name": name},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": [subject],
}

denied["an author who may use what the account may not"] := _request("alice", [], _workload("Deployment", "web", true))

denied["an author who may use something, and an account that may use nothing"] := _request(
	"bob",
	["devs"],
	_workload("StatefulSet", null, false),
)

denied["an author who may do everything"] := _request("root", ["system:masters"], _workload("DaemonSet", "default", false))

allowed["an account that may use what fits"] := _request("bob", ["devs"], _workload("Deployment", "web", false))

allowed["an author who may use nothing either"] := _request("mallory", [], _workload("Deployment", "default", false))

allowed["an author who may use nothing that fits"] := _request("bob", ["devs"], _workload("Deployment", "default", true))

allowed["a manifest, which nobody applies yet"] := _workload("Deployment", "default", true)

allowed["a pod, which its author makes"] := _request("alice", [], {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"containers": [{"name": "app", "securityContext": {"privileged": true}}]},
})

_workload(kind, account, privileged) := {
	"apiVersion": "apps/v1",
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": {
		"serviceAccountName": account,
		"containers": [{"name": "app", "securityContext": {"privileged": privileged}}],
	}}},
}

_request(user, groups, object) := {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
	"operation": "CREATE",
	"userInfo": {"username": user, "groups": groups},
	"object": object,
}}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory with data.reeve_config as config
	count(policy.unknown) == 0 with input as object with data.inventory as inventory with data.reeve_config as config
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_config as config
	count(policy.unknown) == 0 with input as object with data.inventory as inventory with data.reeve_config as config
}

test_verdict if {
	policy.violation == {{
		"msg": concat(" ", [
			"pod security policy \"privileged\" admits the pods for user \"alice\",",
			"not for their controller and service account \"web\"",
		]),
		"path": ["spec", "template", "spec", "serviceAccountName"],
	}} with input as denied["an author who may use what the account may not"]
		with data.inventory as inventory
		with data.reeve_config as config
}

test_off_from_1_25 if {
	every resource in denied {
		count(policy.violation) == 0 with input as resource
			with data.inventory as inventory
			with data.reeve_config as {"k8sVersion": "v1.25", "pspEnabled": true}
	}
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	request := denied["an author who may use what the account may not"]
	known := {"cluster": inventory.cluster}
	count(policy.violation) == 0 with input as request with data.inventory as known with data.reeve_config as config
	count(policy.unknown) == 1 with input as request with data.inventory as known with data.reeve_config as config
}

test_nobody_knows_the_controller_of_other_workloads if {
	request := _request("alice", [], object.union(_workload("CloneSet", "web", true), {"apiVersion": "apps.kruise.io/v1alpha1"}))
	count(policy.violation) == 0 with input as request with data.inventory as inventory with data.reeve_config as config
	policy.unknown == {{
		"msg": "who makes the pod, and which pod security policies they may use",
		"needs": [],
	}} with input as request
		with data.inventory as inventory
		with data.reeve_config as config
}
