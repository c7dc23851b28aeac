package reeve.lib.quota_test

import data.reeve.lib.quota

test_what_the_status_says_counts if {
	known := {"spec": {"hard": {"pods": "2"}}, "status": {"hard": {"pods": "1"}, "used": {"pods": "1"}}}
	quota.hard(known) == {"pods": 1000000000}
	quota.used(known) == {"pods": 1000000000}
}

test_without_a_status_the_spec_counts[name] if {
	some name, status in {"none": null, "empty": {}, "null": {"hard": null, "used": {"pods": "1"}}}
	known := {"spec": {"hard": {"pods": "2"}}, "status": status}
	quota.hard(known) == {"pods": 2000000000}
	not quota.used(known)
}

_spec(fields) := {"spec": object.union({"containers": [{"name": "app"}]}, fields)}

_scoped(requirement) := {"spec": {"scopeSelector": {"matchExpressions": [requirement]}}}

_burstable := {"containers": [{"resources": {"limits": {"cpu": "1"}}}]}

_affinity(term) := {"affinity": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"podAffinityTerm": term}]}}}

# By scope the pods that are in it and those that are not.
_scopes := {
	"Terminating": [{"activeDeadlineSeconds": 0}, {"activeDeadlineSeconds": null}],
	"NotTerminating": [{}, {"activeDeadlineSeconds": 5}],
	"BestEffort": [{}, _burstable],
	"NotBestEffort": [_burstable, {}],
	"PriorityClass": [{"priorityClassName": "high"}, {"priorityClassName": ""}],
	"CrossNamespacePodAffinity": [_affinity({"namespaceSelector": {}}), _affinity({"namespaces": null, "namespaceSelector": null})],
}

test_scopes[scope] if {
	some scope, [inside, outside] in _scopes
	quota.selects({"spec": {"scopes": [scope]}}, "Pod", _spec(inside))
	quota.selects(_scoped({"scopeName": scope, "operator": "Exists"}), "Pod", _spec(inside))
	not quota.selects({"spec": {"scopes": [scope]}}, "Pod", _spec(outside))
	not quota.selects({"spec": {"scopes": [scope]}}, "Secret", {})
}

test_affinity_to_named_namespaces if {
	term := {"namespaces": ["blog"]}
	required := {"affinity": {"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [term]}}}
	quota.selects({"spec": {"scopes": ["CrossNamespacePodAffinity"]}}, "Pod", _spec(required))
}

test_no_scope_selects_everything if {
	quota.selects({}, "Pod", _spec({}))
	quota.selects({"spec": {"scopes": null, "scopeSelector": null}}, "Secret", {})
	not quota.selects({"spec": {"scopes": ["Unknown"]}}, "Pod", _spec({}))
}

test_all_scopes_must_select if {
	not quota.selects({"spec": {"scopes": ["BestEffort", "Terminating"]}}, "Pod", _spec({}))
}

_classes := [
	["In", ["high"], true, false, false],
	["NotIn", ["high"], false, true, true],
	["Exists", null, true, true, false],
	["DoesNotExist", null, false, false, true],
]

# Whether the pod of the class high, one of another and one of none are selected.
test_priority_classes[operator] if {
	some [operator, values, high, other, none] in _classes
	known := _scoped({"scopeName": "PriorityClass", "operator": operator, "values": values})
	[high, other, none] == [selected |
		some class in ["high", "low", null]
		selected := _selects(known, "Pod", _spec({"priorityClassName": class}))
	]
}

test_volume_attributes_classes[operator] if {
	some [operator, values, high, other, none] in _classes
	known := _scoped({"scopeName": "VolumeAttributesClass", "operator": operator, "values": values})
	[high, other, none] == [selected |
		some class in ["high", "low", null]
		selected := _selects(known, "PersistentVolumeClaim", {"spec": {"volumeAttributesClassName": class}})
	]
}

test_a_claim_on_its_way_to_another_class if {
	known := _scoped({"scopeName": "VolumeAttributesClass", "operator": "In", "values": ["high"]})
	_selects(known, "PersistentVolumeClaim", {"status": {"currentVolumeAttributesClassName": "high"}})
	_selects(known, "PersistentVolumeClaim", {"status": {"modifyVolumeStatus": {"targetVolumeAttributesClassName": "high"}}})
}

_selects(known, kind, body) if {
	quota.selects(known, kind, body)
} else := false

test_demanded if {
	quota.demanded({"pods": 1, "cpu": 0, "limits.memory": 2, "requests.ephemeral-storage": 1}) == {
		"cpu": ["requests", "cpu"],
		"limits.memory": ["limits", "memory"],
	}
}

test_those_of_a_namespace_come_by_name if {
	known := {"namespace": {"shop": {"v1": {"ResourceQuota": {"b": {"metadata": {"name": "b"}}, "a": {"metadata": {"name": "a"}}}}}}}
	[one.metadata.name | some one in quota.in_namespace("shop")] == ["a", "b"] with data.inventory as known
}
