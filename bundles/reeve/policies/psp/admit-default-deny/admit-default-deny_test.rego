package reeve.policies.psp["admit-default-deny_test"]

import data.reeve.policies.psp["admit-default-deny"] as policy

config := {"k8sVersion": "v1.24", "pspEnabled": true}

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {"restricted": {
			"apiVersion": "policy/v1beta1",
			"kind": "PodSecurityPolicy",
			"metadata": {"name": "restricted"},
			"spec": {},
		}}},
		"rbac.authorization.k8s.io/v1": {"ClusterRole": {"psp-user": {
			"apiVersion": "rbac.authorization.k8s.io/v1",
			"kind": "ClusterRole",
			"metadata": {"name": "psp-user"},
			"rules": [{"apiGroups": ["extensions"], "resources": ["podsecuritypolicies"], "verbs": ["use"]}],
		}}},
	},
	"namespace": {"shop": {"rbac.authorization.k8s.io/v1": {"RoleBinding": {"users": {
		"apiVersion": "rbac.authorization.k8s.io/v1",
		"kind": "RoleBinding",
		"metadata": {"name": "users", "namespace": "shop"},
		"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "psp-user"},
		"subjects": [
			{"kind": "ServiceAccount", "name": "web"},
			{"kind": "ServiceAccount", "name": "robot", "namespace": "blog"},
			{"kind": "Group", "name": "devs"},
			{"kind": "ServiceAccount", "name": "job-controller", "namespace": "kube-system"},
		],
	}}}}},
	"complete": {"*/*": {"*": true}},
}

denied["a deployment whose account may use none"] := _deployment("shop", "default")

denied["a deployment without an account, which runs as default"] := _deployment("shop", null)

denied["a deployment in another namespace than the grant"] := _deployment("blog", "web")

denied["an account of another namespace that is granted here"] := _deployment("shop", "robot")

denied["an account of another namespace that is granted elsewhere"] := _deployment("blog", "robot")

denied["a pod made by a stranger"] := _request("mallory", ["system:authenticated"], _pod("default"))

denied["the mirror of a static pod, which has no account"] := _request("system:node:a", ["system:nodes"], {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop", "annotations": {"kubernetes.io/config.mirror": "a"}},
	"spec": {"containers": [{"name": "app"}]},
})

allowed["a deployment whose account may use one"] := _deployment("shop", "web")

allowed["a job, whose controller may use one"] := {
	"apiVersion": "batch/v1",
	"kind": "Job",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}]}}},
}

allowed["a pod made by whoever may use one"] := _request("alice", ["devs"], _pod("default"))

allowed["a pod whose account may use one"] := _request("mallory", [], _pod("web"))

allowed["a pod whose account may use one, whoever makes it"] := _pod("web")

_deployment(namespace, account) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"template": {"spec": {"serviceAccountName": account, "containers": [{"name": "app"}]}}},
}

_pod(account) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"serviceAccountName": account, "containers": [{"name": "app"}]},
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
			"pod may not use any pod security policy in namespace \"shop\" as service account \"default\",",
			"and so is not made",
		]),
		"path": ["spec", "template", "spec", "serviceAccountName"],
	}} with input as denied["a deployment whose account may use none"]
		with data.inventory as inventory
		with data.reeve_config as config
}

test_nothing_is_allowed_without_a_policy if {
	known := {"complete": {"*/*": {"*": true}}}
	every object in array.concat([object | some object in denied], [allowed["a deployment whose account may use one"]]) {
		count(policy.violation) == 1 with input as object with data.inventory as known with data.reeve_config as config
	}
}

test_off[name] if {
	some name, settings in {
		"without a version, which is the latest": {"pspEnabled": true},
		"since 1.25": {"k8sVersion": "v1.25", "pspEnabled": true},
		"when it is said so": {"k8sVersion": "v1.24", "pspEnabled": false},
	}
	every object in denied {
		count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_config as settings
	}
}

test_where_there_is_a_policy_the_plugin_is_on if {
	object := denied["a deployment whose account may use none"]
	settings := {"k8sVersion": "v1.24"}
	count(policy.violation) == 1 with input as object with data.inventory as inventory with data.reeve_config as settings
	known := {"complete": {"*/*": {"*": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known with data.reeve_config as settings
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["a deployment whose account may use none"]
	known := {"cluster": inventory.cluster, "namespace": inventory.namespace}
	count(policy.violation) == 0 with input as object with data.inventory as known with data.reeve_config as config
	policy.unknown == {{
		"msg": "which pod security policies may be used for the pod",
		"needs": [
			"policy/PodSecurityPolicy",
			"rbac.authorization.k8s.io/ClusterRole",
			"rbac.authorization.k8s.io/ClusterRoleBinding",
			"rbac.authorization.k8s.io/Role",
			"rbac.authorization.k8s.io/RoleBinding",
		],
	}} with input as object
		with data.inventory as known
		with data.reeve_config as config
}

test_nobody_knows_who_makes_a_pod[name] if {
	some name, resource in {
		"a pod": _pod("default"),
		"a pod of a controller that is not Kubernetes' own": object.union(_pod("default"), {"metadata": {"ownerReferences": [{
			"apiVersion": "apps.kruise.io/v1alpha1",
			"kind": "CloneSet",
			"name": "web",
			"controller": true,
		}]}}),
	}
	count(policy.violation) == 0 with input as resource with data.inventory as inventory with data.reeve_config as config
	policy.unknown == {{
		"msg": "who makes the pod, and which pod security policies they may use",
		"needs": [],
	}} with input as resource
		with data.inventory as inventory
		with data.reeve_config as config
}
