package reeve.lib.account_test

import data.reeve.lib.account

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

_deployment(spec) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": object.union({"containers": [{"name": "app"}]}, spec)}},
}

test_name[name] if {
	some name, [spec, wanted, field] in {
		"none": [{}, "default", "serviceAccountName"],
		"null": [{"serviceAccountName": null, "serviceAccount": null}, "default", "serviceAccountName"],
		"empty": [{"serviceAccountName": ""}, "default", "serviceAccountName"],
		"named": [{"serviceAccountName": "robot"}, "robot", "serviceAccountName"],
		"the older field": [{"serviceAccount": "robot"}, "robot", "serviceAccount"],
		"the older field beside an empty one": [{"serviceAccount": "robot", "serviceAccountName": ""}, "robot", "serviceAccount"],
		"both": [{"serviceAccount": "old", "serviceAccountName": "robot"}, "robot", "serviceAccountName"],
	}
	account.name == wanted with input as _pod(spec)
	account.path == ["spec", field] with input as _pod(spec)
	account.path == ["spec", "template", "spec", field] with input as _deployment(spec)
	account.subject == {"kind": "ServiceAccount", "namespace": "shop", "name": wanted} with input as _pod(spec)
}

test_no_pod if {
	object := {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "web"}}
	not account.name with input as object
	not account.known with input as object
	not account.has_token with input as object
	not _automounts(object)
}

_automounts(object) := said if {
	said := account.automount with input as object
}

_known(fields) := {"namespace": {"shop": {"v1": {"ServiceAccount": {
	"robot": object.union({"metadata": {"name": "robot"}}, fields),
	"default": {"metadata": {"name": "default"}, "automountServiceAccountToken": false},
}}}}}

# What the pod says, what its account says, and what comes of it.
test_automount[name] if {
	some name, [pod, known, wanted] in {
		"nothing": [null, null, true],
		"the pod says no": [false, true, false],
		"the pod says yes": [true, false, true],
		"the account says no": [null, false, false],
		"the account says yes": [null, true, true],
	}
	spec := {"serviceAccountName": "robot", "automountServiceAccountToken": pod}
	inventory := _known({"automountServiceAccountToken": known})
	account.automount == wanted with input as _pod(spec) with data.inventory as inventory
	account.automount == wanted with input as _deployment(spec) with data.inventory as inventory
}

test_automount_of_the_account_default if {
	account.automount == false with input as _pod({}) with data.inventory as _known({})
	account.automount == true with input as _pod({})
}

test_automount_of_an_account_that_is_not_known if {
	account.automount == true with input as _pod({"serviceAccountName": "payments"}) with data.inventory as _known({})
	account.known == {} with input as _pod({"serviceAccountName": "payments"}) with data.inventory as _known({})
}

test_a_mirror_of_a_static_pod_gets_no_token if {
	mirror := object.union(_pod({}), {"metadata": {"annotations": {"kubernetes.io/config.mirror": "1f"}}})
	account.automount == false with input as mirror
	not account.has_token with input as mirror
}

_projected(token) := {
	"automountServiceAccountToken": false,
	"containers": [{"name": "app", "volumeMounts": [{"name": "token", "mountPath": "/token"}]}],
	"volumes": [
		{"name": "config", "configMap": {"name": "web"}},
		{"name": "token", "projected": {"sources": [{"configMap": {"name": "ca"}}, {"serviceAccountToken": token}]}},
	],
}

test_projections if {
	token := {"path": "token"}
	account.projections == [{
		"source": token,
		"path": ["spec", "volumes", 1, "projected", "sources", 1, "serviceAccountToken"],
		"volume": "token",
		"mounted": true,
		"for_api": true,
	}] with input as _pod(_projected(token))
	account.projections == [] with input as _pod({"volumes": null})
	account.projections == [] with input as _pod(_projected(null))
}

test_token[name] if {
	some name, [spec, wanted] in {
		"mounted": [{}, true],
		"not mounted": [{"automountServiceAccountToken": false}, false],
		"projected": [_projected({"path": "token"}), true],
		"projected for the API server": [_projected({"path": "token", "audience": "https://kubernetes.default.svc"}), true],
		"projected for somebody else": [_projected({"path": "token", "audience": "vault"}), false],
		"projected into no container": [object.union(_projected({"path": "token"}), {"containers": [{"name": "app"}]}), false],
	}
	_has_token(_pod(spec)) == wanted
}

_has_token(object) if {
	account.has_token with input as object
} else := false

test_users if {
	known := {"namespace": {"shop": {
		"v1": {"Pod": {
			"web-1": {"metadata": {"ownerReferences": [{"kind": "ReplicaSet", "controller": true}]}, "spec": {"serviceAccountName": "robot"}},
			"other": {"spec": {}},
		}},
		"apps/v1": {"Deployment": {
			"api": {"spec": {"template": {"metadata": {"labels": {"app": "api"}}, "spec": {"serviceAccount": "robot"}}}},
			"none": {"spec": null},
		}},
		"example.com/v1": {"Deployment": {"fake": {"spec": {"template": {"spec": {"serviceAccountName": "robot"}}}}}},
	}}}
	account.users("shop", "robot") == [
		{"kind": "Pod", "name": "web-1", "metadata": {"ownerReferences": [{"kind": "ReplicaSet", "controller": true}]}, "owned": true},
		{"kind": "apps/Deployment", "name": "api", "metadata": {"labels": {"app": "api"}}, "owned": false},
	] with data.inventory as known
	[user.name | some user in account.users("shop", "default")] == ["other"] with data.inventory as known
	account.users("blog", "robot") == [] with data.inventory as known
}

test_running if {
	pods := {"v1": {"Pod": {"a": {"spec": {"serviceAccountName": "robot"}}, "b": {"spec": {}}}}}
	account.running("shop") == {"robot", "default"} with data.inventory as {"namespace": {"shop": pods}}
	controllers := {"apps/v1": {"DaemonSet": {"c": {"spec": {"template": {"spec": {"serviceAccount": "agent"}}}}}}}
	known := {"namespace": {"shop": object.union(pods, controllers)}}
	account.running("shop") == {"agent"} with data.inventory as known
	account.running("blog") == set() with data.inventory as known
}
