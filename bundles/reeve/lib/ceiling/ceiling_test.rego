package reeve.lib.ceiling_test

import data.reeve.lib.ceiling

_quota(name, spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": name, "namespace": "shop"},
	"spec": spec,
}

_inventory := {"namespace": {"shop": {"v1": {"ResourceQuota": {
	"main": _quota("main", {"hard": {"pods": "9"}}),
	"more": _quota("more", {"hard": {"cpu": "2", "secrets": 5, "hugepages-2Mi": "2Mi"}}),
	"scoped": _quota("scoped", {"hard": {"requests.cpu": "1"}, "scopes": ["NotBestEffort"]}),
}}}}}

test_the_judged_one_replaces_the_known_one if {
	judged := _quota("main", {"hard": {"requests.cpu": "3", "count/secrets": "4"}})
	ceiling.least == {
		"requests.cpu": 2000000000,
		"count/secrets": 4000000000,
		"requests.hugepages-2Mi": 2097152000000000,
	} with input as judged
		with data.inventory as _inventory
	ceiling.hard == {"requests.cpu": 3000000000, "count/secrets": 4000000000} with input as judged
	object.keys(ceiling.others) == {"more", "scoped"} with input as judged with data.inventory as _inventory
	count(ceiling.all) == 3 with input as judged with data.inventory as _inventory
}

test_a_scoped_one_limits_nothing_in_general if {
	judged := _quota("other", {"hard": {"pods": "3"}, "scopes": ["BestEffort"]})
	not ceiling.least with input as judged with data.inventory as _inventory
	ceiling.scopes == [{"scopeName": "BestEffort", "operator": "Exists"}] with input as judged
}

test_no_other_kind if {
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}}
	not ceiling.hard with input as pod
	not ceiling.scopes with input as pod
	not ceiling.all with input as pod
	count(ceiling.others) == 0 with input as pod with data.inventory as _inventory
}

test_names[key] if {
	some key, name in {
		"cpu": "requests.cpu",
		"ephemeral-storage": "requests.ephemeral-storage",
		"hugepages-1Gi": "requests.hugepages-1Gi",
		"services": "count/services",
		"limits.cpu": "limits.cpu",
		"pods": "pods",
		"count/pods": "count/pods",
	}
	ceiling.name_of(key) == name
}
