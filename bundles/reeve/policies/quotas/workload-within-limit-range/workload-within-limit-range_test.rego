package reeve.policies.quotas["workload-within-limit-range_test"]

import data.reeve.policies.quotas["workload-within-limit-range"] as policy

inventory := {
	"namespace": {
		"shop": {"v1": {"LimitRange": {
			"containers": _range("containers", "shop", [{
				"type": "Container",
				"min": {"cpu": "100m"},
				"max": {"cpu": "2"},
				"default": {"cpu": "1"},
				"defaultRequest": {"cpu": "500m"},
				"maxLimitRequestRatio": {"cpu": "4"},
			}]),
			"pods": _range("pods", "shop", [{"type": "Pod", "max": {"cpu": "3"}}]),
			"claims": _range("claims", "shop", [{
				"type": "PersistentVolumeClaim",
				"min": {"storage": "1Gi"},
				"max": {"storage": "10Gi"},
			}]),
		}}},
		"strict": {"v1": {"LimitRange": {"main": _range("main", "strict", [{"type": "Pod", "max": {"memory": "1Gi"}}])}}},
	},
	"complete": {"LimitRange": {"*": true}},
}

_range(name, namespace, items) := {
	"apiVersion": "v1",
	"kind": "LimitRange",
	"metadata": {"name": name, "namespace": namespace},
	"spec": {"limits": items},
}

denied["a limit above the maximum"] := _pod("shop", {"containers": [_with({"requests": {"cpu": "1"}, "limits": {"cpu": "2001m"}})]})

denied["a request below the minimum"] := _pod("shop", {"containers": [_with({"requests": {"cpu": "50m"}, "limits": {"cpu": "100m"}})]})

denied["a limit beyond the ratio"] := _pod("shop", {"containers": [_with({"requests": {"cpu": "200m"}, "limits": {"cpu": 1}})]})

denied["a default limit beyond the ratio"] := _pod("shop", {"containers": [_with({"requests": {"cpu": "200m"}})]})

denied["an init container"] := _pod("shop", {"initContainers": [_with({"limits": {"cpu": "2500m"}})], "containers": [_with(null)]})

denied["a sidecar"] := _pod("shop", {"initContainers": [object.union({"restartPolicy": "Always"}, _with({"limits": {"cpu": "2500m"}}))]})

denied["containers in sum"] := _pod("shop", {"containers": [
	_with({"limits": {"cpu": "2"}}),
	_with({"limits": {"cpu": "1001m"}}),
]})

denied["what has to be there and is not"] := _pod("strict", {"containers": [{"name": "app"}]})

denied["the claim of a volume"] := _pod("shop", {
	"volumes": [{"name": "data", "ephemeral": {"volumeClaimTemplate": {"spec": _storage("11Gi")}}}],
	"containers": [_with(null)],
})

denied["a claim above the maximum"] := _claim("shop", _storage("11Gi"))

denied["a claim below the minimum"] := _claim("shop", _storage("1G"))

denied["the template of a claim"] := {
	"apiVersion": "apps/v1",
	"kind": "StatefulSet",
	"metadata": {"name": "db", "namespace": "shop"},
	"spec": {
		"volumeClaimTemplates": [{"metadata": {"name": "data"}, "spec": _storage("20Gi")}],
		"template": {"spec": {"containers": [{"name": "app"}]}},
	},
}

allowed["defaults"] := _pod("shop", {"containers": [{"name": "app"}]})

allowed["all within"] := _pod("shop", {
	"containers": [_with({"requests": {"cpu": 1}, "limits": {"cpu": 2}})],
	"ephemeralContainers": [{"name": "debug"}],
	"volumes": [{"name": "data", "ephemeral": {"volumeClaimTemplate": {"spec": _storage("10Gi")}}}],
})

allowed["overhead, which does not count"] := _pod("shop", {
	"overhead": {"cpu": "10"},
	"containers": [_with({"requests": {"cpu": 1}, "limits": {"cpu": 2}})],
})

allowed["a claim within"] := _claim("shop", _storage("10240Mi"))

allowed["a claim of another namespace"] := _claim("strict", _storage("1Ti"))

allowed["a namespace without one"] := _pod("free", {"containers": [{"name": "app"}]})

allowed["a pod that has its limit itself"] := _pod("strict", {
	"resources": {"limits": {"memory": "1Gi"}},
	"containers": [{"name": "app"}],
})

_with(resources) := {"name": "app", "resources": resources}

_storage(text) := {"resources": {"requests": {"storage": text}}}

_pod(namespace, spec) := _object("Pod", namespace, spec)

_claim(namespace, spec) := _object("PersistentVolumeClaim", namespace, spec)

_object(kind, namespace, spec) := {
	"apiVersion": "v1",
	"kind": kind,
	"metadata": {"name": "web", "namespace": namespace},
	"spec": spec,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" has a cpu limit of 2001m, above the max of 2, as the LimitRange \"containers\" has it",
		"path": ["spec", "containers", 0, "resources", "limits", "cpu"],
		"container": "app",
	}} with input as denied["a limit above the maximum"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "pod has a cpu limit of 3001m, above the max of 3, as the LimitRange \"pods\" has it",
		"path": ["spec", "resources", "limits", "cpu"],
	}} with input as denied["containers in sum"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "claim has a storage request of 20Gi, above the max of 10Gi, as the LimitRange \"claims\" has it",
		"path": ["spec", "volumeClaimTemplates", 0, "spec", "resources", "requests", "storage"],
	}} with input as denied["the template of a claim"]
		with data.inventory as inventory
}

test_pods_are_judged_when_they_are_made[name] if {
	some name, case in {
		"a pod": {"object": denied["a limit above the maximum"], "wanted": 0},
		"a controller, which makes pods": {"object": denied["the template of a claim"], "wanted": 1},
		"a claim, which can grow": {"object": denied["a claim above the maximum"], "wanted": 1},
	}
	request := {"operation": "UPDATE", "object": case.object, "oldObject": case.object}
	found := policy.violation with input as {"review": request} with data.inventory as inventory
	count(found) == case.wanted
	missing := policy.unknown with input as {"review": request}
	count(missing) == case.wanted
}

test_absence_from_an_incomplete_inventory_proves_nothing[name] if {
	some name in ["a namespace without one", "a claim of another namespace"]
	known := {"namespace": inventory.namespace}
	policy.unknown == {{
		"msg": sprintf("which LimitRanges namespace %q has", [allowed[name].metadata.namespace]),
		"needs": ["LimitRange"],
	}} with input as allowed[name]
		with data.inventory as known
}

test_no_other_kind if {
	claim := object.union(denied["a claim above the maximum"], {"apiVersion": "example.com/v1"})
	count(policy.violation) == 0 with input as claim with data.inventory as inventory
	count(policy.unknown) == 0 with input as claim
}
