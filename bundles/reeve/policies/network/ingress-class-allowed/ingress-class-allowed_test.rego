package reeve.policies.network["ingress-class-allowed_test"]

import data.reeve.policies.network["ingress-class-allowed"] as policy

parameters := {"allowed": ["internal"]}

denied["another class"] := _ingress(null, {"ingressClassName": "public"})

denied["another class by the older annotation"] := _ingress({"kubernetes.io/ingress.class": "public"}, {})

denied["another class beside the annotation, which does not count"] := _ingress(
	{"kubernetes.io/ingress.class": "internal"},
	{"ingressClassName": "public"},
)

denied["no class"] := _ingress(null, {"rules": []})

denied["null"] := _ingress(null, {"ingressClassName": null})

allowed["the class"] := _ingress(null, {"ingressClassName": "internal"})

allowed["the class by the older annotation"] := _ingress({"kubernetes.io/ingress.class": "internal"}, {})

allowed["a class of its own kind"] := object.union(_ingress(null, {}), {"kind": "IngressClass"})

_ingress(annotations, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "namespace": "shop", "annotations": annotations},
	"spec": spec,
}

_parameters := {"network/ingress-class-allowed": parameters}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _parameters
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _parameters
}

test_verdict if {
	policy.violation == {{
		"msg": "ingress is of the class \"public\", which is not allowed",
		"path": ["metadata", "annotations", "kubernetes.io/ingress.class"],
	}} with input as denied["another class by the older annotation"]
		with data.reeve_parameters as _parameters
	policy.violation == {{"msg": "ingress names no class", "path": ["spec", "ingressClassName"]}} with input as denied["no class"]
		with data.reeve_parameters as _parameters
}

test_no_class_is_allowed_by_default if {
	count(policy.violation) == 1 with input as allowed["the class"]
}
