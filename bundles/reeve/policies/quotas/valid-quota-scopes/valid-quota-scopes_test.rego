package reeve.policies.quotas["valid-quota-scopes_test"]

import data.reeve.policies.quotas["valid-quota-scopes"] as policy

denied["secrets of pods"] := _object({"hard": {"count/secrets": 1}, "scopes": ["Terminating"]})

denied["services of pods, by the older name"] := _object({"hard": {"services": 1}, "scopes": ["NotTerminating"]})

denied["a storage class of pods"] := _object({
	"hard": {"gold.storageclass.storage.k8s.io/requests.storage": 1},
	"scopes": ["NotBestEffort"],
})

denied["a device class of pods"] := _object({
	"hard": {"gpu.deviceclass.resource.k8s.io/devices": 1},
	"scopeSelector": _selector([{"scopeName": "PriorityClass", "operator": "Exists"}]),
})

denied["pods of claims"] := _object({
	"hard": {"count/pods": 1},
	"scopeSelector": _selector([{"scopeName": "VolumeAttributesClass", "operator": "In", "values": ["fast"]}]),
})

denied["cpu of pods without any"] := _object({"hard": {"requests.cpu": 1}, "scopes": ["BestEffort"]})

denied["local storage of pods"] := _object({"hard": {"ephemeral-storage": 1}, "scopes": ["NotBestEffort"]})

denied["huge pages of pods"] := _object({"hard": {"hugepages-2Mi": 1}, "scopes": ["NotBestEffort"]})

denied["scopes that exclude each other"] := _object({"hard": {"pods": 1}, "scopes": ["BestEffort", "NotBestEffort"]})

denied["scopes that exclude each other in two places"] := _object({
	"hard": {"pods": 1},
	"scopes": ["Terminating"],
	"scopeSelector": _selector([{"scopeName": "NotTerminating", "operator": "Exists"}]),
})

denied["a scope twice"] := _object({"hard": {"pods": 1}, "scopes": ["Terminating", "Terminating"]})

denied["an unknown scope"] := _object({"hard": {"pods": 1}, "scopes": ["Guaranteed"]})

denied["an operator that a scope does not take"] := _object({
	"hard": {"pods": 1},
	"scopeSelector": _selector([{"scopeName": "BestEffort", "operator": "DoesNotExist"}]),
})

denied["an operator without values"] := _object({
	"hard": {"pods": 1},
	"scopeSelector": _selector([{"scopeName": "PriorityClass", "operator": "In", "values": []}]),
})

denied["an operator with values"] := _object({
	"hard": {"pods": 1},
	"scopeSelector": _selector([{"scopeName": "PriorityClass", "operator": "Exists", "values": ["high"]}]),
})

denied["an operator that is none"] := _object({
	"hard": {"pods": 1},
	"scopeSelector": _selector([{"scopeName": "PriorityClass", "operator": "Equals", "values": ["high"]}]),
})

allowed["no scopes"] := _object({"hard": {"count/secrets": 1, "pods": 1}})

allowed["null"] := _object({"hard": {"secrets": 1}, "scopes": null, "scopeSelector": null})

allowed["pods"] := _object({"hard": {"pods": 1, "count/pods": 2}, "scopes": ["BestEffort"]})

allowed["devices of pods"] := _object({"hard": {"requests.example.com/gpu": 1}, "scopes": ["BestEffort"]})

allowed["compute of pods"] := _object({
	"hard": {"cpu": 1, "limits.memory": "1Gi", "requests.example.com/gpu": 1, "pods": 5},
	"scopes": ["NotBestEffort", "NotTerminating"],
	"scopeSelector": _selector([{"scopeName": "PriorityClass", "operator": "NotIn", "values": ["high"]}]),
})

allowed["claims"] := _object({
	"hard": {"requests.storage": "1Gi", "count/persistentvolumeclaims": 1, "gold.storageclass.storage.k8s.io/persistentvolumeclaims": 1},
	"scopeSelector": _selector([{"scopeName": "VolumeAttributesClass", "operator": "DoesNotExist"}]),
})

allowed["what is counted nowhere"] := _object({"hard": {"limits.example.com/gpu": 1}, "scopes": ["BestEffort"]})

_selector(requirements) := {"matchExpressions": requirements}

_object(spec) := {
	"apiVersion": "v1",
	"kind": "ResourceQuota",
	"metadata": {"name": "main", "namespace": "shop"},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, [path, message] in {
		"secrets of pods": [["spec", "hard", "count/secrets"], "count/secrets is not counted in the scope \"Terminating\""],
		"scopes that exclude each other": [["spec"], "scopes \"BestEffort\" and \"NotBestEffort\" exclude each other"],
		"an unknown scope": [["spec"], "scope \"Guaranteed\" is unknown"],
		"an operator that a scope does not take": [_first, "scope \"BestEffort\" takes only the operator Exists, not DoesNotExist"],
		"an operator without values": [_first, "operator In is without values"],
		"an operator with values": [_first, "operator Exists takes no values"],
		"an operator that is none": [_first, "operator \"Equals\" is not one of In, NotIn, Exists and DoesNotExist"],
	}
	policy.violation == {{"msg": message, "path": path}} with input as denied[name]
}

_first := ["spec", "scopeSelector", "matchExpressions", 0]

test_verdict_on_a_scope_twice if {
	policy.violation == {{
		"msg": "scope \"Terminating\" is listed again",
		"path": ["spec", "scopes", 1],
		"severity": "low",
	}} with input as denied["a scope twice"]
}

test_scopes_cannot_be_changed if {
	old := allowed["no scopes"]
	request := {"operation": "UPDATE", "object": allowed.pods, "oldObject": old}
	policy.violation == {{
		"msg": "scopes of a quota cannot be changed",
		"path": ["spec", "scopes"],
	}} with input as {"review": request}
	count(policy.violation) == 0 with input as {"review": {"operation": "UPDATE", "object": old, "oldObject": old}}
}

test_no_other_kind if {
	every name in object.keys(denied) {
		other := object.union(denied[name], {"apiVersion": "example.com/v1"})
		count(policy.violation) == 0 with input as other
	}
}
