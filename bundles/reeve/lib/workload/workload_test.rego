package reeve.lib.workload_test

import data.reeve.lib.workload

_template := {
	"metadata": {"annotations": {"of": "the template"}},
	"spec": {"containers": [{"name": "app"}]},
}

_owner := {"metadata": {"name": "web", "annotations": {"of": "the owner"}}}

_object(api_version, kind, fields) := object.union_n([{"apiVersion": api_version, "kind": kind}, _owner, fields])

_deployment(template) := _object("apps/v1", "Deployment", {"spec": {"template": template}})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

# A context for the pod and one for its only container.
_inheriting(outer, own) := _pod({
	"securityContext": outer,
	"containers": [{"name": "app", "securityContext": own}],
})

# Every kind that bears a pod, with the path of its template.
_bearers["v1 Pod"] := {"path": [], "object": object.union({"apiVersion": "v1", "kind": "Pod"}, _template)}

_bearers["v1 PodTemplate"] := {
	"path": ["template"],
	"object": _object("v1", "PodTemplate", {"template": _template}),
}

_bearers[name] := {
	"path": ["spec", "template"],
	"object": _object(api_version, kind, {"spec": {"template": _template}}),
} if {
	some name in [
		"v1 ReplicationController",
		"apps/v1 DaemonSet",
		"apps/v1 Deployment",
		"apps/v1 ReplicaSet",
		"apps/v1 StatefulSet",
		"apps/v1beta1 Deployment",
		"batch/v1 Job",
		"extensions/v1beta1 DaemonSet",
		"extensions/v1beta1 Deployment",
		"extensions/v1beta1 Job",
		"extensions/v1beta1 ReplicaSet",
		"v1 DeploymentConfig",
		"apps.kruise.io/v1alpha1 BroadcastJob",
		"apps.kruise.io/v1alpha1 CloneSet",
		"apps.kruise.io/v1alpha1 DaemonSet",
		"apps.kruise.io/v1beta1 StatefulSet",
		"apps.openshift.io/v1 DeploymentConfig",
		"argoproj.io/v1alpha1 Rollout",
		"serving.knative.dev/v1 Configuration",
		"serving.knative.dev/v1 Service",
	]
	[api_version, kind] := split(name, " ")
}

_bearers[name] := {
	"path": ["spec", "jobTemplate", "spec", "template"],
	"object": _object(api_version, "CronJob", {"spec": {"jobTemplate": {"spec": {"template": _template}}}}),
} if {
	some name in ["batch/v1 CronJob", "batch/v1beta1 CronJob"]
	[api_version, _] := split(name, " ")
}

_bearers["serving.knative.dev/v1 Revision"] := {
	"path": [],
	"object": object.union({"apiVersion": "serving.knative.dev/v1", "kind": "Revision"}, _template),
}

_bearers["keda.sh/v1alpha1 ScaledJob"] := {
	"path": ["spec", "jobTargetRef", "template"],
	"object": _object("keda.sh/v1alpha1", "ScaledJob", {"spec": {"jobTargetRef": {"template": _template}}}),
}

_bearers[name] := {
	"path": ["spec", "podTemplate"],
	"object": _object(api_version, kind, {"spec": {"podTemplate": _template}}),
} if {
	some name in ["agents.x-k8s.io/v1alpha1 Sandbox", "extensions.agents.x-k8s.io/v1alpha1 SandboxTemplate"]
	[api_version, kind] := split(name, " ")
}

_podless := {
	"another kind": _object("v1", "Service", {"spec": {"template": _template}}),
	"a foreign Job": _object("batch.volcano.sh/v1alpha1", "Job", {"spec": {"template": _template}}),
	"a foreign Deployment": _object("apps.example.com/v1", "Deployment", {"spec": {"template": _template}}),
	"a foreign Pod": _object("example.com/v1", "Pod", _template),
	"a Deployment of the core group": _object("v1", "Deployment", {"spec": {"template": _template}}),
	"a controller without a spec": _object("apps/v1", "Deployment", {}),
	"a controller whose spec is null": _object("apps/v1", "Deployment", {"spec": null}),
	"a controller without a template": _object("v1", "ReplicationController", {"spec": {"replicas": 1}}),
	"a controller whose template is null": _deployment(null),
	"a controller whose template is text": _deployment("template"),
	"a CronJob whose job template is null": _object("batch/v1", "CronJob", {"spec": {"jobTemplate": null}}),
	"a PodTemplate without one": _object("v1", "PodTemplate", {}),
	"a List": {"apiVersion": "v1", "kind": "List", "items": [_pod(_template.spec)]},
	"no object": null,
	"no kind": {"spec": {"template": _template}},
}

test_pod_of[name] if {
	some name, bearer in _bearers
	workload.pod == {
		"spec": _template.spec,
		"path": array.concat(bearer.path, ["spec"]),
		"metadata": _template.metadata,
		"metadata_path": array.concat(bearer.path, ["metadata"]),
		"security_context": {},
	} with input as bearer.object
	[container.path | some container in workload.containers] == [array.concat(bearer.path, ["spec", "containers", 0])] with input as bearer.object
	object.get(bearer.object, array.concat(bearer.path, ["spec"]), null) == _template.spec
}

test_every_built_in_kind_is_tested if {
	tested := {kind |
		some bearer in _bearers
		kind := concat("/", [part | some part in [_group(bearer.object), bearer.object.kind]; part != ""])
	}
	object.keys(workload.template_paths) == tested
}

_group(thing) := split(thing.apiVersion, "/")[0] if {
	contains(thing.apiVersion, "/")
} else := ""

test_no_pod_in[name] if {
	some name, thing in _podless
	document := {"review": {"object": thing}}
	not workload.pod with input as document
	not workload.security_contexts with input as document
	not workload.windows with input as document
	not workload.user_namespace with input as document
	workload.containers == [] with input as document
	workload.volumes == [] with input as document
}

test_pod_in_every_form_of_input if {
	thing := _deployment(_template)
	every document in [
		thing,
		{"review": {"object": thing}, "parameters": {}},
		{"kind": "AdmissionReview", "request": {"object": thing}},
		{"review": {"operation": "DELETE", "object": null, "oldObject": thing}},
	] {
		workload.pod.path == ["spec", "template", "spec"] with input as document
	}
}

test_configured_kind if {
	workload.pod.path == ["spec", "podTemplate", "spec"] with data.reeve_config as {"extraPodSpecPaths": {
		"agents.example.com/SandboxTemplate": ["spec", "podTemplate"],
		"Sandbox": ["spec"],
	}}
		with input as _object("agents.example.com/v1", "SandboxTemplate", {"spec": {"podTemplate": _template}})
}

test_configured_kind_is_bound_to_its_group if {
	not workload.pod with input as _object("batch.volcano.sh/v1alpha1", "Job", {"spec": {"template": _template}})
		with data.reeve_config as {"extraPodSpecPaths": {"other.example.com/Job": ["spec", "template"]}}
}

test_built_in_kinds_cannot_be_overridden[name] if {
	some name, bearer in _bearers
	workload.pod.spec == _template.spec with input as bearer.object
		with data.reeve_config as {"extraPodSpecPaths": {kind: ["status"] | some kind, _ in workload.template_paths}}
}

# A slip in the configuration must not switch every policy off.
test_configured_paths_that_are_none if {
	every paths in [null, [], "spec", {"example.com/App": "spec"}, {"example.com/App": null}, {"Pod": {"a": "b"}}] {
		workload.pod.spec == _template.spec with input as _deployment(_template)
			with data.reeve_config as {"extraPodSpecPaths": paths}
		not workload.template_paths["example.com/App"] with data.reeve_config as {"extraPodSpecPaths": paths}
		workload.template_paths.Pod == [] with data.reeve_config as {"extraPodSpecPaths": paths}
	}
}

test_a_configured_path_that_leads_nowhere if {
	every spec in [null, "text", [], {"template": null}, {}] {
		not workload.pod with input as _object("example.com/v1", "App", {"spec": spec})
			with data.reeve_config as {"extraPodSpecPaths": {"example.com/App": ["spec", "template"]}}
	}
}

test_what_a_pod_lacks_is_empty if {
	every template in [
		{},
		{"metadata": null, "spec": null},
		{"metadata": "text", "spec": []},
		{"spec": {"securityContext": null}},
		{"spec": {"securityContext": []}},
	] {
		workload.pod.metadata == {} with input as _deployment(template)
		workload.pod.security_context == {} with input as _deployment(template)
		workload.containers == [] with input as _deployment(template)
		workload.volumes == [] with input as _deployment(template)
		workload.declared_os == "" with input as _deployment(template)
		is_object(workload.pod.spec) with input as _deployment(template)
	}
}

test_security_context_of_the_pod if {
	workload.pod.security_context == {"runAsUser": 1} with input as _pod({"securityContext": {"runAsUser": 1}})
}

_three_lists := _pod({
	"securityContext": {"runAsUser": 1},
	"ephemeralContainers": [{"name": "debug"}],
	"containers": [{"name": "app", "securityContext": {"privileged": true}}, {"name": "proxy"}],
	"initContainers": [{"name": "setup", "restartPolicy": "Always"}],
})

test_containers_of_every_list if {
	workload.containers == [
		{
			"list": "initContainers",
			"name": "setup",
			"path": ["spec", "initContainers", 0],
			"spec": {"name": "setup", "restartPolicy": "Always"},
			"security_context": {},
		},
		{
			"list": "containers",
			"name": "app",
			"path": ["spec", "containers", 0],
			"spec": {"name": "app", "securityContext": {"privileged": true}},
			"security_context": {"privileged": true},
		},
		{
			"list": "containers",
			"name": "proxy",
			"path": ["spec", "containers", 1],
			"spec": {"name": "proxy"},
			"security_context": {},
		},
		{
			"list": "ephemeralContainers",
			"name": "debug",
			"path": ["spec", "ephemeralContainers", 0],
			"spec": {"name": "debug"},
			"security_context": {},
		},
	] with input as _three_lists
}

test_a_null_list_is_an_empty_one if {
	every list in ["initContainers", "containers", "ephemeralContainers", "volumes"] {
		every nothing in [null, []] {
			workload.containers == [] with input as _pod({list: nothing})
			workload.volumes == [] with input as _pod({list: nothing})
			count(workload.security_contexts) == 1 with input as _pod({list: nothing})
		}
	}
}

test_a_container_that_is_none_keeps_its_place if {
	every raw in [null, "text", 7, [], {}, {"name": null, "securityContext": null}, {"name": 7, "securityContext": []}] {
		[container | some container in workload.containers; container.path[2] == 1] == [{
			"list": "containers",
			"name": "",
			"path": ["spec", "containers", 1],
			"spec": object.union({}, _fields(raw)),
			"security_context": {},
		}] with input as _pod({"containers": [{"name": "app"}, raw]})
	}
}

_fields(raw) := raw if {
	is_object(raw)
} else := {}

test_security_contexts if {
	workload.security_contexts == [
		{"label": "pod", "spec": {"runAsUser": 1}, "path": ["spec", "securityContext"]},
		{
			"label": "init container \"setup\"",
			"name": "setup",
			"spec": {},
			"path": ["spec", "initContainers", 0, "securityContext"],
		},
		{
			"label": "container \"app\"",
			"name": "app",
			"spec": {"privileged": true},
			"path": ["spec", "containers", 0, "securityContext"],
		},
		{
			"label": "container \"proxy\"",
			"name": "proxy",
			"spec": {},
			"path": ["spec", "containers", 1, "securityContext"],
		},
		{
			"label": "ephemeral container \"debug\"",
			"name": "debug",
			"spec": {},
			"path": ["spec", "ephemeralContainers", 0, "securityContext"],
		},
	] with input as _three_lists
}

test_subject_is_the_container_if_there_is_one if {
	subjects := [workload.subject(holder) | some holder in workload.security_contexts] with input as _three_lists
	subjects == [{}, {"container": "setup"}, {"container": "app"}, {"container": "proxy"}, {"container": "debug"}]
}

test_volumes if {
	workload.volumes == [
		{"name": "data", "path": ["spec", "volumes", 0], "spec": {"name": "data", "emptyDir": {}}},
		{"name": "", "path": ["spec", "volumes", 1], "spec": {}},
	] with input as _pod({"volumes": [{"name": "data", "emptyDir": {}}, null]})
}

test_declared_os[name] if {
	some name, wanted in {"windows": "windows", "linux": "linux", "other": "other", "": ""}
	workload.declared_os == wanted with input as _pod({"os": {"name": name}})
}

test_no_declared_os if {
	every spec in [{}, {"os": null}, {"os": {}}, {"os": {"name": null}}, {"os": "windows"}, {"os": {"name": 7}}] {
		workload.declared_os == "" with input as _pod(spec)
	}
}

_selects_windows := {"nodeSelector": {"kubernetes.io/os": "windows"}}

test_windows_by_declaration if {
	every heuristic in [true, false] {
		workload.windows with input as _pod({"os": {"name": "windows"}})
			with data.reeve_config as {"osHeuristic": heuristic}
	}
	workload.windows with input as _pod({"os": {"name": "windows"}, "nodeSelector": {"kubernetes.io/os": "linux"}})
		with data.reeve_config as {"osHeuristic": true}
}

test_windows_by_the_node_selector_where_it_is_trusted if {
	workload.windows with input as _pod(_selects_windows) with data.reeve_config as {"osHeuristic": true}
	not workload.windows with input as _pod(_selects_windows)
	every trust in [false, null, "true"] {
		not workload.windows with input as _pod(_selects_windows) with data.reeve_config as {"osHeuristic": trust}
	}
}

# The Pod Security Standards never look at the node selector.
test_declared_os_knows_no_heuristic if {
	workload.declared_os == "" with input as _pod(_selects_windows) with data.reeve_config as {"osHeuristic": true}
}

test_not_windows[name] if {
	some name, spec in {
		"declared otherwise": object.union(_selects_windows, {"os": {"name": "linux"}}),
		"another node selector": {"nodeSelector": {"kubernetes.io/os": "linux"}},
		"another label": {"nodeSelector": {"os": "windows"}},
		"null node selector": {"nodeSelector": null},
		"nothing": {},
	}
	not workload.windows with input as _pod(spec) with data.reeve_config as {"osHeuristic": true}
}

test_user_namespace if {
	workload.user_namespace with input as _pod({"hostUsers": false})
	every spec in [{"hostUsers": true}, {"hostUsers": null}, {"hostUsers": "false"}, {}] {
		not workload.user_namespace with input as _pod(spec)
	}
}

_own := ["spec", "containers", 0, "securityContext"]

_outer := ["spec", "securityContext"]

# Field, value of the pod, value of the container, where the one that holds stands.
_inheritance := {
	"the pod's user": ["runAsUser", 1, null, _outer],
	"the container's user": ["runAsUser", 1, 2, _own],
	"the container's root over the pod's user": ["runAsUser", 1, 0, _own],
	"the container's group": ["runAsGroup", null, 0, _own],
	"the pod's runAsNonRoot": ["runAsNonRoot", true, null, _outer],
	"false of the container over true": ["runAsNonRoot", true, false, _own],
	"true of the container over false": ["runAsNonRoot", false, true, _own],
	"false of the pod": ["runAsNonRoot", false, null, _outer],
	"SELinux options as a whole": ["seLinuxOptions", {"type": "t", "user": "u"}, {"level": "s0"}, _own],
	"empty SELinux options as a whole": ["seLinuxOptions", {"type": "t"}, {}, _own],
	"the pod's SELinux options": ["seLinuxOptions", {"type": "t"}, null, _outer],
	"seccomp profile as a whole": [
		"seccompProfile",
		{"type": "Localhost", "localhostProfile": "p"},
		{"type": "RuntimeDefault"},
		_own,
	],
	"the pod's seccomp profile": ["seccompProfile", {"type": "RuntimeDefault"}, null, _outer],
}

test_effective[name] if {
	some name, row in _inheritance
	[field, outer, own, holder] := row
	wanted := {
		"value": {_own: own, _outer: outer}[holder],
		"path": array.concat(holder, [field]),
	}
	workload.effective(workload.containers[0], field) == wanted with input as _inheriting({field: outer}, {field: own})
}

test_effective_where_contexts_are_missing if {
	every own in [null, {}, "text"] {
		workload.effective(workload.containers[0], "runAsUser").value == 1 with input as _inheriting({"runAsUser": 1}, own)
	}
	every outer in [null, {}, {"runAsUser": null}, "text"] {
		workload.effective(workload.containers[0], "runAsUser").value == 2 with input as _inheriting(outer, {"runAsUser": 2})
		not workload.effective(workload.containers[0], "runAsUser") with input as _inheriting(outer, {"runAsUser": null})
	}
}

test_effective_in_a_template if {
	thing := _deployment(_inheriting({"runAsUser": 1}, {}))
	workload.effective(workload.containers[0], "runAsUser") == {
		"value": 1,
		"path": ["spec", "template", "spec", "securityContext", "runAsUser"],
	} with input as thing
}

# Values of the pod, of two containers, and the holders that set it with whether it holds.
_settings := {
	"all three": [1, 2, 3, {"pod": false, "container \"app\"": true, "container \"proxy\"": true}],
	"the pod and one container": [1, 2, null, {"pod": true, "container \"app\"": true}],
	"the pod alone": [1, null, null, {"pod": true}],
	"one container alone": [null, null, 0, {"container \"proxy\"": true}],
	"none": [null, null, null, {}],
}

_options(name) := {"windowsOptions": {"runAsUserName": name}}

_two(outer, app, proxy) := _pod({
	"securityContext": outer,
	"containers": [{"name": "app", "securityContext": app}, {"name": "proxy", "securityContext": proxy}],
})

test_settings[name] if {
	some name, row in _settings
	[outer, app, proxy, wanted] := row
	plain := _two({"runAsUser": outer}, {"runAsUser": app}, {"runAsUser": proxy})
	{setting.label: setting.holds | some setting in workload.settings(["runAsUser"])} == wanted with input as plain
	nested := _two(_options(outer), _options(app), _options(proxy))
	steps := ["windowsOptions", "runAsUserName"]
	{setting.label: setting.holds | some setting in workload.settings(steps)} == wanted with input as nested
}

test_setting if {
	pod := _two(_options("user"), {}, _options("app"))
	[object.remove(setting, ["spec"]) | some setting in workload.settings(["windowsOptions", "runAsUserName"])] == [
		{
			"label": "pod",
			"value": "user",
			"path": ["spec", "securityContext", "windowsOptions", "runAsUserName"],
			"holds": true,
		},
		{
			"label": "container \"proxy\"",
			"name": "proxy",
			"value": "app",
			"path": ["spec", "containers", 1, "securityContext", "windowsOptions", "runAsUserName"],
			"holds": true,
		},
	] with input as pod
}

test_without[name] if {
	some name, row in {
		"none": [null, null, null, {"app", "proxy"}],
		"one container": [null, 1, null, {"proxy"}],
		"both": [null, 1, 0, set()],
		"the pod": [0, null, null, set()],
	}
	[outer, app, proxy, wanted] := row
	pod := _two({"runAsUser": outer}, {"runAsUser": app}, {"runAsUser": proxy})
	{holder.name | some holder in workload.without(["runAsUser"])} == wanted with input as pod
}

test_without_any_context if {
	workload.without(["runAsUser"]) == [{
		"label": "ephemeral container \"debug\"",
		"name": "debug",
		"spec": {},
		"path": ["spec", "ephemeralContainers", 0, "securityContext", "runAsUser"],
	}] with input as _pod({"ephemeralContainers": [{"name": "debug", "securityContext": null}]})
	workload.without(["runAsUser"]) == [] with input as _deployment(null)
	workload.settings(["runAsUser"]) == [] with input as _deployment(null)
}

# Options of the pod, of the container, and what comes of them.
_windows_options := {
	"field by field": [
		{"runAsUserName": "user", "hostProcess": true},
		{"runAsUserName": "app"},
		{"runAsUserName": "app", "hostProcess": true},
	],
	"false over true": [{"hostProcess": true}, {"hostProcess": false}, {"hostProcess": false}],
	"null is not set": [{"runAsUserName": "user"}, {"runAsUserName": null}, {"runAsUserName": "user"}],
	"null of the pod is not set": [{"runAsUserName": null}, null, {}],
	"only the pod's": [{"hostProcess": true}, null, {"hostProcess": true}],
	"only the container's": [null, {"hostProcess": true}, {"hostProcess": true}],
	"none": [null, null, {}],
	"no object": ["text", [], {}],
	"the gMSA pair of the pod": [
		{"gmsaCredentialSpecName": "n", "gmsaCredentialSpec": "s"},
		{"runAsUserName": "app"},
		{"gmsaCredentialSpecName": "n", "gmsaCredentialSpec": "s", "runAsUserName": "app"},
	],
	"a gMSA name alone replaces the pair": [
		{"gmsaCredentialSpecName": "n", "gmsaCredentialSpec": "s", "runAsUserName": "user"},
		{"gmsaCredentialSpecName": "own"},
		{"gmsaCredentialSpecName": "own", "runAsUserName": "user"},
	],
	"a gMSA spec alone replaces the pair": [
		{"gmsaCredentialSpecName": "n", "gmsaCredentialSpec": "s"},
		{"gmsaCredentialSpec": "own"},
		{"gmsaCredentialSpec": "own"},
	],
	"an empty gMSA name replaces the pair": [
		{"gmsaCredentialSpecName": "n", "gmsaCredentialSpec": "s"},
		{"gmsaCredentialSpecName": ""},
		{"gmsaCredentialSpecName": ""},
	],
	"null in both leaves the pair": [
		{"gmsaCredentialSpecName": "n", "gmsaCredentialSpec": "s"},
		{"gmsaCredentialSpecName": null, "gmsaCredentialSpec": null},
		{"gmsaCredentialSpecName": "n", "gmsaCredentialSpec": "s"},
	],
}

test_windows_options[name] if {
	some name, row in _windows_options
	[outer, own, wanted] := row
	workload.windows_options(workload.containers[0]) == wanted with input as _inheriting(
		{"windowsOptions": outer},
		{"windowsOptions": own},
	)
}
