package reeve.lib.inventory_test

import data.reeve.lib.inventory

_web(version) := {"apiVersion": version, "kind": "Deployment", "metadata": {"name": "web"}}

_known := {
	"namespace": {
		"shop": {
			"apps/v1": {"Deployment": {"web": _web("apps/v1")}},
			"apps/v1beta1": {"Deployment": {"web": _web("apps/v1beta1"), "old": _web("apps/v1beta1")}},
			"example.com/v1": {"Deployment": {"foreign": _web("example.com/v1")}, "Secret": {"s": {}}},
			"v1": {"ServiceAccount": {"robot": {"kind": "ServiceAccount"}}},
		},
		"blog": {"v1": {"ServiceAccount": {"writer": {"kind": "ServiceAccount"}}}},
	},
	"cluster": {
		"v1": {"Namespace": {"shop": {"kind": "Namespace", "metadata": {"name": "shop"}}}},
		"rbac.authorization.k8s.io/v1": {"ClusterRole": {"admin": {"kind": "ClusterRole"}}},
	},
}

# Documents that are none, each with what stands where the inventory expects something else.
_junk := array.concat([null, true, 7, "text", [], {}], [document |
	some value in [null, false, 7, "text", ["a", {}, [{}]], {"": {}}, {"v1": ["a"]}, {"v1": {"Pod": ["a", {}]}}, {"v1": {"Pod": {"web": null}}}]
	some document in [
		{"cluster": value},
		{"namespace": value},
		{"namespace": {"shop": value}},
		{"complete": value},
		{"complete": {"Pod": value}},
		{"complete": {"Pod": {"shop": value, "*": value}}},
	]
])

test_object_of[name] if {
	some name, want in {
		"apps/Deployment shop web": _web("apps/v1"),
		"apps/Deployment shop old": _web("apps/v1beta1"),
		"example.com/Deployment shop foreign": _web("example.com/v1"),
		"ServiceAccount shop robot": {"kind": "ServiceAccount"},
		"Namespace  shop": {"kind": "Namespace", "metadata": {"name": "shop"}},
		"rbac.authorization.k8s.io/ClusterRole  admin": {"kind": "ClusterRole"},
	}
	[kind, namespace, object] := split(name, " ")
	inventory.object_of(kind, namespace, object) == want with data.inventory as _known
}

test_no_object_of[name] if {
	some name in [
		"apps/Deployment shop foreign", # another group
		"Deployment shop web", # the core group
		"apps/Deployment blog web", # another namespace
		"apps/StatefulSet shop web", # another kind
		"ServiceAccount shop writer",
		"ServiceAccount  robot", # the cluster
		"Namespace shop shop", # a namespace
		"Secret shop s", # the core group
		"v1/ServiceAccount shop robot", # with a version
		"apps/v1/Deployment shop web",
		"ServiceAccount none robot",
	]
	[kind, namespace, object] := split(name, " ")
	not inventory.object_of(kind, namespace, object) with data.inventory as _known
	inventory.existence(kind, namespace, object) == "unknown" with data.inventory as _known
}

test_objects[name] if {
	some name, want in {
		"apps/Deployment shop": {"web": _web("apps/v1"), "old": _web("apps/v1beta1")},
		"example.com/Deployment shop": {"foreign": _web("example.com/v1")},
		"ServiceAccount blog": {"writer": {"kind": "ServiceAccount"}},
		"ServiceAccount none": {},
		"ServiceAccount ": {},
		"Namespace ": {"shop": {"kind": "Namespace", "metadata": {"name": "shop"}}},
		"Namespace shop": {},
	}
	[kind, namespace] := split(name, " ")
	inventory.objects(kind, namespace) == want with data.inventory as _known
}

test_complete[name] if {
	some name, complete in {
		"the kind in the namespace": {"apps/Deployment": {"shop": true}},
		"the kind everywhere": {"apps/Deployment": {"*": true}},
		"the group in the namespace": {"apps/*": {"shop": true}},
		"the group everywhere": {"apps/*": {"*": true}},
		"all kinds in the namespace": {"*/*": {"shop": true}},
		"all kinds everywhere": {"*/*": {"*": true}},
	}
	inventory.complete("apps/Deployment", "shop") with data.inventory as {"complete": complete}
	inventory.existence("apps/Deployment", "shop", "no") == "no" with data.inventory as {"complete": complete}
}

test_not_complete[name] if {
	some name, complete in {
		"another namespace": {"apps/Deployment": {"blog": true}},
		"another kind": {"apps/StatefulSet": {"*": true}},
		"the core group": {"Deployment": {"*": true}, "/*": {"*": true}},
		"another group": {"example.com/*": {"*": true}},
		"a kind with a version": {"apps/v1/Deployment": {"*": true}},
		"false": {"apps/Deployment": {"*": false, "shop": false}},
		"null": {"apps/Deployment": {"*": null, "shop": null}},
		"a text": {"apps/Deployment": {"*": "true"}},
	}
	not inventory.complete("apps/Deployment", "shop") with data.inventory as {"complete": complete}
	inventory.existence("apps/Deployment", "shop", "no") == "unknown" with data.inventory as {"complete": complete}
}

test_complete_without_a_namespace if {
	every complete in [{"Namespace": {"*": true}}, {"Namespace": {"": true}}, {"/*": {"*": true}}, {"*/*": {"*": true}}] {
		inventory.complete("Namespace", "") with data.inventory as {"complete": complete}
	}
	not inventory.complete("Namespace", "") with data.inventory as {"complete": {"Namespace": {"shop": true}}}
}

test_what_is_there_exists_whatever_is_complete if {
	every complete in [{}, {"*/*": {"*": true}}] {
		document := object.union(_known, {"complete": complete})
		inventory.existence("ServiceAccount", "shop", "robot") == "yes" with data.inventory as document
	}
}

test_without_an_inventory if {
	inventory.existence("Pod", "shop", "web") == "unknown"
	inventory.existence("Namespace", "", "shop") == "unknown"
	inventory.objects("Pod", "shop") == {}
	not inventory.complete("Pod", "shop")
	not inventory.namespace_object with input as {"apiVersion": "v1", "kind": "Pod"}
}

test_junk_is_not_there[i] if {
	some i, document in _junk
	every namespace in ["shop", ""] {
		not inventory.object_of("Pod", namespace, "web") with data.inventory as document
		inventory.objects("Pod", namespace) == {} with data.inventory as document
		inventory.existence("Pod", namespace, "web") == "unknown" with data.inventory as document
	}
}

_pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"namespace": "shop"}}

test_namespace_object_of_the_inventory if {
	inventory.namespace_object.metadata.name == "shop" with input as _pod with data.inventory as _known
}

test_namespace_object_of_the_request_comes_first if {
	review := {"object": _pod, "namespaceObject": {"metadata": {"name": "given"}}}
	inventory.namespace_object.metadata.name == "given" with input.review as review with data.inventory as _known
}

test_namespace_object_of_the_inventory_where_the_request_has_none if {
	every none in [null, "shop", []] {
		review := {"object": _pod, "namespaceObject": none}
		inventory.namespace_object.metadata.name == "shop" with input.review as review with data.inventory as _known
	}
}

test_no_namespace_object[name] if {
	some name, object in {
		"of a cluster-scoped object": {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "shop", "namespace": "shop"}},
		"of a Namespace": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}},
		"where nobody knows": {"apiVersion": "v1", "kind": "Pod", "metadata": {"namespace": "blog"}},
	}
	not inventory.namespace_object with input as object with data.inventory as _known
}

_labelled(labels) := {"metadata": {"labels": labels}}

test_selected[name] if {
	some name, row in {
		"by a label": {"selector": {"matchLabels": {"app": "web"}}, "names": {"web"}},
		"by an expression": {
			"selector": {"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]},
			"names": {"bare", "null", "none"},
		},
		"all": {"selector": {}, "names": {"web", "api", "bare", "null", "none"}},
		"null, which selects nothing": {"selector": null, "names": set()},
	}
	known := {
		"web": _labelled({"app": "web"}),
		"api": _labelled({"app": "api"}),
		"bare": _labelled({}),
		"null": _labelled(null),
		"none": {"kind": "Pod"},
	}
	document := {"namespace": {"shop": {"v1": {"Pod": known}}, "blog": {"v1": {"Pod": {"other": _labelled({"app": "web"})}}}}}
	found := inventory.selected("Pod", "shop", row.selector) with data.inventory as document
	object.keys(found) == row.names
	every known_name, one in found {
		one == known[known_name]
	}
}

_owned(references) := {"metadata": {"name": "web-1", "namespace": "shop", "ownerReferences": references}}

_reference(fields) := object.union(
	{"apiVersion": "apps/v1", "kind": "Deployment", "name": "web", "controller": true},
	fields,
)

test_controller_of[name] if {
	some name, row in {
		"a controller": {"references": [_reference({})], "kind": "apps/Deployment", "name": "web"},
		"of another version": {"references": [_reference({"apiVersion": "apps/v1beta2"})], "kind": "apps/Deployment", "name": "web"},
		"of the core group": {
			"references": [_reference({"apiVersion": "v1", "kind": "ServiceAccount", "name": "robot"})],
			"kind": "ServiceAccount", "name": "robot",
		},
		"without a namespace": {
			"references": [_reference({"apiVersion": "v1", "kind": "Namespace", "name": "shop"})],
			"kind": "Namespace", "name": "shop",
		},
		"beside an owner that is none": {
			"references": [_reference({"name": "old", "controller": false}), null, _reference({})],
			"kind": "apps/Deployment", "name": "web",
		},
		"the first of two, which the API server refuses": {
			"references": [_reference({}), _reference({"name": "old"})],
			"kind": "apps/Deployment", "name": "web",
		},
		"of an unsaid uid": {"references": [_reference({"uid": ""})], "kind": "apps/Deployment", "name": "web"},
		"whose uid nobody knows": {"references": [_reference({"uid": "1"})], "kind": "apps/Deployment", "name": "web"},
	}
	found := inventory.controller_of(_owned(row.references)) with data.inventory as _known
	found.kind == row.kind
	found.object == inventory.object_of(row.kind, object.get({"Namespace": ""}, row.kind, "shop"), row.name) with data.inventory as _known
}

test_no_controller[name] if {
	some name, references in {
		"an owner that is none": [_reference({"controller": false}), _reference({"controller": null})],
		"of another group": [_reference({"apiVersion": "example.org/v1"})],
		"of another kind": [_reference({"kind": "StatefulSet"})],
		"an unknown name": [_reference({"name": "gone"})],
		"no owners": [],
		"null": null,
		"a reference that says nothing": [{"controller": true}],
	}
	not inventory.controller_of(_owned(references)) with data.inventory as _known
}

test_controller_in_the_same_namespace_only if {
	not inventory.controller_of({"metadata": {"ownerReferences": [_reference({})]}}) with data.inventory as _known
	document := {"namespace": {"default": _known.namespace.shop}}
	every namespace in ["", null, "default"] {
		owned := {"metadata": {"namespace": namespace, "ownerReferences": [_reference({})]}}
		inventory.controller_of(owned).kind == "apps/Deployment" with data.inventory as document
	}
	every owned in [{}, {"metadata": null}, null] {
		not inventory.controller_of(owned) with data.inventory as document
	}
}

test_controller_by_its_uid if {
	web := object.union(_web("apps/v1"), {"metadata": {"uid": "1"}})
	document := {"namespace": {"shop": {"apps/v1": {"Deployment": {"web": web}}}}}
	every uid in ["1", "", null] {
		inventory.controller_of(_owned([_reference({"uid": uid})])).object == web with data.inventory as document
	}
	not inventory.controller_of(_owned([_reference({"uid": "2"})])) with data.inventory as document
}

test_owned_by if {
	pods := {name: object.union(_owned([reference]), {"kind": "ReplicaSet", "metadata": {"name": name}}) |
		some name, reference in {
			"web-1": _reference({}),
			"web-2": _reference({}),
			"other": _reference({"name": "gone"}),
			"kept": _reference({"controller": false}),
		}
	}
	web := object.union(_web("apps/v1"), {"metadata": {"namespace": "shop"}})
	document := {"namespace": {"shop": {"apps/v1": {
		"Deployment": {"web": web},
		"ReplicaSet": pods,
	}}}}
	owned := inventory.owned_by(web, "apps/ReplicaSet") with data.inventory as document
	object.keys(owned) == {"web-1", "web-2"}
	inventory.owned_by(web, "apps/StatefulSet") == {} with data.inventory as document
}

test_namespaces if {
	inventory.namespaces == {"shop", "blog"} with data.inventory as _known
	every document in _junk {
		count(inventory.namespaces - {"", "shop", "v1"}) == 0 with data.inventory as document
	}
}

test_homes if {
	known := {"namespace": {"shop": {"v1": {"Secret": {"a": {}}}}, "blog": {"v1": {"Secret": {}, "ConfigMap": {"a": {}}}}}}
	inventory.homes("Secret") == {"shop"} with data.inventory as known
	inventory.homes("apps/Deployment") == set() with data.inventory as known
}
