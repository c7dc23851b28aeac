package reeve.policies.containers["no-root-group_test"]

import data.reeve.policies.containers["no-root-group"] as policy

denied["the group of a pod"] := _pod({"securityContext": {"runAsGroup": 0}, "containers": [{"name": "app"}]})

denied["the group of a container"] := _pod({
	"securityContext": {"runAsGroup": 1000},
	"containers": [_container({"runAsUser": 1000, "runAsGroup": 0})],
})

denied["the group of an init container"] := _pod({"initContainers": [_container({"runAsGroup": 0})]})

denied["the group of an ephemeral container"] := _pod({"ephemeralContainers": [_container({"runAsGroup": 0})]})

denied["the group of a pod that one container inherits"] := _pod({
	"securityContext": {"runAsGroup": 0},
	"containers": [_container({"runAsGroup": 1000}), {"name": "proxy"}],
})

denied["the group of volumes"] := _pod({"securityContext": {"fsGroup": 0}, "containers": [{"name": "app"}]})

denied["a supplemental group"] := _pod({"securityContext": {"supplementalGroups": [1000, 0]}})

denied["null among supplemental groups, which is 0"] := _pod({"securityContext": {"supplementalGroups": [null]}})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["other groups"] := _pod({
	"securityContext": {"runAsGroup": 1, "fsGroup": 1000, "supplementalGroups": [2000]},
	"containers": [_container({"runAsGroup": 65534})],
})

allowed["the group of a pod whose containers have another"] := _pod({
	"securityContext": {"runAsGroup": 0},
	"containers": [_container({"runAsGroup": 1000})],
})

allowed["the root user"] := _pod({"securityContext": {"runAsUser": 0}, "containers": [{"name": "app"}]})

allowed["a pod that declares Windows"] := _pod({
	"os": {"name": "windows"},
	"securityContext": {"runAsGroup": 0, "fsGroup": 0, "supplementalGroups": [0]},
	"containers": [{"name": "app"}],
})

allowed["null, which is the same as absent"] := _pod({
	"securityContext": {"runAsGroup": null, "fsGroup": null, "supplementalGroups": null},
	"initContainers": null,
	"containers": [_container({"runAsGroup": null}), _container(null)],
})

allowed["an empty list"] := _pod({"securityContext": {"supplementalGroups": []}})

_container(context) := {"name": "app", "securityContext": context}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, wanted in {
		"the group of a pod": {
			"msg": "pod sets runAsGroup to 0",
			"path": ["spec", "securityContext", "runAsGroup"],
			"fix": [],
		},
		"the group of a container": {
			"msg": "container \"app\" sets runAsGroup to 0",
			"path": ["spec", "containers", 0, "securityContext", "runAsGroup"],
			"container": "app",
			"fix": [],
		},
		"the group of volumes": {
			"msg": "pod sets fsGroup to 0",
			"path": ["spec", "securityContext", "fsGroup"],
			"fix": [],
		},
		"a supplemental group": {
			"msg": "pod has the supplemental group 0",
			"path": ["spec", "securityContext", "supplementalGroups", 1],
			"fix": [],
		},
	}
	policy.violation == {wanted} with input as denied[name]
}

test_fix_on_request[name] if {
	some name, wanted in {
		"the group of a pod": [],
		"the group of a container": [{"op": "replace", "value": 1000}],
		"the group of volumes": [{"op": "remove"}],
		"a supplemental group": [{"op": "remove"}],
	}
	found := policy.violation with input as denied[name] with data.reeve_config as {"fixes": "all"}
	{violation.fix | some violation in found} == {wanted}
}

test_no_fix_to_the_user_root if {
	pod := _pod({"containers": [_container({"runAsUser": 0, "runAsGroup": 0})]})
	some found in policy.violation with input as pod with data.reeve_config as {"fixes": "all"}
	found.fix == []
}

test_nothing_set_where_it_must_be if {
	policy.violation == {{
		"msg": "container \"app\" does not set runAsGroup, nor does the pod",
		"path": ["spec", "containers", 0, "securityContext", "runAsGroup"],
		"container": "app",
	}} with input as allowed["nothing set"]
		with data.reeve_parameters as {"containers/no-root-group": {"requireExplicit": true}}
}

test_allowed_where_it_must_be_set[name] if {
	some name in [
		"other groups",
		"the group of a pod whose containers have another",
		"a pod that declares Windows",
	]
	found := policy.violation with input as allowed[name]
		with data.reeve_parameters as {"containers/no-root-group": {"requireExplicit": true}}
	count(found) == 0
}
