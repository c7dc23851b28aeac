package reeve.policies.psp["migrate-to-psa_test"]

import data.reeve.policies.psp["migrate-to-psa"] as policy

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {"fill": {
			"apiVersion": "policy/v1beta1",
			"kind": "PodSecurityPolicy",
			"metadata": {"name": "fill", "annotations": {
				"seccomp.security.alpha.kubernetes.io/allowedProfileNames": "runtime/default",
				"seccomp.security.alpha.kubernetes.io/defaultProfileName": "runtime/default",
			}},
			"spec": {
				"allowPrivilegeEscalation": false,
				"fsGroup": {"rule": "RunAsAny"},
				"requiredDropCapabilities": ["ALL"],
				"runAsUser": {"rule": "MustRunAsNonRoot"},
				"seLinux": {"rule": "RunAsAny"},
				"supplementalGroups": {"rule": "RunAsAny"},
				"volumes": ["*"],
			},
		}}},
		_group: {"ClusterRole": {"fill": {
			"apiVersion": _group,
			"kind": "ClusterRole",
			"metadata": {"name": "fill"},
			"rules": [{
				"apiGroups": ["policy"],
				"resources": ["podsecuritypolicies"],
				"verbs": ["use"],
				"resourceNames": ["fill"],
			}],
		}}},
	},
	"namespace": {
		"strict": {"v1": {"Pod": {"web": _pod("strict", _strict)}}},
		"plain": {"v1": {"Pod": {"web": _pod("plain", {"containers": [{"name": "app", "image": "app"}]})}}},
		"old": {"v1": {"Pod": {"web": _pod("old", {
			"containers": [{"name": "app", "image": "app"}],
			"securityContext": {"runAsNonRoot": true},
		})}}},
		"host": {"v1": {"Pod": {
			"web": _pod("host", _strict),
			"agent": object.union(
				_pod("host", object.union(_strict, {"hostPID": true})),
				{"metadata": {"name": "agent"}},
			),
		}}},
		"filled": {
			"apps/v1": {"Deployment": {"web": {
				"apiVersion": "apps/v1",
				"kind": "Deployment",
				"metadata": {"name": "web", "namespace": "filled"},
				"spec": {
					"selector": {"matchLabels": {"app": "web"}},
					"template": {
						"metadata": {"labels": {"app": "web"}},
						"spec": {"containers": [{"name": "app", "image": "app"}]},
					},
				},
			}}},
			_group: {"RoleBinding": {"fill": {
				"apiVersion": _group,
				"kind": "RoleBinding",
				"metadata": {"name": "fill", "namespace": "filled"},
				"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "fill"},
				"subjects": [{"kind": "ServiceAccount", "name": "default", "namespace": "filled"}],
			}}},
		},
	},
	"complete": {"*/*": {"*": true}},
}

denied["a pod that fits the strictest"] := _namespace("strict", {})

denied["a weak level"] := _namespace("strict", {_enforce: "baseline"})

denied["defaults of a policy"] := _namespace("filled", {_enforce: "baseline"})

denied["no policy that admits the pod"] := _namespace("plain", {})

denied["nothing that runs"] := _namespace("empty", {_enforce: "privileged"})

allowed["the strictest level"] := _namespace("strict", {_enforce: "restricted"})

allowed["the level that fits"] := _namespace("plain", {_enforce: "baseline"})

allowed["pods that fit none"] := _namespace("host", {})

allowed["a namespace whose name is yet to be generated"] := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"generateName": "preview-"}}

_group := "rbac.authorization.k8s.io/v1"

_strict := {
	"containers": [{"name": "app", "image": "app", "securityContext": {
		"allowPrivilegeEscalation": false,
		"capabilities": {"drop": ["ALL"]},
	}}],
	"securityContext": {"runAsNonRoot": true, "seccompProfile": {"type": "RuntimeDefault"}},
}

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": spec,
}

_enforce := "pod-security.kubernetes.io/enforce"

_enforce_version := "pod-security.kubernetes.io/enforce-version"

_namespace(name, labels) := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "namespace \"filled\" enforces \"baseline\" where \"restricted\" refuses nothing that runs there",
		"path": ["metadata", "labels", _enforce],
		"details": {"workloads": 1, "unpatched": ["Deployment \"web\""]},
	}} with input as denied["defaults of a policy"]
		with data.inventory as inventory
}

test_verdict_where_no_policy_admits_the_pod if {
	policy.violation == {{
		"msg": "namespace \"plain\" enforces \"privileged\" where \"baseline\" refuses nothing that runs there",
		"path": ["metadata", "labels", _enforce],
		"details": {"workloads": 1, "unpatched": []},
	}} with input as denied["no policy that admits the pod"]
		with data.inventory as inventory
}

test_without_policies_nothing_is_left_behind if {
	known := object.union(inventory, {"cluster": {"policy/v1beta1": {"PodSecurityPolicy": null}}})
	count(policy.violation) == 0 with input as denied["a weak level"] with data.inventory as known
	count(policy.unknown) == 0 with input as denied["a weak level"] with data.inventory as known
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.union(object.remove(inventory, ["complete"]), {"complete": {"*/*": {"strict": true}}})
	count(policy.violation) == 0 with input as denied["a weak level"] with data.inventory as known
	policy.unknown == {{
		"msg": "which level refuses nothing that runs in namespace \"strict\"",
		"needs": [
			"policy/PodSecurityPolicy",
			"rbac.authorization.k8s.io/ClusterRole",
			"rbac.authorization.k8s.io/ClusterRoleBinding",
		],
	}} with input as denied["a weak level"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["the strictest level"] with data.inventory as known
}

test_version_of_the_standards if {
	count(policy.violation) == 1 with input as _namespace("old", {_enforce: "baseline", _enforce_version: "v1.7"})
		with data.inventory as inventory
	count(policy.violation) == 0 with input as _namespace("old", {_enforce: "baseline", _enforce_version: "v1.8"})
		with data.inventory as inventory
}
