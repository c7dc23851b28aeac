package reeve.lib.limitrange_test

import data.reeve.lib.limitrange

_range(items) := {"metadata": {"name": "range"}, "spec": {"limits": items}}

test_what_a_container_item_leaves_open_is_filled_in if {
	limitrange.items(_range([{
		"type": "Container",
		"max": {"cpu": "2", "memory": "2Gi"},
		"min": {"cpu": "1m", "example.com/gpu": 0},
		"default": {"memory": "1Gi"},
		"defaultRequest": {"memory": "1Mi"},
		"maxLimitRequestRatio": null,
	}])) == [{
		"type": "Container",
		"path": ["spec", "limits", 0],
		"max": {"cpu": "2", "memory": "2Gi"},
		"min": {"cpu": "1m", "example.com/gpu": 0},
		"default": {"cpu": "2", "memory": "1Gi"},
		"defaultRequest": {"cpu": "2", "memory": "1Mi", "example.com/gpu": 0},
		"maxLimitRequestRatio": {},
	}]
}

test_other_items_are_not if {
	items := limitrange.items(_range([
		{"type": "Pod", "max": {"cpu": "2"}},
		{"type": "PersistentVolumeClaim", "max": {"storage": "1Gi"}},
	]))
	[item.type | some item in items] == ["Pod", "PersistentVolumeClaim"]
	every item in items {
		item.default == {}
		item.defaultRequest == {}
	}
}

test_no_items[name] if {
	some name, spec in {"no limits": {}, "null": {"limits": null}, "no spec": null, "text": "limits"}
	limitrange.items({"spec": spec}) == []
}

_two := [
	_range([{"type": "Container", "default": {"cpu": "1"}}, {"type": "Pod", "max": {"memory": "1"}}]),
	_range([{"type": "Container", "default": {"cpu": "2", "memory": "2"}, "defaultRequest": {"memory": "1"}}]),
]

test_the_first_default_wins if {
	limitrange.defaults(_two) == {
		"limits": {"cpu": "1", "memory": "2"},
		"requests": {"cpu": "1", "memory": "1"},
	}
	limitrange.defaults([]) == {"limits": {}, "requests": {}}
}

test_those_of_a_namespace_come_by_name if {
	known := {"namespace": {"shop": {"v1": {"LimitRange": {
		"b": {"metadata": {"name": "b"}},
		"a": {"metadata": {"name": "a"}},
	}}}}}
	[range.metadata.name | some range in limitrange.in_namespace("shop")] == ["a", "b"] with data.inventory as known
	limitrange.in_namespace("blog") == [] with data.inventory as known
}
