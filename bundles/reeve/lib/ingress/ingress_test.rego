package reeve.lib.ingress_test

import data.reeve.lib.ingress

_ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": spec,
}

test_rules if {
	ingress.rules == [
		{"host": "shop.example.com", "path": ["spec", "rules", 0]},
		{"host": "", "path": ["spec", "rules", 1]},
		{"host": "", "path": ["spec", "rules", 2]},
	] with input as _ingress(null, {"rules": [{"host": "shop.example.com"}, {"host": null}, null]})
}

test_annotations if {
	ingress.annotations == {"a": "b"} with input as _ingress({"a": "b"}, {})
	ingress.annotations == {} with input as _ingress(null, {})
}

test_class if {
	old := {"kubernetes.io/ingress.class": "nginx"}
	ingress.class == {"name": "nginx", "path": ["metadata", "annotations", "kubernetes.io/ingress.class"]} with input as _ingress(old, {})
	ingress.class == {"name": "haproxy", "path": ["spec", "ingressClassName"]} with input as _ingress(old, {"ingressClassName": "haproxy"})
	not ingress.class with input as _ingress(null, {"ingressClassName": ""})
}

test_kinds if {
	ingress.spec == {} with input as object.union(_ingress(null, null), {"apiVersion": "extensions/v1beta1"})
	not ingress.spec with input as object.union(_ingress(null, {}), {"apiVersion": "config.openshift.io/v1"})
	not ingress.annotations with input as object.union(_ingress({"a": "b"}, {}), {"kind": "IngressClass"})
}
