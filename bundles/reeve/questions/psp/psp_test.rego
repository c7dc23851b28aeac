package reeve.questions.psp_test

import data.reeve.questions.psp as questions

# The role, binding and policy of the founding document. The policy lacks two strategies,
# without which no API server takes it.
_seed := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {"restricted": _policy}},
		"rbac.authorization.k8s.io/v1": {"ClusterRole": {"psp:restricted": {
			"metadata": {"name": "psp:restricted"},
			"rules": [{
				"apiGroups": ["policy"],
				"resources": ["podsecuritypolicies"],
				"verbs": ["use"],
				"resourceNames": ["restricted"],
			}],
		}}},
	},
	"namespace": {"demo": {"rbac.authorization.k8s.io/v1": {"RoleBinding": {"sa:psp:restricted": {
		"roleRef": {"kind": "ClusterRole", "name": "psp:restricted", "apiGroup": "rbac.authorization.k8s.io"},
		"subjects": [
			{"kind": "ServiceAccount", "name": "default", "namespace": "test"},
			{"kind": "User", "apiGroup": "rbac.authorization.k8s.io", "name": "jane"},
		],
	}}}}},
	"complete": {"*/*": {"*": true}},
}

_policy := {"metadata": {"name": "restricted"}, "spec": {
	"privileged": false,
	"allowPrivilegeEscalation": false,
	"volumes": ["configMap", "emptyDir", "projected", "secret", "downwardAPI", "persistentVolumeClaim"],
	"hostNetwork": false,
	"hostPID": false,
	"runAsUser": {"rule": "MustRunAsNonRoot"},
	"fsGroup": {"rule": "MustRunAs", "ranges": [{"min": 1, "max": 65535}]},
	"readOnlyRootFilesystem": false,
}}

_mended := object.union(_seed, {"cluster": {"policy/v1beta1": {"PodSecurityPolicy": {"restricted": {"spec": {
	"seLinux": {"rule": "RunAsAny"},
	"supplementalGroups": {"rule": "RunAsAny"},
}}}}}})

_pod(namespace) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": {"containers": [{"name": "app"}]},
}

_jane := {"kind": "User", "name": "jane"}

test_the_account_of_one_namespace_may_not_use_the_policy_in_another[name] if {
	some name, namespace in {
		"a pod runs as the account of its own": "demo",
		"and where that account is nothing is granted": "test",
	}
	answer := questions.admit[0] with input as {"admit": [{"object": _pod(namespace)}]} with data.inventory as _mended
	answer.policy == ""
	answer.opinions[0].allowed == false
}

test_jane_may_use_it if {
	answer := questions.admit[0] with input as {"admit": [{"object": _pod("demo"), "user": _jane}]}
		with data.inventory as _mended
	answer.policy == "restricted"
	answer.opinions[0].grant.binding.name == "sa:psp:restricted"
	answer.patch == [
		{"op": "add", "path": ["spec", "containers", 0, "securityContext"], "value": {}},
		{"op": "add", "path": ["spec", "securityContext"], "value": {}},
		{"op": "add", "path": ["spec", "securityContext", "fsGroup"], "value": 1},
		{
			"op": "add",
			"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"],
			"value": false,
		},
		{"op": "add", "path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"], "value": true},
	]
	answer.template.spec == {
		"securityContext": {"fsGroup": 1},
		"containers": [{"name": "app", "securityContext": {"allowPrivilegeEscalation": false, "runAsNonRoot": true}}],
	}
	answer.made_by == [_jane]
	answer.missing == []
	answer.exempt == false
}

test_as_it_is_the_policy_is_of_no_use if {
	answer := questions.admit[0] with input as {"admit": [{"object": _pod("demo"), "user": _jane}]}
		with data.inventory as _seed
	answer.policy == ""
	answer.opinions == [{
		"name": "restricted",
		"allowed": true,
		"grant": answer.opinions[0].grant,
		"faults": [
			{
				"msg": "seLinux has the rule \"\": want one of MustRunAs, RunAsAny",
				"path": ["spec", "seLinux", "rule"],
			},
			{
				"msg": "supplementalGroups has the rule \"\": want one of MayRunAs, MustRunAs, RunAsAny",
				"path": ["spec", "supplementalGroups", "rule"],
			},
		],
		"patch": [],
		"refusals": [],
	}]
}

test_whoever_may_do_everything_needs_no_grant if {
	root := {"kind": "User", "name": "root", "groups": ["system:masters"]}
	answer := questions.admit[0] with input as {"admit": [{"object": _pod("demo"), "user": root}]}
		with data.inventory as _mended
	answer.policy == "restricted"
	answer.opinions[0].grant == null
}

test_refusals_lead_into_the_object if {
	deployment := {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"template": {"spec": {
		"hostPID": true,
		"containers": [{"name": "app", "securityContext": {"privileged": true}}],
	}}}}
	answer := questions.admit[0] with input as {"admit": [{"object": deployment}]} with data.inventory as _mended
	answer.opinions[0].refusals == [
		{"msg": "pod sets hostPID", "path": ["spec", "template", "spec", "hostPID"]},
		{
			"msg": "container \"app\" is privileged",
			"path": ["spec", "template", "spec", "containers", 0, "securityContext", "privileged"],
			"container": "app",
		},
	]
	answer.made_by == [{"kind": "ServiceAccount", "namespace": "kube-system", "name": "replicaset-controller"}]
}

test_an_update_that_nobody_is_asked_about if {
	old := _pod("demo")
	new := object.union(old, {"metadata": {"finalizers": ["example.com/a"]}})
	answer := questions.admit[0] with input as {"admit": [{"object": new, "old": old}]} with data.inventory as _mended
	answer.exempt == true
	answer.policy == ""
}

test_missing if {
	known := object.remove(_mended, ["complete"])
	answer := questions.admit[0] with input as {"admit": [{"object": _pod("demo")}]} with data.inventory as known
	answer.missing == [
		"policy/PodSecurityPolicy",
		"rbac.authorization.k8s.io/ClusterRole",
		"rbac.authorization.k8s.io/ClusterRoleBinding",
		"rbac.authorization.k8s.io/Role",
		"rbac.authorization.k8s.io/RoleBinding",
		"ServiceAccount",
	]
}

test_what_bears_no_pod if {
	service := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}}
	answers := questions.admit with input as {"admit": [{"object": service}, {"object": _pod("demo")}]}
		with data.inventory as _seed
	answers[0] == {}
	count(answers) == 2
}
