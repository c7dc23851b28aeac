package reeve.policies.quotas["pvc-bounded_test"]

import data.reeve.policies.quotas["pvc-bounded"] as policy

parameters := {
	"max": "100Gi",
	"allowedClasses": ["gold", "silver"],
	"allowedAccessModes": ["ReadWriteOnce", "ReadWriteOncePod"],
	"requireClass": true,
}

denied["no size"] := _claim(object.remove(_good, ["resources"]))

denied["a size of null"] := _claim(object.union(_good, {"resources": {"requests": {"storage": null}}}))

denied["too much"] := _claim(object.union(_good, {"resources": {"requests": {"storage": "101Gi"}}}))

denied["no class"] := _claim(object.remove(_good, ["storageClassName"]))

denied["an empty class"] := _claim(object.union(_good, {"storageClassName": ""}))

denied["another class"] := _claim(object.union(_good, {"storageClassName": "platinum"}))

denied["another class in the annotation"] := object.union(
	_claim(_good),
	{"metadata": {"annotations": {"volume.beta.kubernetes.io/storage-class": "platinum"}}},
)

denied["another access mode"] := _claim(object.union(_good, {"accessModes": ["ReadWriteOnce", "ReadWriteMany"]}))

denied["a template"] := _set([{"metadata": {"name": "data"}, "spec": object.union(_good, {"storageClassName": "platinum"})}])

allowed["within bounds"] := _claim(_good)

allowed["as much as there may be"] := _claim(object.union(_good, {"resources": {"requests": {"storage": "102400Mi"}}}))

allowed["a template within bounds"] := _set([{"metadata": {"name": "data"}, "spec": _good}])

allowed["no templates"] := _set(null)

_good := {
	"storageClassName": "gold",
	"accessModes": ["ReadWriteOnce"],
	"resources": {"requests": {"storage": "1Gi"}},
}

_claim(spec) := {
	"apiVersion": "v1",
	"kind": "PersistentVolumeClaim",
	"metadata": {"name": "data", "namespace": "shop"},
	"spec": spec,
}

_set(templates) := {
	"apiVersion": "apps/v1",
	"kind": "StatefulSet",
	"metadata": {"name": "db", "namespace": "shop"},
	"spec": {"volumeClaimTemplates": templates, "template": {"spec": {"containers": [{"name": "app"}]}}},
}

_given := {"quotas/pvc-bounded": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _given
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _given
}

test_verdict[name] if {
	some name, [message, path] in {
		"no size": ["claim asks for no storage", ["spec", "resources", "requests", "storage"]],
		"too much": ["claim asks for 101Gi of storage, more than 100Gi", ["spec", "resources", "requests", "storage"]],
		"no class": ["claim names no storage class", ["spec", "storageClassName"]],
		"another access mode": ["claim has the access mode \"ReadWriteMany\", which is not allowed", ["spec", "accessModes", 1]],
		"a template": [
			"claim template \"data\" names the storage class \"platinum\", which is not allowed",
			["spec", "volumeClaimTemplates", 0, "spec", "storageClassName"],
		],
	}
	policy.violation == {{"msg": message, "path": path}} with input as denied[name] with data.reeve_parameters as _given
}

test_by_default_only_the_size_counts if {
	found := {name |
		some name, object in denied
		count(policy.violation) > 0 with input as object
	}
	found == {"no size", "a size of null"}
}
