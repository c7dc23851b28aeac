package reeve.policies.containers["no-misplaced-security-field_test"]

import data.reeve.policies.containers["no-misplaced-security-field"] as policy

denied["a field of containers in the context of the pod"] := _pod({
	"securityContext": {"readOnlyRootFilesystem": true},
	"containers": [{"name": "app"}],
})

denied["one that every container sets as well"] := _pod({
	"securityContext": {"allowPrivilegeEscalation": false},
	"containers": [_container({"allowPrivilegeEscalation": true})],
})

denied["one that would loosen"] := _pod({"securityContext": {"privileged": true}, "containers": [{"name": "app"}]})

denied["a field of pods in the context of a container"] := _pod({"containers": [_container({"fsGroup": 1000})]})

denied["one that the pod sets as well"] := _pod({
	"securityContext": {"fsGroup": 2000},
	"initContainers": [_container({"fsGroup": 1000})],
})

denied["one in an ephemeral container"] := _pod({"ephemeralContainers": [_container({"supplementalGroups": [1000]})]})

denied["a context in the spec of a deployment"] := _deployment({"spec": {
	"securityContext": {"runAsNonRoot": true},
	"template": {"spec": {"containers": [{"name": "app"}]}},
}})

denied["a context in a template"] := _deployment({"spec": {"template": {
	"securityContext": {"runAsNonRoot": true},
	"spec": {"containers": [{"name": "app"}]},
}}})

denied["a context at the top of a deployment"] := _deployment({
	"securityContext": {"runAsNonRoot": true},
	"spec": {"template": {"spec": {"securityContext": {"runAsNonRoot": false}}}},
})

denied["a context at the top of a pod"] := object.union(
	_pod({"containers": [{"name": "app"}]}),
	{"securityContext": {"runAsNonRoot": true}},
)

denied["namespaces in the template of a cron job"] := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "backup"},
	"spec": {"jobTemplate": {"hostUsers": false, "spec": {"template": {"spec": {"containers": [{"name": "app"}]}}}}},
}

denied["one of these that would loosen"] := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "backup"},
	"spec": {"jobTemplate": {"spec": {"template": {"hostNetwork": true, "spec": {"containers": [{"name": "app"}]}}}}},
}

allowed["fields at their places"] := _pod({
	"hostUsers": false,
	"securityContext": {"fsGroup": 1000, "runAsUser": 1000, "sysctls": []},
	"containers": [_container({"privileged": false, "capabilities": {"drop": ["ALL"]}, "runAsUser": 2000})],
})

allowed["a deployment with them"] := _deployment({"spec": {"template": {"spec": {
	"hostNetwork": true,
	"securityContext": {"runAsNonRoot": true},
	"containers": [{"name": "app"}],
}}}})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := object.union(
	_pod({"securityContext": {"privileged": null}, "containers": [_container({"fsGroup": null}), _container(null)]}),
	{"securityContext": null},
)

# Beside its spec a pod has nothing that becomes part of a template.
pod_only := {"a context at the top of a pod"}

_container(context) := {"name": "app", "securityContext": context}

_deployment(fields) := object.union(
	{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}},
	fields,
)

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_the_pod if {
	policy.violation == {{
		"msg": "pod sets readOnlyRootFilesystem in its security context, where only containers have it",
		"path": ["spec", "securityContext", "readOnlyRootFilesystem"],
		"fix": [
			{
				"op": "add",
				"path": ["spec", "containers", 0, "securityContext", "readOnlyRootFilesystem"],
				"value": true,
			},
			{"op": "remove", "path": ["spec", "securityContext", "readOnlyRootFilesystem"]},
		],
	}} with input as denied["a field of containers in the context of the pod"]
		with data.reeve_config as {"fixes": "all"}
}

test_verdict_of_a_container if {
	policy.violation == {{
		"msg": "container \"app\" sets fsGroup in its security context, where only pods have it",
		"path": ["spec", "containers", 0, "securityContext", "fsGroup"],
		"container": "app",
		"fix": [
			{"op": "add", "path": ["spec", "securityContext", "fsGroup"], "value": 1000},
			{"op": "remove", "path": ["spec", "containers", 0, "securityContext", "fsGroup"]},
		],
	}} with input as denied["a field of pods in the context of a container"]
		with data.reeve_config as {"fixes": "all"}
}

test_verdict_outside_of_the_pod if {
	policy.violation == {{
		"msg": "securityContext is set outside of the spec of the pod",
		"path": ["spec", "securityContext"],
		"fix": [
			{"op": "add", "path": ["spec", "template", "spec", "securityContext"], "value": {"runAsNonRoot": true}},
			{"op": "remove", "path": ["spec", "securityContext"]},
		],
	}} with input as denied["a context in the spec of a deployment"]
		with data.reeve_config as {"fixes": "all"}
}

test_fix[name] if {
	some name, wanted in {
		"a field of containers in the context of the pod": {"safe": 0, "all": 2},
		"one that every container sets as well": {"safe": 0, "all": 0},
		"one that would loosen": {"safe": 1, "all": 1},
		"one that the pod sets as well": {"safe": 0, "all": 0},
		"a context at the top of a deployment": {"safe": 0, "all": 0},
		"namespaces in the template of a cron job": {"safe": 0, "all": 2},
		"one of these that would loosen": {"safe": 1, "all": 1},
	}
	some fixes in ["safe", "all"]
	found := policy.violation with input as denied[name]
		with data.reeve_config as {"fixes": fixes}
	[count(violation.fix) | some violation in found] == [wanted[fixes]]
}

test_custom_kinds[name] if {
	some name, case in {
		"a field of its own": {
			"object": {"spec": {
				"securityContext": {"runAsNonRoot": true},
				"template": {"spec": {}},
			}},
			"wanted": 0,
		},
		"beside the spec of the pod": {"object": {"spec": {"template": {"hostUsers": false, "spec": {}}}}, "wanted": 1},
	}
	found := policy.violation with input as object.union(
		{"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout", "metadata": {"name": "web"}},
		case.object,
	)
		with data.reeve_config as {"extraPodSpecPaths": {"argoproj.io/Rollout": ["spec", "template"]}}
	count(found) == case.wanted
}
