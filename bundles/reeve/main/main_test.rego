package reeve.main_test

import data.reeve.main

_pod := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "app"}]}}

_mistyped := object.union(_pod, {"spec": {"hostPID": "true"}})

_role := {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "reader"}}

_registry := {
	"psp/sample": {
		"title": "Sample",
		"severity": "high",
		"action": "deny",
		"remediation": "Do better.",
		"match": {"workloads": true},
		"defaults": {"version": "latest"},
		"profiles": [{"name": "recommended"}, {"name": "baseline"}],
	},
	"rbac/another": {
		"title": "Another",
		"severity": "low",
		"action": "warn",
		"remediation": "Think again.",
		"match": {"kinds": ["*/*"]},
		"profiles": [{"name": "baseline", "from": "v1.20"}],
	},
}

_finding := {"msg": "it is so", "path": ["spec", "containers", 0], "container": "app", "fix": [{"op": "remove"}]}

_lack := {"msg": "no roles known", "needs": ["rbac.authorization.k8s.io/Role"]}

_policies := {
	"psp": {"sample": {"violation": {_finding}, "unknown": {_lack}}},
	"rbac": {"another": {"violation": {{"msg": "so is this", "path": []}, {"msg": "and this", "path": []}}}},
	"network": {"unregistered": {"violation": {_finding}, "unknown": {_lack}}},
}

_ids(found) := {entry.policy | some entry in found}

test_a_violation_with_what_metadata_says if {
	main.violation == {{
		"msg": "it is so",
		"path": ["spec", "containers", 0],
		"container": "app",
		"fix": [{"op": "remove"}],
		"policy": "psp/sample",
		"title": "Sample",
		"severity": "high",
		"action": "deny",
		"remediation": "Do better.",
	}} with input as _pod
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
}

test_what_is_unknown if {
	main.unknown == {object.union(_lack, {"policy": "psp/sample"})} with input as _pod
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
}

test_a_finding_may_be_milder_and_not_that_of_another if {
	finding := object.union(_finding, {"policy": "psp/other", "severity": "info"})
	found := main.violation with input as _pod
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as {"psp": {"sample": {"violation": {finding}}}}
	{[entry.policy, entry.severity] | some entry in found} == {["psp/sample", "info"]}
}

test_a_policy_that_is_off_says_nothing if {
	registered := object.union(_registry, {"psp/sample": {"action": "off"}})
	found := main.violation with input as _pod
		with data.reeve.generated.registry.policies as registered
		with data.reeve.policies as _policies
		with data.reeve_config as {"profile": "all"}
	_ids(found) == {"rbac/another"}
}

test_a_context_document_that_cannot_be_used if {
	found := main.violation with input as _pod
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
		with data.reeve_config as {"fixes": "some"}
	{entry.msg | some entry in found; entry.policy == "input/config"} == {"data.reeve_config.fixes: want safe or all"}
}

test_a_gap_in_the_registry_hides_nothing if {
	main.violation == {object.union(_finding, {"policy": "psp/sample"})} with input as _pod
		with data.reeve.generated.registry.policies as {"psp/sample": {
			"match": {},
			"profiles": [{"name": "recommended"}],
		}}
		with data.reeve.policies as _policies
}

test_every_violation_of_every_policy if {
	found := main.violation with input as _pod
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
		with data.reeve_config as {"profile": "all"}
	{[entry.policy, entry.msg] | some entry in found} == {
		["psp/sample", "it is so"],
		["rbac/another", "so is this"],
		["rbac/another", "and this"],
	}
}

test_of_the_chosen_profile[name] if {
	some name, wanted in {
		"recommended": {"psp/sample"},
		"baseline": {"psp/sample", "rbac/another"},
		"baseline@v1.19": {"psp/sample"},
		"baseline@v1.20": {"psp/sample", "rbac/another"},
		"unheard-of": {"input/profile"},
	}
	found := main.violation with input as _pod
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
		with data.reeve_config as {"profile": name}
	_ids(found) == wanted
}

test_a_profile_that_selects_nothing if {
	found := main.violation with input as _pod
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
		with data.reeve_config as {"profile": "basline"}
	{object.filter(entry, ["policy", "msg", "path"]) | some entry in found} == {{
		"policy": "input/profile",
		"msg": "the profile \"basline\" selects no policy",
		"path": [],
	}}
}

test_a_field_of_the_wrong_type[name] if {
	some name in ["recommended", "baseline", "all"]
	found := main.violation with input as _mistyped
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as {}
		with data.reeve_config as {"profile": name}
	found == {{
		"policy": "input/invalid",
		"title": "Field of the wrong type",
		"severity": "high",
		"action": "deny",
		"remediation": "Give the field the type that the Kubernetes API wants, for example true without quotes.",
		"msg": "spec.hostPID is a string: want a boolean",
		"path": ["spec", "hostPID"],
	}}
}

test_a_field_of_the_wrong_type_beside_a_misspelt_profile if {
	found := main.violation with input as _mistyped
		with data.reeve_config as {"profile": "basline"}
	_ids(found) == {"input/invalid", "input/profile"}
}

test_a_field_of_the_wrong_type_where_nothing_is_judged if {
	every request in [
		{"operation": "UPDATE", "subResource": "status", "object": _mistyped},
		{"operation": "DELETE", "oldObject": _mistyped},
	] {
		main.violation == set() with input as {"review": request}
	}
}

test_of_policies_that_match if {
	found := main.violation with input as _role
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
		with data.reeve_config as {"profile": "all"}
	_ids(found) == {"rbac/another"}
	main.unknown == set() with input as _role
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
		with data.reeve_config as {"profile": "all"}
}

test_the_same_in_every_form_of_input[name] if {
	some name, document in {
		"bare manifest": _pod,
		"raw AdmissionReview": {
			"apiVersion": "admission.k8s.io/v1",
			"kind": "AdmissionReview",
			"request": {"operation": "CREATE", "object": _pod},
		},
		"Gatekeeper's envelope": {"review": {"operation": "CREATE", "object": _pod}, "parameters": {}},
	}
	found := main.violation with input as document
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
	_ids(found) == {"psp/sample"}
}

test_nothing_of_a_write_that_must_stay_possible if {
	main.violation == set() with input as {"review": {"operation": "UPDATE", "subResource": "status", "object": _pod}}
		with data.reeve.generated.registry.policies as _registry
		with data.reeve.policies as _policies
}

# One of the real policies, with the version that the profile hands down to it.
test_a_policy_of_the_bundle[name] if {
	some name, wanted in {
		"restricted": {"psp/pss-privilege-escalation"},
		"restricted@v1.8": {"psp/pss-privilege-escalation"},
		"restricted@v1.7": set(),
	}
	found := main.violation with input as _pod
		with data.reeve.generated.registry.policies as {"psp/pss-privilege-escalation": {
			"match": {"workloads": true},
			"defaults": {"version": "latest"},
			"profiles": [{"name": "restricted"}],
		}}
		with data.reeve_config as {"profile": name}
	_ids(found) == wanted
}
