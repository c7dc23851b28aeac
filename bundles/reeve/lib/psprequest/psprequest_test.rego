package reeve.lib.psprequest_test

import data.reeve.lib.psprequest

_spec := {"containers": [{"name": "app"}]}

_pod(metadata, fields) := {"metadata": metadata, "spec": object.union(_spec, fields)}

_alice := {"kind": "User", "name": "alice", "groups": []}

_owner(kind) := {"ownerReferences": [{"apiVersion": "apps/v1", "kind": kind, "name": "a", "controller": true}]}

test_a_new_pod if {
	pod := _pod({}, {})
	psprequest.of(pod, "Pod", "shop", null, _alice) == {
		"operation": "CREATE",
		"namespace": "shop",
		"path": [],
		"template": pod,
		"old": null,
		"users": [_alice],
		"account": "default",
		"token": true,
	}
}

test_an_update if {
	found := psprequest.of(_pod({}, {}), "Pod", "shop", _pod({}, {}), _alice)
	found.operation == "UPDATE"
	found.account == ""
	found.token == false
	psprequest.of(_pod({}, {"serviceAccountName": "web"}), "Pod", "shop", {}, _alice).account == "web"
}

test_a_workload_makes_new_pods if {
	found := psprequest.of({"spec": {"template": _pod({}, {})}}, "apps/Deployment", "shop", {}, _alice)
	found.operation == "CREATE"
	found.path == ["spec", "template"]
	found.template == _pod({}, {})
	found.users == [{"kind": "ServiceAccount", "namespace": "kube-system", "name": "replicaset-controller"}]
}

test_makers[name] if {
	some name, [kind, metadata, user, makers] in {
		"who asks": ["Pod", _owner("DaemonSet"), _alice, ["alice"]],
		"the controller of a pod": ["Pod", _owner("DaemonSet"), null, ["daemon-set-controller"]],
		"one of the core group": [
			"Pod", {"ownerReferences": [{
				"apiVersion": "v1",
				"kind": "ReplicationController",
				"controller": true,
			}]},
			null, ["replication-controller"],
		],
		"another owner": ["Pod", {"ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet"}]}, null, []],
		"another controller": ["Pod", _owner("CloneSet"), null, []],
		"nobody": ["Pod", {}, null, []],
		"a workload of another controller": ["serving.knative.dev/Revision", {}, _alice, ["replicaset-controller"]],
	}
	[maker.name | some maker in psprequest.of(_pod(metadata, {}), kind, "shop", null, user).users] == makers
}

test_a_mirror_pod_has_no_account if {
	found := psprequest.of(_pod({"annotations": {"kubernetes.io/config.mirror": "a"}}, {}), "Pod", "shop", null, _alice)
	found.account == ""
	found.token == false
}

test_the_account_may_want_no_token if {
	known := {"namespace": {"shop": {"v1": {"ServiceAccount": {"default": {"automountServiceAccountToken": false}}}}}}
	psprequest.of(_pod({}, {}), "Pod", "shop", null, _alice).token == false with data.inventory as known
	psprequest.of(_pod({}, {}), "Pod", "blog", null, _alice).token == true with data.inventory as known
}

test_needs_account[name] if {
	some name, [fields, inventory, wanted] in {
		"nobody knows it": [{}, {}, true],
		"the pod decides": [{"automountServiceAccountToken": true}, {}, false],
		"it is known": [{}, {"namespace": {"shop": {"v1": {"ServiceAccount": {"default": {}}}}}}, false],
		"there is none": [{}, {"complete": {"ServiceAccount": {"*": true}}}, false],
		"no token is mounted": [{"automountServiceAccountToken": false}, {}, false],
	}
	request := psprequest.of(_pod({}, fields), "Pod", "shop", null, _alice) with data.inventory as inventory
	found := {"needed" | psprequest.needs_account(request)} with data.inventory as inventory
	count(found) == count({"needed" | wanted})
}

test_what_bears_no_pod if {
	not psprequest.of({"kind": "Service"}, "Service", "shop", null, null)
	not psprequest.of({"spec": {"template": null}}, "ReplicationController", "shop", null, null)
}
