package reeve.lib.psppod_test

import data.reeve.lib.psppod

_template := {"spec": {
	"securityContext": {"runAsUser": 1, "runAsGroup": 2},
	"initContainers": [{"name": "setup", "securityContext": {"runAsUser": 3}}],
	"containers": [{"name": "app", "securityContext": {"runAsUser": null}}, null],
}}

test_read if {
	pod := psppod.read(_template, true)
	pod.token == true
	pod.annotations == {}
	[[container.label, container.path] | some container in pod.containers] == [
		["init container \"setup\"", ["spec", "initContainers", 0]],
		["container \"app\"", ["spec", "containers", 0]],
		["container \"\"", ["spec", "containers", 1]],
	]
	psppod.effective(pod, pod.containers[0], "runAsUser") == 3
	psppod.effective(pod, pod.containers[0], "runAsGroup") == 2
	psppod.effective(pod, pod.containers[1], "runAsUser") == 1
	psppod.effective(pod, pod.containers[2], "runAsNonRoot") == null
}

test_read_nothing if {
	every template in [{}, {"spec": null, "metadata": null}, {"metadata": {"annotations": null}}] {
		pod := psppod.read(template, false)
		pod.spec == {}
		pod.security_context == {}
		pod.annotations == {}
		pod.containers == []
	}
}

test_account[name] if {
	some name, [spec, account] in {
		"none": [{}, ""],
		"a name": [{"serviceAccountName": "web"}, "web"],
		"the older field": [{"serviceAccountName": "", "serviceAccount": "old"}, "old"],
		"both": [{"serviceAccountName": "web", "serviceAccount": "old"}, "web"],
	}
	psppod.account({"spec": spec}) == account
}

_mounts(spec, known) if psppod.mounts_token({"spec": object.union({"containers": [{"name": "app"}]}, spec)}, known)

_mount(path) := {"name": "a", "mountPath": path}

_default := "/var/run/secrets/kubernetes.io/serviceaccount"

test_token[name] if {
	some name, [spec, known] in {
		"by default": [{}, {}],
		"the account says yes": [{}, {"automountServiceAccountToken": true}],
		"the pod says yes and the account no": [
			{"automountServiceAccountToken": true},
			{"automountServiceAccountToken": false},
		],
		"another mount": [{"containers": [{"volumeMounts": [_mount("/data")]}]}, {}],
		"a container without the mount": [{"containers": [{"volumeMounts": [_mount(_default)]}, {}]}, {}],
		"an init container without the mount": [
			{"initContainers": [{}], "containers": [{"volumeMounts": [_mount(_default)]}]},
			{},
		],
		"another volume": [{"volumes": [{"name": "data"}, null]}, {}],
	}
	_mounts(spec, known)
}

test_no_token[name] if {
	some name, [spec, known] in {
		"the pod says no": [{"automountServiceAccountToken": false}, {}],
		"the account says no": [{}, {"automountServiceAccountToken": false}],
		"the pod says no and the account yes": [
			{"automountServiceAccountToken": false},
			{"automountServiceAccountToken": true},
		],
		"a mount at its place": [{"containers": [{"volumeMounts": [_mount(_default)]}]}, {}],
		"it is there": [{"volumes": [{"name": "kube-api-access-x"}]}, {}],
	}
	not _mounts(spec, known)
}

test_a_mirror_pod_gets_no_token if {
	mirror := {"metadata": {"annotations": {"kubernetes.io/config.mirror": ""}}, "spec": {"containers": [{"name": "app"}]}}
	psppod.is_mirror(mirror)
	not psppod.is_mirror({"metadata": {"annotations": null}})
	not psppod.mounts_token(mirror, {})
}

_changes := [
	{"path": ["metadata", "annotations", "a"], "value": "b"},
	{"path": ["spec", "runtimeClassName"], "value": "gvisor"},
	{"path": ["spec", "securityContext", "fsGroup"], "value": 5},
	{"path": ["spec", "containers", 1, "securityContext", "capabilities"], "value": {"drop": ["ALL"]}},
]

_given := {"metadata": {"labels": {"x": "y"}}, "spec": {
	"hostPID": true,
	"containers": [
		{"name": "app"},
		{"name": "proxy", "securityContext": {"privileged": false, "capabilities": {"add": []}}},
	],
}}

test_changed if {
	psppod.changed(_given, _changes) == {
		"metadata": {"labels": {"x": "y"}, "annotations": {"a": "b"}},
		"spec": {
			"hostPID": true,
			"runtimeClassName": "gvisor",
			"securityContext": {"fsGroup": 5},
			"containers": [
				{"name": "app"},
				{"name": "proxy", "securityContext": {"privileged": false, "capabilities": {"drop": ["ALL"]}}},
			],
		},
	}
	psppod.changed(_given, []) == _given
}

test_patch_adds_parents_first if {
	psppod.patch(_given, ["spec", "template"], _changes) == [
		{"op": "add", "path": ["spec", "template", "metadata", "annotations"], "value": {}},
		{"op": "add", "path": ["spec", "template", "spec", "securityContext"], "value": {}},
		{"op": "add", "path": ["spec", "template", "metadata", "annotations", "a"], "value": "b"},
		{"op": "add", "path": ["spec", "template", "spec", "runtimeClassName"], "value": "gvisor"},
		{"op": "add", "path": ["spec", "template", "spec", "securityContext", "fsGroup"], "value": 5},
		{
			"op": "add",
			"path": ["spec", "template", "spec", "containers", 1, "securityContext", "capabilities"],
			"value": {"drop": ["ALL"]},
		},
	]
	psppod.patch(_given, [], []) == []
}

test_label if {
	[psppod.label(_given, change) | some change in _changes] == [
		"the annotation \"a\"",
		"runtimeClassName of the pod",
		"fsGroup of the pod",
		"capabilities of container \"proxy\"",
	]
}
