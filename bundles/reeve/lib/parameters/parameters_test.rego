package reeve.lib.parameters_test

import data.reeve.lib.parameters

_policies := {"psp/sample": {
	"defaults": {"a": "default", "b": "default", "c": "default", "d": "default"},
	"profiles": [{"name": "strict", "parameters": {"b": "profile", "c": "profile", "d": "profile"}}],
}}

_given := {"psp/sample": {"c": "caller", "d": "caller"}, "psp/other": {"a": "other"}}

_pod := {"apiVersion": "v1", "kind": "Pod"}

_envelope := {"review": {"object": _pod}, "parameters": {"d": "envelope"}}

test_defaults if {
	parameters.of("psp/sample") == {"a": "default", "b": "default", "c": "default", "d": "default"} with input as _pod
		with data.reeve.generated.registry.policies as _policies
}

test_the_profile_over_them if {
	parameters.of("psp/sample") == {"a": "default", "b": "profile", "c": "profile", "d": "profile"} with input as _pod
		with data.reeve.generated.registry.policies as _policies
		with data.reeve_config as {"profile": "strict"}
}

test_the_caller_over_these if {
	parameters.of("psp/sample") == {"a": "default", "b": "profile", "c": "caller", "d": "caller"} with input as _pod
		with data.reeve.generated.registry.policies as _policies
		with data.reeve_config as {"profile": "strict"}
		with data.reeve_parameters as _given
}

test_the_envelope_over_all if {
	parameters.of("psp/sample") == {"a": "default", "b": "profile", "c": "caller", "d": "envelope"} with input as _envelope
		with data.reeve.generated.registry.policies as _policies
		with data.reeve_config as {"profile": "strict"}
		with data.reeve_parameters as _given
}

test_only_inside_the_envelope[name] if {
	some name, document in {
		"a bare StorageClass": {
			"apiVersion": "storage.k8s.io/v1",
			"kind": "StorageClass",
			"parameters": {"d": "object"},
		},
		"a bare object with both fields": {
			"apiVersion": "example.com/v1",
			"kind": "Paper",
			"review": {"object": _pod},
			"parameters": {"d": "object"},
		},
		"a raw AdmissionReview": {
			"apiVersion": "admission.k8s.io/v1",
			"kind": "AdmissionReview",
			"request": {"object": _pod},
			"parameters": {"d": "object"},
		},
		"no review beside them": {"request": {"object": _pod}, "parameters": {"d": "object"}},
	}
	parameters.of("psp/sample").d == "default" with input as document
		with data.reeve.generated.registry.policies as _policies
}

test_objects_are_merged_and_all_else_is_replaced if {
	parameters.of("psp/sample") == {"ranges": {"min": 1, "max": 9}, "allowed": ["c"], "level": null} with input as _pod
		with data.reeve.generated.registry.policies as {"psp/sample": {"defaults": {
			"ranges": {"min": 0, "max": 9},
			"allowed": ["a", "b"],
			"level": {"name": "low"},
		}}}
		with data.reeve_parameters as {"psp/sample": {"ranges": {"min": 1}, "allowed": ["c"], "level": null}}
}

test_false_replaces_true if {
	parameters.of("psp/sample") == {"strict": false} with input as {"review": {}, "parameters": {"strict": false}}
		with data.reeve.generated.registry.policies as {"psp/sample": {"defaults": {"strict": true}}}
}

# What is no object must not take the other layers with it, and the policy with them.
test_a_layer_that_is_no_object if {
	every layer in [null, false, "text", ["a"]] {
		parameters.of("psp/sample").d == "default" with input as {"review": {"object": _pod}, "parameters": layer}
			with data.reeve.generated.registry.policies as _policies
			with data.reeve_parameters as {"psp/sample": layer}
	}
}

test_a_policy_without_parameters[id] if {
	some id in ["psp/plain", "psp/unheard-of"]
	parameters.of(id) == {} with input as _pod
		with data.reeve.generated.registry.policies as {"psp/plain": {"title": "Plain"}}
}
