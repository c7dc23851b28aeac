package reeve.policies.psp["admit-mutations_test"]

import data.reeve.policies.psp["admit-mutations"] as policy

config := {"k8sVersion": "v1.24"}

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {
			"a-non-root": _policy("a-non-root", {}, {"runAsUser": {"rule": "MustRunAsNonRoot"}, "volumes": ["emptyDir"]}),
			"b-full": _policy(
				"b-full",
				{
					"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "*",
					"seccomp.security.alpha.kubernetes.io/defaultProfileName": "docker/default",
					"apparmor.security.beta.kubernetes.io/defaultProfileName": "runtime/default",
				},
				{
					"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1000, "max": 2000}]},
					"runAsGroup": {"rule": "MustRunAs", "ranges": [{"min": 3000, "max": 4000}]},
					"fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 5000, "max": 6000}]},
					"supplementalGroups": {"rule": "MustRunAs", "ranges": [{"min": 7000, "max": 8000}]},
					"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"level": "s0:c1"}},
					"defaultAddCapabilities": ["CHOWN"],
					"requiredDropCapabilities": ["NET_RAW"],
					"readOnlyRootFilesystem": true,
					"allowPrivilegeEscalation": false,
					"runtimeClass": {"defaultRuntimeClassName": "gvisor", "allowedRuntimeClassNames": ["gvisor"]},
					"hostPID": true,
					"volumes": ["*"],
				},
			),
			"c-as-it-is": _policy("c-as-it-is", {}, {"volumes": ["*"], "hostIPC": true}),
		}},
		"rbac.authorization.k8s.io/v1": {
			"ClusterRole": {"user": {
				"apiVersion": "rbac.authorization.k8s.io/v1",
				"kind": "ClusterRole",
				"metadata": {"name": "user"},
				"rules": [{
					"apiGroups": ["policy"],
					"resources": ["podsecuritypolicies"],
					"verbs": ["use"],
					"resourceNames": ["a-non-root", "b-full"],
				}],
			}},
			"ClusterRoleBinding": {"users": {
				"apiVersion": "rbac.authorization.k8s.io/v1",
				"kind": "ClusterRoleBinding",
				"metadata": {"name": "users"},
				"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "user"},
				"subjects": [{"kind": "Group", "name": "system:serviceaccounts:shop"}],
			}},
		},
	},
	"complete": {"*/*": {"*": true}},
}

_policy(name, annotations, spec) := {
	"apiVersion": "policy/v1beta1",
	"kind": "PodSecurityPolicy",
	"metadata": {"name": name, "annotations": annotations},
	"spec": object.union(
		{field: {"rule": "RunAsAny"} | some field in ["fsGroup", "runAsUser", "seLinux", "supplementalGroups"]},
		spec,
	),
}

denied["a container that may run as root"] := _deployment({"containers": [{"name": "app"}]})

denied["an init container that may run as root"] := _deployment({
	"initContainers": [{"name": "setup"}],
	"containers": [{"name": "app", "securityContext": {"runAsUser": 1}}],
})

denied["a pod"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"automountServiceAccountToken": false, "securityContext": null, "containers": [{"name": "app"}]},
}

allowed["a pod that says it all"] := _deployment({
	"securityContext": {"runAsNonRoot": true},
	"containers": [{"name": "app"}],
})

allowed["a user that is not root"] := _deployment({"containers": [{"name": "app", "securityContext": {"runAsUser": 1}}]})

allowed["a pod that no policy admits"] := _deployment({"hostNetwork": true, "containers": [{"name": "app"}]})

allowed["a pod that may use no policy"] := object.union(
	denied["a container that may run as root"],
	{"metadata": {"namespace": "blog"}},
)

_deployment(spec) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": object.union({"automountServiceAccountToken": false}, spec)}},
}

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
	path := ["spec", "template", "spec", "containers", 0, "securityContext", "runAsNonRoot"]
	policy.violation == {{
		"msg": "pod security policy \"a-non-root\" sets runAsNonRoot of container \"app\" to true",
		"path": path,
		"container": "app",
		"fix": [{"op": "add", "path": path, "value": true}],
	}} with input as denied["a container that may run as root"]
		with data.inventory as inventory
		with data.reeve_config as config
}

# Only the second policy admits the process IDs of the node.
_full := _deployment({"hostPID": true, "containers": [{"name": "app"}]})

test_everything_that_a_policy_fills_in if {
	found := {violation.path[count(violation.path) - 1]: violation.fix[0].value |
		some violation in policy.violation with input as _full
			with data.inventory as inventory
			with data.reeve_config as config
	}
	found == {
		"allowPrivilegeEscalation": false,
		"capabilities": {"add": ["CHOWN"], "drop": ["NET_RAW"]},
		"container.apparmor.security.beta.kubernetes.io/app": "runtime/default",
		"fsGroup": 5000,
		"readOnlyRootFilesystem": true,
		"runAsGroup": 3000,
		"runAsUser": 1000,
		"runtimeClassName": "gvisor",
		"seLinuxOptions": {"level": "s0:c1"},
		"seccomp.security.alpha.kubernetes.io/pod": {"type": "RuntimeDefault"},
		"supplementalGroups": [7000],
	}
}

_seccomp_fix(version) := fix if {
	some violation in policy.violation with input as _full
		with data.inventory as inventory
		with data.reeve_config as {"k8sVersion": version}
	violation.path[4] == "seccomp.security.alpha.kubernetes.io/pod"
	fix := violation.fix
}

test_a_seccomp_profile_is_a_field_from_1_19 if {
	_seccomp_fix("v1.19") == [{
		"op": "add",
		"path": ["spec", "template", "spec", "securityContext", "seccompProfile"],
		"value": {"type": "RuntimeDefault"},
	}]
	_seccomp_fix("v1.18") == [{
		"op": "add",
		"path": ["spec", "template", "metadata", "annotations", "seccomp.security.alpha.kubernetes.io/pod"],
		"value": "docker/default",
	}]
}

test_a_profile_that_the_pod_has_as_a_field_is_no_default if {
	resource := _deployment({
		"hostPID": true,
		"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}},
		"containers": [{"name": "app"}],
	})
	count(policy.violation) == 10 with input as resource with data.inventory as inventory with data.reeve_config as config
}

test_nothing_is_changed_in_an_update if {
	request := {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
		"operation": "UPDATE",
		"userInfo": {"username": "alice", "groups": ["system:masters"]},
		"object": denied["a pod"],
		"oldObject": allowed["a user that is not root"],
	}}
	count(policy.violation) == 0 with input as request with data.inventory as inventory with data.reeve_config as config
}

test_off_from_1_25 if {
	every resource in denied {
		count(policy.violation) == 0 with input as resource
			with data.inventory as inventory
			with data.reeve_config as {"k8sVersion": "v1.25", "pspEnabled": true}
	}
}

test_an_incomplete_inventory_may_have_a_policy_that_changes_nothing if {
	resource := denied["a container that may run as root"]
	known := {"cluster": inventory.cluster}
	count(policy.violation) == 0 with input as resource with data.inventory as known with data.reeve_config as config
	count(policy.unknown) == 1 with input as resource with data.inventory as known with data.reeve_config as config
}
