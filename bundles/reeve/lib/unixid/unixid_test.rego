package reeve.lib.unixid_test

import data.reeve.lib.unixid
import data.reeve.lib.workload

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_all := _pod({
	"securityContext": {"runAsUser": 1, "runAsGroup": 2, "fsGroup": 3, "supplementalGroups": [4, null]},
	"containers": [{"name": "app", "securityContext": {"runAsUser": 0}}],
})

test_given if {
	outer := _all.spec.securityContext
	unixid.given == {
		"runAsUser": [
			{
				"msg": "pod sets runAsUser to 1",
				"path": ["spec", "securityContext", "runAsUser"],
				"subject": {},
				"value": 1,
				"context": outer,
				"holds": false,
			},
			{
				"msg": "container \"app\" sets runAsUser to 0",
				"path": ["spec", "containers", 0, "securityContext", "runAsUser"],
				"subject": {"container": "app"},
				"value": 0,
				"context": {"runAsUser": 0},
				"holds": true,
			},
		],
		"runAsGroup": [{
			"msg": "pod sets runAsGroup to 2",
			"path": ["spec", "securityContext", "runAsGroup"],
			"subject": {},
			"value": 2,
			"context": outer,
			"holds": true,
		}],
		"fsGroup": [{
			"msg": "pod sets fsGroup to 3",
			"path": ["spec", "securityContext", "fsGroup"],
			"subject": {},
			"value": 3,
			"context": outer,
			"holds": true,
		}],
		"supplementalGroups": [
			{
				"msg": "pod has the supplemental group 4",
				"path": ["spec", "securityContext", "supplementalGroups", 0],
				"subject": {},
				"value": 4,
				"context": outer,
				"holds": true,
			},
			{
				"msg": "pod has the supplemental group 0",
				"path": ["spec", "securityContext", "supplementalGroups", 1],
				"subject": {},
				"value": 0,
				"context": outer,
				"holds": true,
			},
		],
	} with input as _all
}

# A container has no such fields, and what is written there does nothing.
test_groups_of_the_pod_alone if {
	pod := _pod({"containers": [{"name": "app", "securityContext": {"fsGroup": 3, "supplementalGroups": [4]}}]})
	unixid.given.fsGroup == [] with input as pod
	unixid.given.supplementalGroups == [] with input as pod
}

test_nothing_is_missing if {
	unixid.missing == {"runAsUser": [], "runAsGroup": [], "fsGroup": [], "supplementalGroups": []} with input as _all
}

test_missing[name] if {
	some name, context in {
		"null": {"runAsUser": null, "runAsGroup": null, "fsGroup": null, "supplementalGroups": null},
		"nothing": {},
		"no context": null,
		"an empty list": {"supplementalGroups": []},
	}
	unixid.missing == {
		"runAsUser": [{
			"msg": "init container \"setup\" does not set runAsUser, nor does the pod",
			"path": ["spec", "initContainers", 0, "securityContext", "runAsUser"],
			"subject": {"container": "setup"},
		}],
		"runAsGroup": [{
			"msg": "init container \"setup\" does not set runAsGroup, nor does the pod",
			"path": ["spec", "initContainers", 0, "securityContext", "runAsGroup"],
			"subject": {"container": "setup"},
		}],
		"fsGroup": [{
			"msg": "pod sets no fsGroup",
			"path": ["spec", "securityContext", "fsGroup"],
			"subject": {},
		}],
		"supplementalGroups": [{
			"msg": "pod sets no supplementalGroups",
			"path": ["spec", "securityContext", "supplementalGroups"],
			"subject": {},
		}],
	} with input as _pod({"securityContext": context, "initContainers": [{"name": "setup"}]})
}

test_no_pod_has_no_ids if {
	thing := {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}}
	every field in ["runAsUser", "runAsGroup", "fsGroup", "supplementalGroups"] {
		unixid.given[field] == [] with input as thing
		unixid.missing[field] == [] with input as thing
	}
}

_one(outer, own) := _pod({"securityContext": outer, "containers": [{"name": "app", "securityContext": own}]})

test_other_user[name] if {
	some name, row in {
		"its own": [{}, {"runAsUser": 1}, true],
		"that of the pod": [{"runAsUser": 1000}, {}, true],
		"its own over root": [{"runAsUser": 0}, {"runAsUser": 1}, true],
		"root over that of the pod": [{"runAsUser": 1}, {"runAsUser": 0}, false],
		"root": [{"runAsUser": 0}, {}, false],
		"null": [{"runAsUser": null}, {"runAsUser": null}, false],
		"nothing": [null, null, false],
	}
	[outer, own, wanted] := row
	found := [1 | some container in workload.containers; unixid.other_user(container)] with input as _one(outer, own)
	found == [1 | wanted]
}

test_non_root[name] if {
	some name, row in {
		"its own": [{}, {"runAsNonRoot": true}, true],
		"that of the pod": [{"runAsNonRoot": true}, {}, true],
		"its own over that of the pod": [{"runAsNonRoot": false}, {"runAsNonRoot": true}, true],
		"false over that of the pod": [{"runAsNonRoot": true}, {"runAsNonRoot": false}, false],
		"a user": [{"runAsUser": 1}, {}, false],
		"nothing": [null, null, false],
	}
	[outer, own, wanted] := row
	found := [1 | some container in workload.containers; unixid.non_root(container)] with input as _one(outer, own)
	found == [1 | wanted]
}
