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

test_measured if {
	limitrange.measured(_range([
		{"type": "Container", "max": {"cpu": "2"}, "min": null},
		{"type": "example.com/Volume", "max": {"storage": null}},
		null,
	])) == [
		{
			"type": "Container",
			"path": ["spec", "limits", 0],
			"label": "containers",
			"own": {"min": {}, "max": {"cpu": 2000000000}, "default": {}, "defaultRequest": {}, "maxLimitRequestRatio": {}},
			"filled": {
				"min": {},
				"max": {"cpu": 2000000000},
				"default": {"cpu": 2000000000},
				"defaultRequest": {"cpu": 2000000000},
				"maxLimitRequestRatio": {},
			},
		},
		_other(1, "example.com/Volume", {"max": {"storage": 0}}),
		_other(2, "", {}),
	]
}

_other(index, type, fields) := {
	"type": type,
	"path": ["spec", "limits", index],
	"label": sprintf("objects of type %q", [type]),
	"own": list,
	"filled": list,
} if {
	list := object.union(
		{"min": {}, "max": {}, "default": {}, "defaultRequest": {}, "maxLimitRequestRatio": {}},
		fields,
	)
}

test_judged_and_others if {
	object := {"apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"limits": [{"type": "Pod"}]}}
	known := {"namespace": {"shop": {"v1": {"LimitRange": {
		"a": _range([{"type": "Container"}]),
		"b": _range([{"type": "PersistentVolumeClaim"}]),
	}}}}}
	[item.type | some item in limitrange.judged] == ["Pod"] with input as object
	{name: [item.type | some item in items] | some name, items in limitrange.others} == {"b": ["PersistentVolumeClaim"]} with input as object
		with data.inventory as known
	not limitrange.judged with input as {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}
	limitrange.others == {} with input as {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}
		with data.inventory as known
}
