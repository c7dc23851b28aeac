package reeve.lib.service_test

import data.reeve.lib.service

_service(metadata, spec) := {"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": spec}

test_type[want] if {
	some want, spec in {
		"ClusterIP": {},
		"NodePort": {"type": "NodePort"},
		"ExternalName": {"type": "ExternalName"},
	}
	service.type == want with input as _service({"name": "web"}, spec)
}

test_type_by_default if {
	every spec in [null, {}, {"type": null}, {"type": ""}] {
		service.type == "ClusterIP" with input as _service({"name": "web"}, spec)
	}
}

test_annotations if {
	service.annotations == {"a": "b"} with input as _service({"annotations": {"a": "b"}}, {})
	service.annotations == {} with input as _service({"annotations": null}, {})
}

test_ports if {
	[[port.path, port.label] | some port in service.ports] == [
		[["spec", "ports", 0], "port 80"],
		[["spec", "ports", 1], "port without a number"],
	] with input as _service({}, {"ports": [{"port": 80}, null]})
	service.ports == [] with input as _service({}, {"ports": null})
}

test_other_kinds if {
	knative := {"apiVersion": "serving.knative.dev/v1", "kind": "Service", "metadata": {}, "spec": {"type": "NodePort"}}
	not service.spec with input as knative
	not service.type with input as knative
	not service.annotations with input as knative
	service.ports == [] with input as knative
}
