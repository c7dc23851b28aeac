package reeve.policies.containers["restrict-id-ranges_test"]

import data.reeve.policies.containers["restrict-id-ranges"] as policy

parameters := {
	"runAsUser": {"rule": "MustRunAs", "ranges": [{"min": 1000, "max": 1999}, {"min": 5000, "max": 5000}]},
	"runAsGroup": {"rule": "MayRunAs", "ranges": [{"min": 1000, "max": 1999}]},
	"fsGroup": {"rule": "MayRunAs", "ranges": [{"min": 2000, "max": 2999}]},
	"supplementalGroups": {"rule": "MayRunAs", "ranges": [{"min": 2000, "max": 2999}]},
}

denied["a user of a container out of range"] := _pod({
	"securityContext": {"runAsUser": 1000},
	"containers": [_container({"runAsUser": 2000}), {"name": "proxy"}],
})

denied["the user of the pod out of range"] := _pod({
	"securityContext": {"runAsUser": 999},
	"containers": [{"name": "app"}],
})

denied["no user"] := _pod({"containers": [{"name": "app"}]})

denied["no user of an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container({"runAsUser": 1000})],
})

denied["no user of an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["a group out of range"] := _pod({"containers": [_container({"runAsUser": 1000, "runAsGroup": 2000})]})

denied["a group of volumes out of range"] := _user({"fsGroup": 3000})

denied["a supplemental group out of range"] := _user({"supplementalGroups": [2000, 3000]})

denied["null among supplemental groups, which is 0"] := _user({"supplementalGroups": [2000, null]})

denied["null, which is the same as absent"] := _pod({
	"securityContext": {"runAsUser": null},
	"initContainers": null,
	"containers": [_container({"runAsUser": null})],
})

allowed["the bounds of a range"] := _pod({"containers": [
	_container({"runAsUser": 1000}),
	_container({"runAsUser": 1999, "runAsGroup": 1000}),
	_container({"runAsUser": 5000, "runAsGroup": 1999}),
]})

allowed["the user of the pod in range"] := _user({})

allowed["a user of the pod that no container has"] := _pod({
	"securityContext": {"runAsUser": 0},
	"containers": [_container({"runAsUser": 1000})],
})

allowed["groups in range"] := _user({"fsGroup": 2000, "supplementalGroups": [2500, 2999]})

allowed["no groups"] := _user({"fsGroup": null, "supplementalGroups": null, "runAsGroup": null})

allowed["groups of the image"] := _user({"supplementalGroupsPolicy": "Merge"})

allowed["a pod that declares Windows"] := _pod({
	"os": {"name": "windows"},
	"securityContext": {"fsGroup": 1, "supplementalGroups": [1]},
	"containers": [_container({"runAsUser": 1})],
})

_user(context) := _pod({
	"securityContext": object.union({"runAsUser": 1000}, context),
	"containers": [{"name": "app"}],
})

_with(changes) := {"containers/restrict-id-ranges": object.union(parameters, changes)}

_container(context) := {"name": "app", "securityContext": context}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as _with({})
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
		with data.reeve_parameters as _with({})
}

test_nothing_by_default[name] if {
	some name, object in denied
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, wanted in {
		"a user of a container out of range": {
			"msg": "container \"app\" sets runAsUser to 2000, which is in no allowed range",
			"path": ["spec", "containers", 0, "securityContext", "runAsUser"],
			"container": "app",
		},
		"the user of the pod out of range": {
			"msg": "pod sets runAsUser to 999, which is in no allowed range",
			"path": ["spec", "securityContext", "runAsUser"],
		},
		"no user": {
			"msg": "container \"app\" does not set runAsUser, nor does the pod",
			"path": ["spec", "containers", 0, "securityContext", "runAsUser"],
			"container": "app",
		},
		"a group of volumes out of range": {
			"msg": "pod sets fsGroup to 3000, which is in no allowed range",
			"path": ["spec", "securityContext", "fsGroup"],
		},
		"a supplemental group out of range": {
			"msg": "pod has the supplemental group 3000, which is in no allowed range",
			"path": ["spec", "securityContext", "supplementalGroups", 1],
		},
	}
	policy.violation == {wanted} with input as denied[name] with data.reeve_parameters as _with({})
}

test_groups_that_must_be_set if {
	required := {field: {"rule": "MustRunAs"} | some field in ["runAsGroup", "fsGroup", "supplementalGroups"]}
	missing := {violation.msg | some violation in policy.violation} with input as allowed["no groups"]
		with data.reeve_parameters as _with(required)
	missing == {
		"container \"app\" does not set runAsGroup, nor does the pod",
		"pod sets no fsGroup",
		"pod sets no supplementalGroups",
	}
	present := policy.violation with input as _user({"runAsGroup": 1000, "fsGroup": 2000, "supplementalGroups": [2000]})
		with data.reeve_parameters as _with(required)
	count(present) == 0
}

test_must_run_as_non_root[name] if {
	some name, row in {
		"nothing set": [{}, {}, 1],
		"the root user": [{"runAsUser": 1000}, {"runAsUser": 0}, 1],
		"false over true": [{"runAsNonRoot": true}, {"runAsNonRoot": false}, 1],
		"another user": [{}, {"runAsUser": 1}, 0],
		"another user of the pod": [{"runAsUser": 7}, {}, 0],
		"runAsNonRoot": [{}, {"runAsNonRoot": true}, 0],
		"runAsNonRoot of the pod": [{"runAsNonRoot": true}, {}, 0],
	}
	[outer, own, wanted] := row
	found := policy.violation with input as _pod({"securityContext": outer, "containers": [_container(own)]})
		with data.reeve_parameters as _with({"runAsUser": {"rule": "MustRunAsNonRoot"}})
	{violation.msg | some violation in found} == {message |
		some message in ["container \"app\" sets neither a user ID above 0 nor runAsNonRoot"]
		wanted == 1
	}
}

test_strict_groups[name] if {
	some name, row in {
		"Strict": [{"supplementalGroupsPolicy": "Strict"}, 0],
		"Merge": [{"supplementalGroupsPolicy": "Merge"}, 1],
		"absent": [{}, 1],
		"null": [{"supplementalGroupsPolicy": null}, 1],
	}
	[context, wanted] := row
	found := policy.violation with input as _user(context)
		with data.reeve_parameters as _with({"requireStrictGroups": true})
	count(found) == wanted
}

test_verdict_on_groups_of_the_image if {
	policy.violation == {{
		"msg": "pod takes supplemental groups of the image, since supplementalGroupsPolicy is not Strict",
		"path": ["spec", "securityContext", "supplementalGroupsPolicy"],
	}} with input as allowed["groups of the image"]
		with data.reeve_parameters as _with({"requireStrictGroups": true})
}

test_windows_needs_no_strict_groups if {
	found := policy.violation with input as allowed["a pod that declares Windows"]
		with data.reeve_parameters as _with({"requireStrictGroups": true, "runAsUser": {"rule": "MustRunAsNonRoot"}})
	count(found) == 0
}
