package reeve.lib.match_test

import data.reeve.lib.match

_object(api_version, kind) := {"apiVersion": api_version, "kind": kind, "metadata": {"name": "sample"}}

_pod := _object("v1", "Pod")

_deployment := _object("apps/v1", "Deployment")

_role := _object("rbac.authorization.k8s.io/v1", "Role")

_fleet := _object("example.com/v1", "Fleet")

applied["workloads, to a pod"] := {"match": {"workloads": true}, "object": _pod}

applied["workloads, to a controller"] := {"match": {"workloads": true}, "object": _deployment}

applied["workloads, to a configured kind"] := {"match": {"workloads": true}, "object": _fleet}

applied["a kind of the core group"] := {"match": {"kinds": ["Service", "Pod"]}, "object": _pod}

applied["a kind of another group"] := {"match": {"kinds": ["apps/Deployment"]}, "object": _deployment}

applied["a kind in any version"] := {
	"match": {"kinds": ["apps/Deployment"]},
	"object": _object("apps/v1beta2", "Deployment"),
}

applied["all kinds of a group"] := {"match": {"kinds": ["rbac.authorization.k8s.io/*"]}, "object": _role}

applied["all kinds, to the core group"] := {"match": {"kinds": ["*/*"]}, "object": _pod}

applied["all kinds, to another group"] := {"match": {"kinds": ["*/*"]}, "object": _role}

applied["workloads or kinds, to a workload"] := {
	"match": {"workloads": true, "kinds": ["rbac.authorization.k8s.io/Role"]},
	"object": _deployment,
}

applied["workloads or kinds, to such a kind"] := {
	"match": {"workloads": true, "kinds": ["rbac.authorization.k8s.io/Role"]},
	"object": _role,
}

applied["nothing said, to everything"] := {"match": {}, "object": _role}

applied["empty fields, to everything"] := {
	"match": {"workloads": false, "kinds": [], "operations": []},
	"object": _role,
}

applied["null fields, to everything"] := {"match": {"kinds": null, "operations": null}, "object": _role}

refused["workloads, to an object without a pod"] := {"match": {"workloads": true}, "object": _role}

refused["workloads, to such a kind of a foreign group"] := {
	"match": {"workloads": true},
	"object": _object("batch.volcano.sh/v1alpha1", "Job"),
}

refused["a kind of the core group, to its namesake"] := {
	"match": {"kinds": ["Service"]},
	"object": _object("serving.knative.dev/v1", "Service"),
}

refused["a kind of a group, to its namesake"] := {
	"match": {"kinds": ["apps/Deployment"]},
	"object": _object("extensions/v1beta1", "Deployment"),
}

refused["all kinds of a group, to another group"] := {"match": {"kinds": ["apps/*"]}, "object": _role}

refused["all kinds of a group, to the core group"] := {"match": {"kinds": ["apps/*"]}, "object": _pod}

refused["all kinds of a group, to a group that begins so"] := {
	"match": {"kinds": ["apps/*"]},
	"object": _object("apps.example.com/v1", "Deployment"),
}

refused["all kinds, to what has no kind"] := {"match": {"kinds": ["*/*"]}, "object": {"apiVersion": "v1"}}

_config := {"extraPodSpecPaths": {"example.com/Fleet": ["spec", "template"]}}

test_applies[name] if {
	some name, sample in applied
	match.applies(sample.match) with input as {"review": {"object": sample.object}} with data.reeve_config as _config
}

test_does_not_apply[name] if {
	some name, sample in refused
	not match.applies(sample.match) with input as {"review": {"object": sample.object}} with data.reeve_config as _config
}

test_to_a_bare_manifest if match.applies({"workloads": true}) with input as _pod

test_operation[operation] if {
	some operation, wanted in {
		"CREATE": {"by default", "as one of several"},
		"UPDATE": {"by default"},
		"DELETE": {"as one of several"},
		"CONNECT": {"as the only one"},
		"PROXY": set(),
	}
	request := {"operation": operation, "object": _pod, "oldObject": _pod}
	matches := {
		"by default": {"kinds": ["Pod"]},
		"as one of several": {"kinds": ["Pod"], "operations": ["CREATE", "DELETE"]},
		"as the only one": {"kinds": ["Pod"], "operations": ["CONNECT"]},
	}
	found := {name |
		some name, sample in matches
		match.applies(sample) with input as {"review": request}
	}
	found == wanted
}

test_subresource_that_is_judged[name] if {
	some name, subresource in {
		"none": "",
		"null": null,
		"ephemeralcontainers": "ephemeralcontainers",
		"resize": "resize",
	}
	request := {"operation": "UPDATE", "subResource": subresource, "object": _pod, "oldObject": _pod}
	match.applies({"workloads": true}) with input as {"review": request}
}

test_subresource_that_is_not[subresource] if {
	some subresource in ["status", "scale", "binding", "eviction", "finalize"]
	every operation in ["CREATE", "UPDATE"] {
		request := {"operation": operation, "subResource": subresource, "object": _pod}
		not match.applies({"workloads": true}) with input as {"request": request}
	}
}

# A connection writes nothing: its subresource is what it is about.
test_subresource_of_a_connection if {
	match.applies({"kinds": ["PodExecOptions"], "operations": ["CONNECT"]}) with input as {"review": {
		"operation": "CONNECT",
		"subResource": "exec",
		"object": {"apiVersion": "v1", "kind": "PodExecOptions", "command": ["sh"]},
	}}
}

_going := {"apiVersion": "v1", "kind": "Pod", "metadata": {"deletionTimestamp": "2026-01-01T00:00:00Z"}}

_any_write := {"workloads": true, "operations": ["CREATE", "UPDATE", "DELETE"]}

test_what_is_going_is_left_alone[operation] if {
	some operation in ["UPDATE", "DELETE"]
	not match.applies(_any_write) with input as {"review": {
		"operation": operation,
		"object": _going,
		"oldObject": _going,
	}}
}

test_a_new_object_cannot_claim_to_be_going if {
	match.applies(_any_write) with input as _going
	match.applies(_any_write) with input as {"review": {"operation": "CREATE", "object": _going}}
}

test_what_is_not_going_is_judged[name] if {
	some name, metadata in {
		"no timestamp": {"name": "web"},
		"null": {"deletionTimestamp": null},
		"no metadata": null,
	}
	pod := {"apiVersion": "v1", "kind": "Pod", "metadata": metadata}
	every operation in ["UPDATE", "DELETE"] {
		request := {"operation": operation, "object": pod, "oldObject": pod}
		match.applies(_any_write) with input as {"review": request}
	}
}
