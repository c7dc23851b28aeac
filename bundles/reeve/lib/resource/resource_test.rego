package reeve.lib.resource_test

import data.reeve.lib.resource

test_cluster_scoped if {
	every name in [
		"nodes",
		"namespaces",
		"componentstatuses",
		"persistentvolumes",
		"networking.k8s.io/ingressclasses",
		"networking.k8s.io/ipaddresses",
		"admissionregistration.k8s.io/validatingadmissionpolicies",
		"policy/podsecuritypolicies",
		"rbac.authorization.k8s.io/clusterroles",
	] {
		name in resource.cluster_scoped
	}
	not "pods" in resource.cluster_scoped
}

test_groups if {
	every group in ["", "apps", "rbac.authorization.k8s.io"] { group in resource.groups }
	every group in ["*", "core", "example.com", "metrics.k8s.io"] { not group in resource.groups }
}

test_is_cluster_scoped if {
	resource.is_cluster_scoped("", "nodes")
	resource.is_cluster_scoped("", "nodes/proxy")
	resource.is_cluster_scoped("rbac.authorization.k8s.io", "clusterroles")
	not resource.is_cluster_scoped("example.com", "nodes")
	not resource.is_cluster_scoped("", "pods/nodes")
	not resource.is_cluster_scoped("", "*")
}

test_request_of if {
	resource.request_of({"verb": "get", "resource": "pods", "namespace": "shop", "name": "web"}) == {
		"verb": "get",
		"group": "",
		"resource": "pods",
		"name": "web",
		"namespace": "shop",
	}
	resource.request_of({"verb": "list", "group": "apps", "resource": "deployments"}) == {
		"verb": "list",
		"group": "apps",
		"resource": "deployments",
		"name": "",
		"namespace": "",
	}
	resource.request_of({"verb": "get", "url": "/metrics"}) == {"verb": "get", "url": "/metrics", "namespace": ""}
}

_namespace(access) := resource.request_of(access).namespace

test_what_lives_in_no_namespace_is_asked_for_in_none if {
	_namespace({"verb": "get", "resource": "nodes/proxy", "name": "a", "namespace": "shop"}) == ""
	_namespace({"verb": "escalate", "group": "rbac.authorization.k8s.io", "resource": "clusterroles", "namespace": "shop"}) == ""
}

# The API server asks so before it lets anyone bind a ClusterRole in a namespace.
test_what_is_asked_for_where_it_takes_effect if {
	_namespace({"verb": "bind", "group": "rbac.authorization.k8s.io", "resource": "clusterroles", "namespace": "shop"}) == "shop"
	_namespace({"verb": "use", "group": "policy", "resource": "podsecuritypolicies", "namespace": "shop"}) == "shop"
}

test_is_grantable_by_role if {
	resource.is_grantable_by_role("get", "", "pods")
	resource.is_grantable_by_role("get", "example.com", "nodes")
	resource.is_grantable_by_role("bind", "rbac.authorization.k8s.io", "clusterroles")
	resource.is_grantable_by_role("use", "policy", "podsecuritypolicies")
	resource.is_grantable_by_role("patch", "", "namespaces")
	resource.is_grantable_by_role("update", "", "namespaces/status")
	not resource.is_grantable_by_role("list", "", "namespaces")
	not resource.is_grantable_by_role("create", "", "namespaces")
	not resource.is_grantable_by_role("get", "", "nodes/proxy")
	not resource.is_grantable_by_role("escalate", "rbac.authorization.k8s.io", "clusterroles")
}

# The API server reads the path of a Namespace so, whence a RoleBinding in it counts.
test_a_namespace_is_asked_for_in_itself if {
	every verb in ["get", "update", "patch", "delete"] {
		_namespace({"verb": verb, "resource": "namespaces", "name": "shop", "namespace": "blog"}) == "shop"
		_namespace({"verb": verb, "resource": "namespaces/finalize", "name": "shop"}) == "shop"
		_namespace({"verb": verb, "resource": "namespaces", "namespace": "blog"}) == ""
	}
	every verb in ["deletecollection", "list", "watch"] {
		_namespace({"verb": verb, "resource": "namespaces", "name": "shop", "namespace": "blog"}) == ""
	}
	_namespace({"verb": "get", "group": "example.com", "resource": "namespaces", "name": "shop", "namespace": "blog"}) == "blog"
}
