package reeve.lib.spending_test

import data.reeve.lib.spending

_quota(hard, used) := {"metadata": {"name": "main"}, "spec": {"hard": hard}, "status": {"hard": hard, "used": used}}

_inventory(quota) := {"namespace": {"shop": {"v1": {"ResourceQuota": {"main": quota}}}}}

_pod(resources) := {"spec": {"containers": [{"name": "app", "resources": resources}]}}

_refusals(quota, body, added) := refusals if {
	refusals := _reasons(body, added) with data.inventory as _inventory(quota)
}

_reasons(body, added) := [[reason.key, reason.msg, reason.path] |
	counting := spending.counting("shop", "Pod", body, added)
	some reason in spending.refusals(counting.main, "Pod", body)
]

_pods(n) := {"pods": n * 1000000000}

test_what_fits if _refusals(_quota({"pods": "2"}, {"pods": "1"}), _pod({}), _pods(1)) == []

test_what_does_not if {
	_refusals(_quota({"pods": "2"}, {"pods": "1"}), _pod({}), _pods(2)) == [[
		"pods",
		"adds 2 of pods to 1 in use, above the limit of 2",
		[],
	]]
}

test_what_adds_nothing_fits_even_where_too_much_is_used if {
	_refusals(_quota({"pods": "2"}, {"pods": "3"}), _pod({}), _pods(0)) == []
}

test_what_is_used_must_be_known if {
	_refusals(_quota({"pods": "2"}, {}), _pod({}), _pods(1)) == [["pods", "how much pods is used is not known yet", []]]
}

test_every_container_must_have_what_is_demanded if {
	full := _quota({"limits.cpu": "2"}, {"limits.cpu": "0"})
	_refusals(full, _pod({"requests": {"cpu": "1"}}), {}) == [[
		"limits.cpu",
		"container \"app\" has no cpu limit",
		["spec", "containers", 0, "resources", "limits", "cpu"],
	]]
	_refusals(full, _pod({"limits": {"cpu": "0"}}), {}) == []
	_refusals(full, object.union(_pod({}), {"spec": {"resources": {"limits": {"cpu": "1"}}}}), {}) == []
}

test_quotas_that_count_other_things_or_select_others_do_not_matter[name] if {
	some name, quota in {
		"other things": _quota({"secrets": "1"}, {}),
		"others": object.union(_quota({"pods": "0"}, {"pods": "0"}), {"spec": {"scopes": ["Terminating"]}}),
	}
	spending.counting("shop", "Pod", _pod({}), _pods(1)) == {} with data.inventory as _inventory(quota)
}

test_without_a_status_known_objects_are_added_up if {
	quota := {"metadata": {"name": "main"}, "spec": {"hard": {"pods": "5", "requests.cpu": "2", "secrets": "3"}}}
	known := {"namespace": {"shop": {"v1": {
		"LimitRange": {"range": {"spec": {"limits": [{"type": "Container", "default": {"cpu": "200m"}}]}}},
		"Pod": {"a": _pod({}), "b": object.union(_pod({}), {"status": {"phase": "Failed"}})},
		"Secret": {"s": {}},
	}}}}
	spending.used(quota, "shop") == {
		"pods": 1000000000,
		"requests.cpu": 200000000,
		"secrets": 1000000000,
	} with data.inventory as known
	spending.used(quota, "blog") == {"pods": 0, "requests.cpu": 0, "secrets": 0} with data.inventory as known
}

test_the_default_class[name] if {
	some name, [claim, class] in {
		"of a claim that names none": [{"spec": {}}, "gold"],
		"null": [{"spec": {"storageClassName": null}}, "gold"],
		"not of one that wants none": [{"spec": {"storageClassName": ""}}, ""],
		"not of one that names another": [{"spec": {"storageClassName": "silver"}}, "silver"],
	}
	default_class := {"metadata": {"name": "gold", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}}
	known := {"cluster": {"storage.k8s.io/v1": {"StorageClass": {"gold": default_class, "silver": {"metadata": {}}}}}}
	spending.as_admitted("PersistentVolumeClaim", claim, "").spec.storageClassName == class with data.inventory as known
	spending.as_admitted("PersistentVolumeClaim", claim, "") == claim
	two := {"cluster": {"storage.k8s.io/v1": {"StorageClass": {"gold": default_class, "bronze": default_class}}}}
	spending.as_admitted("PersistentVolumeClaim", claim, "") == claim with data.inventory as two
}
