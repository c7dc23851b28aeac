package reeve.policies.psp["admit-authorized_test"]

import data.reeve.policies.psp["admit-authorized"] as policy

config := {"k8sVersion": "v1.24"}

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {
			"restricted": _policy("restricted", {
				"runAsUser": {"rule": "MustRunAsNonRoot"},
				"fsGroup": {"rule": "MayRunAs", "ranges": [{"min": 1, "max": 65535}]},
				"volumes": ["configMap", "secret"],
				"requiredDropCapabilities": ["ALL"],
			}),
			"privileged": _policy("privileged", {"privileged": true, "hostNetwork": true, "volumes": ["*"]}),
			"broken": _policy("broken", {"seLinux": {"rule": "MustRunAs"}, "volumes": ["*"], "hostPID": true}),
		}},
		"rbac.authorization.k8s.io/v1": {
			"ClusterRole": {name: _role(name) | some name in ["restricted", "privileged", "broken"]},
			"ClusterRoleBinding": {
				"accounts": _binding("accounts", "restricted", {"kind": "Group", "name": "system:serviceaccounts"}),
				"admins": _binding("admins", "privileged", {"kind": "Group", "name": "admins"}),
				"testers": _binding("testers", "broken", {"kind": "User", "name": "tester"}),
				"daemons": _binding("daemons", "privileged", {
					"kind": "ServiceAccount",
					"name": "daemon-set-controller",
					"namespace": "kube-system",
				}),
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

denied["a deployment with a privileged container"] := _workload("Deployment", _privileged)

denied["a pod that its maker may not have privileged"] := _request("CREATE", "alice", [], _pod(_privileged))

denied["a pod that may use a policy which is no use"] := _request("CREATE", "tester", [], _pod({
	"hostPID": true,
	"containers": [{"name": "app"}],
}))

denied["an init container that runs as root"] := _workload("StatefulSet", {
	"initContainers": [{"name": "setup", "securityContext": {"runAsUser": 0}}],
	"containers": [{"name": "app"}],
})

denied["an ephemeral container that runs as root"] := _request("UPDATE", "alice", [], _pod(object.union(_fitting, {
	"ephemeralContainers": [{"name": "debug", "securityContext": {"runAsUser": 0}}],
})))

denied["an update of a pod that would have to be changed"] := _request("UPDATE", "alice", [], _pod(_plain))

allowed["a deployment that the policy changes"] := _workload("Deployment", _plain)

allowed["a deployment that fits as it is"] := _workload("Deployment", _fitting)

allowed["a privileged pod of an administrator"] := _request("CREATE", "root", ["admins"], _pod(_privileged))

allowed["a privileged pod of whoever may do everything"] := _request("CREATE", "root", ["system:masters"], _pod(_privileged))

allowed["a privileged daemon set, whose controller may"] := _workload("DaemonSet", _privileged)

allowed["a pod that fits for its service account, whoever makes it"] := _pod(_plain)

allowed["an update of a pod that fits as it is"] := _request("UPDATE", "alice", [], _pod(_fitting))

allowed["a controller without a template"] := {
	"apiVersion": "v1",
	"kind": "ReplicationController",
	"metadata": {"name": "web"},
	"spec": {"template": null},
}

_plain := {"containers": [{"name": "app"}]}

_fitting := {"containers": [{"name": "app", "securityContext": {
	"runAsNonRoot": true,
	"capabilities": {"drop": ["ALL"]},
}}]}

_privileged := {"containers": [{"name": "app", "securityContext": {"privileged": true}}]}

_workload(kind, spec) := {
	"apiVersion": "apps/v1",
	"kind": kind,
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": spec}},
}

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"serviceAccountName": "default"}, spec),
}

_owned(kind, spec) := object.union(_pod(spec), {"metadata": {"ownerReferences": [{
	"apiVersion": "apps/v1",
	"kind": kind,
	"name": "web",
	"controller": true,
}]}})

_request(operation, user, groups, object) := {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
	"operation": operation,
	"userInfo": {"username": user, "groups": groups},
	"object": object,
	"oldObject": _pod({"containers": [{"name": "app"}, {"name": "another"}]}),
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
		"msg": "pod security policy \"restricted\" does not admit the pod: container \"app\" is privileged",
		"path": ["spec", "template", "spec", "containers", 0, "securityContext", "privileged"],
		"container": "app",
		"related": [{"object": {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "name": "restricted"}}],
		"details": {"policies": {"restricted": ["container \"app\" is privileged"]}},
	}} with input as denied["a deployment with a privileged container"]
		with data.inventory as inventory
		with data.reeve_config as config
}

test_verdict_names_the_policy_that_lacks_least if {
	some found in policy.violation with input as denied["a pod that may use a policy which is no use"]
		with data.inventory as inventory
		with data.reeve_config as config
	found.msg == concat(" ", [
		"pod security policy \"broken\" does not admit the pod:",
		"the policy is not usable: seLinux must run as options that are not there",
	])
	found.details.policies == {
		"broken": ["the policy is not usable: seLinux must run as options that are not there"],
		"restricted": ["pod sets hostPID"],
	}
}

test_verdict_on_an_update if {
	some found in policy.violation with input as denied["an update of a pod that would have to be changed"]
		with data.inventory as inventory
		with data.reeve_config as config
	found.details.policies.restricted == [
		"the policy would set capabilities of container \"app\", and no update may be changed",
		"the policy would set runAsNonRoot of container \"app\", and no update may be changed",
	]
}

test_off[name] if {
	some name, settings in {
		"without a version, which is the latest": {},
		"since 1.25": {"k8sVersion": "v1.25"},
		"since 1.25, whatever is said": {"k8sVersion": "v1.25", "pspEnabled": true},
		"when it is said so": {"k8sVersion": "v1.24", "pspEnabled": false},
	}
	every object in denied {
		count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_config as settings
		count(policy.unknown) == 0 with input as object with data.inventory as inventory with data.reeve_config as settings
	}
}

test_nothing_without_a_policy if {
	object := denied["a deployment with a privileged container"]
	count(policy.violation) == 0 with input as object with data.inventory as {} with data.reeve_config as config
	count(policy.unknown) == 0 with input as object with data.inventory as {} with data.reeve_config as config
}

test_writes_to_subresources_are_not_judged if {
	request := denied["an ephemeral container that runs as root"]
	write := object.union(request, {"request": {"subResource": "ephemeralcontainers"}})
	count(policy.violation) == 0 with input as write with data.inventory as inventory with data.reeve_config as config
}

test_what_the_garbage_collector_writes_is_not_judged if {
	old := _pod(_privileged)
	new := object.union(old, {"metadata": {"finalizers": ["example.com/a"], "ownerReferences": [{"name": "web"}]}})
	asked := _request("UPDATE", "alice", [], new)
	write := {"apiVersion": asked.apiVersion, "kind": asked.kind, "request": object.union(
		object.remove(asked.request, ["oldObject"]),
		{"oldObject": old},
	)}
	count(policy.violation) == 0 with input as write with data.inventory as inventory with data.reeve_config as config
	other := object.union(new, {"metadata": {"labels": {"app": "web"}}})
	count(policy.violation) == 1 with input as object.union(write, {"request": {"object": other}})
		with data.inventory as inventory
		with data.reeve_config as config
}

test_the_pod_of_a_controller if {
	count(policy.violation) == 1 with input as _owned("ReplicaSet", _privileged)
		with data.inventory as inventory
		with data.reeve_config as config
	count(policy.violation) == 0 with input as _owned("DaemonSet", _privileged)
		with data.inventory as inventory
		with data.reeve_config as config
}

test_nobody_knows_who_makes_a_pod if {
	object := _pod(_privileged)
	count(policy.violation) == 0 with input as object with data.inventory as inventory with data.reeve_config as config
	policy.unknown == {{
		"msg": "who makes the pod, and which pod security policies they may use",
		"needs": [],
	}} with input as object
		with data.inventory as inventory
		with data.reeve_config as config
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.remove(inventory, ["complete"])
	deployment := denied["a deployment with a privileged container"]
	count(policy.violation) == 0 with input as deployment with data.inventory as known with data.reeve_config as config
	some doubt in policy.unknown with input as deployment with data.inventory as known with data.reeve_config as config
	doubt.msg == "which pod security policies may be used for the pod"
	"policy/PodSecurityPolicy" in doubt.needs
	"rbac.authorization.k8s.io/RoleBinding" in doubt.needs
}

test_without_the_user if {
	settings := {"psp/admit-authorized": {"considerUser": false}}
	every name in ["a privileged pod of an administrator", "a privileged daemon set, whose controller may"] {
		count(policy.violation) == 1 with input as allowed[name]
			with data.inventory as inventory
			with data.reeve_config as config
			with data.reeve_parameters as settings
	}
	count(policy.violation) == 1 with input as _pod(_privileged)
		with data.inventory as inventory
		with data.reeve_config as config
		with data.reeve_parameters as settings
	count(policy.violation) == 0 with input as allowed["a deployment that fits as it is"]
		with data.inventory as inventory
		with data.reeve_config as config
		with data.reeve_parameters as settings
}

test_with_other_groups if {
	count(policy.violation) == 0 with input as denied["a deployment with a privileged container"]
		with data.inventory as inventory
		with data.reeve_config as config
		with data.reeve_parameters as {"psp/admit-authorized": {"groups": ["extensions"]}}
}

test_a_policy_of_the_older_group if {
	older := inventory.cluster["policy/v1beta1"]
	known := object.union(inventory, {"cluster": {"policy/v1beta1": {"PodSecurityPolicy": null}, "extensions/v1beta1": older}})
	every name in ["a deployment with a privileged container", "an init container that runs as root"] {
		count(policy.violation) == 1 with input as denied[name] with data.inventory as known with data.reeve_config as config
	}
}
