package reeve.lib.coverage_test

import data.reeve.lib.coverage

_namespace(metadata) := {"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}

test_namespace if {
	coverage.namespace([]) == "shop" with input as _namespace({"name": "shop"})
	coverage.namespace(["kube-system", "sho", "shops"]) == "shop" with input as _namespace({"name": "shop"})
}

test_exempt_namespace if {
	not coverage.namespace(["kube-system", "shop"]) with input as _namespace({"name": "shop"})
}

test_namespace_without_a_name if {
	every metadata in [null, {}, {"name": null}, {"name": ""}, {"name": 1}, {"generateName": "shop-"}, "shop"] {
		not coverage.namespace([]) with input as _namespace(metadata)
	}
	not coverage.namespace([]) with input as {"apiVersion": "v1", "kind": "Namespace"}
}

test_no_namespace[api_version] if {
	some api_version, kind in {"v1": "Pod", "example.com/v1": "Namespace"}
	not coverage.namespace([]) with input as {"apiVersion": api_version, "kind": kind, "metadata": {"name": "shop"}}
}

test_labels if {
	coverage.labels == {"team": "a", "kubernetes.io/metadata.name": "shop"} with input as _namespace({
		"name": "shop",
		"labels": {"team": "a", "kubernetes.io/metadata.name": "blog"},
	})
	every labels in [null, {}, "team"] {
		coverage.labels == {"kubernetes.io/metadata.name": "shop"} with input as _namespace({"name": "shop", "labels": labels})
	}
	coverage.labels == {"kubernetes.io/metadata.name": ""} with input as _namespace(null)
	not coverage.labels with input as {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "shop", "labels": {"team": "a"}}}
}
