package reeve.lib.kube_test

import data.reeve.lib.kube

_pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}

_old := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "labels": {"old": "yes"}}}

# The request as a raw review carries it and as Gatekeeper hands it over.
_reviews(request) := {
	"raw AdmissionReview": {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": request},
	"AdmissionReview without its kind": {"request": request},
	"Gatekeeper's envelope": {"review": request, "parameters": {}},
}

# Objects whose own fields are named as those of the envelopes.
_lookalikes := {
	"review": {"apiVersion": "example.com/v1", "kind": "Paper", "review": {"object": _pod}},
	"request": {"apiVersion": "example.com/v1", "kind": "Order", "request": {"object": _pod}},
	"object": {"apiVersion": "example.com/v1", "kind": "Ticket", "object": _pod, "operation": "DELETE"},
	"parameters": {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "parameters": {"type": "ssd"}},
}

test_bare_manifest if {
	kube.request == {"object": _pod} with input as _pod
	kube.resource == _pod with input as _pod
	kube.operation == "CREATE" with input as _pod
}

test_bare_manifest_with_a_field_of_that_name[field] if {
	some field, object in _lookalikes
	kube.request == {"object": object} with input as object
	kube.resource == object with input as object
	kube.operation == "CREATE" with input as object
}

test_request[name] if {
	request := {"uid": "1", "operation": "CREATE", "kind": {"kind": "Pod"}, "object": _pod, "oldObject": null}
	some name, document in _reviews(request)
	kube.request == request with input as document
	kube.resource == _pod with input as document
}

test_nothing_to_judge if {
	every document in [{}, null, [], "text", {"review": {}}, {"request": {"object": null}}, {"kind": "AdmissionReview"}] {
		not kube.group_kind with input as document
		kube.operation == "CREATE" with input as document
		kube.group == "" with input as document
	}
}

test_operation[operation] if {
	some operation in ["CREATE", "UPDATE", "DELETE", "CONNECT"]
	every document in _reviews({"operation": operation, "object": _pod}) {
		kube.operation == operation with input as document
	}
}

test_operation_is_create_by_default[name] if {
	some name, request in {
		"missing": {"object": _pod},
		"null": {"object": _pod, "operation": null},
		"empty": {"object": _pod, "operation": ""},
	}
	every document in _reviews(request) {
		kube.operation == "CREATE" with input as document
	}
}

test_resource[name] if {
	some name, request in {
		"of a create": {"operation": "CREATE", "object": _pod, "oldObject": null},
		"of an update": {"operation": "UPDATE", "object": _pod, "oldObject": _old},
		"of a delete": {"operation": "DELETE", "object": null, "oldObject": _pod},
		"of a delete that has both": {"operation": "DELETE", "object": _old, "oldObject": _pod},
		"of a delete without the old one": {"operation": "DELETE", "object": _pod},
		"of a delete where the old one is null": {"operation": "DELETE", "object": _pod, "oldObject": null},
		"of no operation": {"operation": "", "object": _pod, "oldObject": _old},
	}
	every document in _reviews(request) {
		kube.resource == _pod with input as document
	}
}

test_old_resource[operation] if {
	some operation in ["UPDATE", "DELETE"]
	every document in _reviews({"operation": operation, "object": _pod, "oldObject": _old}) {
		kube.old_resource == _old with input as document
	}
}

test_no_old_resource[name] if {
	some name, request in {
		"of a create": {"operation": "CREATE", "object": _pod, "oldObject": _old},
		"of a connect": {"operation": "CONNECT", "object": _pod, "oldObject": _old},
		"of no operation": {"object": _pod, "oldObject": _old},
		"of an update that lacks it": {"operation": "UPDATE", "object": _pod},
		"of an update where it is null": {"operation": "UPDATE", "object": _pod, "oldObject": null},
	}
	every document in _reviews(request) {
		not kube.old_resource with input as document
	}
}

test_no_old_resource_of_a_bare_manifest if {
	every manifest in [_pod, object.union(_pod, {"operation": "UPDATE", "oldObject": _old})] {
		not kube.old_resource with input as manifest
	}
}

test_group_kind[name] if {
	some name, wanted in {
		"v1 Pod": {"group": "", "group_kind": "Pod"},
		"apps/v1 Deployment": {"group": "apps", "group_kind": "apps/Deployment"},
		"apps/v1beta2 Deployment": {"group": "apps", "group_kind": "apps/Deployment"},
		"rbac.authorization.k8s.io/v1 Role": {
			"group": "rbac.authorization.k8s.io",
			"group_kind": "rbac.authorization.k8s.io/Role",
		},
	}
	[api_version, kind] := split(name, " ")
	object := {"apiVersion": api_version, "kind": kind}
	kube.group == wanted.group with input as object
	kube.group_kind == wanted.group_kind with input as object
}

test_group_of_the_old_object if {
	document := {"review": {"operation": "DELETE", "oldObject": {"apiVersion": "batch/v1", "kind": "Job"}}}
	kube.group_kind == "batch/Job" with input as document
}

test_core_group_where_api_version_is_no_text if {
	every object in [{"kind": "Pod"}, {"kind": "Pod", "apiVersion": null}, {"kind": "Pod", "apiVersion": 1}] {
		kube.group == "" with input as object
		kube.group_kind == "Pod" with input as object
	}
}

test_no_kind_where_it_is_no_text if {
	every object in [{"apiVersion": "apps/v1"}, {"kind": null, "apiVersion": "apps/v1"}, {"kind": 1, "apiVersion": "v1"}] {
		not kube.group_kind with input as {"review": {"object": object}}
	}
}

_role(metadata) := {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": metadata}

test_namespace_of_a_manifest[name] if {
	some name, c in {
		"named": {"want": "shop", "object": _role({"namespace": "shop"})},
		"missing": {"want": "default", "object": _role({"name": "shop"})},
		"empty": {"want": "default", "object": _role({"namespace": ""})},
		"null": {"want": "default", "object": _role({"namespace": null})},
		"no text": {"want": "default", "object": _role({"namespace": 1})},
		"no metadata": {"want": "default", "object": _role(null)},
		"a Namespace": {"want": "shop", "object": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}},
		"a Namespace without a name": {"want": "", "object": {"apiVersion": "v1", "kind": "Namespace"}},
		"a Namespace of another group": {"want": "default", "object": {"apiVersion": "example.com/v1", "kind": "Namespace", "metadata": {"name": "shop"}}},
		"a cluster-scoped kind": {"want": "", "object": {"apiVersion": "v1", "kind": "Node", "metadata": {"namespace": "shop"}}},
		"a cluster-scoped kind of a group": {"want": "", "object": {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole"}},
	}
	kube.namespace == c.want with input as c.object
}

test_namespace_of_a_request if {
	every document in _reviews({"namespace": "shop", "object": _pod}) {
		kube.namespace == "shop" with input as document
	}
	every document in _reviews({"namespace": "blog", "object": _role({"namespace": "shop"})}) {
		kube.namespace == "shop" with input as document
	}
	every document in _reviews({"operation": "DELETE", "namespace": "shop", "oldObject": _pod}) {
		kube.namespace == "shop" with input as document
	}
	every document in _reviews({"namespace": null, "object": _pod}) {
		kube.namespace == "default" with input as document
	}
	every document in _reviews({"namespace": "shop", "object": {"apiVersion": "v1", "kind": "Node"}}) {
		kube.namespace == "" with input as document
	}
}
