package reeve.lib.nodelike_test

import data.reeve.lib.nodelike

_inventory := {"namespace": {"shop": {"v1": {"Pod": {
	"calm": _pod("calm", {"containers": [{"name": "app", "securityContext": {"privileged": false}}]}),
	"ephemeral": _pod("ephemeral", {"ephemeralContainers": [{"name": "debug", "securityContext": {"privileged": true}}]}),
	"hosted": _pod("hosted", {"hostNetwork": true}),
	"init": _pod("init", {"initContainers": [{"name": "setup", "securityContext": {"privileged": true}}]}),
	"plain": _pod("plain", {"containers": [{"name": "app", "securityContext": {"privileged": true}}]}),
}}}}}

_pod(name, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": name, "namespace": "shop", "labels": {"app": name}},
	"spec": spec,
}

test_all_of_them if {
	found := nodelike.among({"podSelector": {}}, "shop") with data.inventory as _inventory
	found == {
		"Pod \"shop/ephemeral\", which is privileged",
		"Pod \"shop/hosted\", which is on the host network",
		"Pod \"shop/init\", which is privileged",
		"Pod \"shop/plain\", which is privileged",
	}
}

test_those_that_are_selected if {
	every name in ["calm", "other"] {
		found := nodelike.among({"podSelector": {"matchLabels": {"app": name}}}, "shop") with data.inventory as _inventory
		count(found) == 0
	}
	elsewhere := nodelike.among({"podSelector": {}}, "blog") with data.inventory as _inventory
	count(elsewhere) == 0
}
