package reeve.policies.psp["policy-engine-active_test"]

import data.reeve.policies.psp["policy-engine-active"] as policy

_group := "admissionregistration.k8s.io/v1"

_rules := [{"apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"], "operations": ["CREATE"]}]

inventory := {
	"cluster": {_group: {
		"ValidatingWebhookConfiguration": {"engine": _object("ValidatingWebhookConfiguration", "engine", {"webhooks": [
			_webhook("fails-open.example.com", {"failurePolicy": "Ignore", "namespaceSelector": {}}),
			_webhook("strict.example.com", {}),
			_webhook("services.example.com", {
				"namespaceSelector": {},
				"rules": [{"apiGroups": [""], "apiVersions": ["v1"], "resources": ["services"], "operations": ["*"]}],
			}),
			_webhook("some.example.com", {
				"namespaceSelector": {"matchLabels": {"guard": "perhaps"}},
				"matchConditions": [{"name": "some", "expression": "request.userInfo.username != 'root'"}],
			}),
		]})},
		"ValidatingAdmissionPolicy": {"no-privileged": _object("ValidatingAdmissionPolicy", "no-privileged", {"spec": {
			"matchConstraints": {"resourceRules": _rules},
			"validations": [{"expression": "true"}],
		}})},
		"ValidatingAdmissionPolicyBinding": {
			"deny": _object("ValidatingAdmissionPolicyBinding", "deny", {"spec": {
				"policyName": "no-privileged",
				"validationActions": ["Deny"],
				"matchResources": {"namespaceSelector": {"matchLabels": {"guard": "policy"}}},
			}}),
			"warn": _object("ValidatingAdmissionPolicyBinding", "warn", {"spec": {
				"policyName": "no-privileged",
				"validationActions": ["Warn"],
			}}),
		},
	}},
	"complete": {"admissionregistration.k8s.io/*": {"*": true}, "policy/PodSecurityPolicy": {"*": true}},
}

_webhook(name, fields) := object.union(
	{
		"name": name,
		"failurePolicy": "Fail",
		"namespaceSelector": {"matchLabels": {"guard": "webhook"}},
		"rules": _rules,
	},
	fields,
)

_object(kind, name, fields) := object.union({"apiVersion": _group, "kind": kind, "metadata": {"name": name}}, fields)

denied["no level and no guard"] := _namespace("team", {})

denied["null labels"] := _namespace("team", null)

denied["the privileged level"] := _namespace("team", {_enforce: "privileged"})

denied["a level that only warns"] := _namespace("team", {"pod-security.kubernetes.io/warn": "restricted"})

denied["a label that no guard selects"] := _namespace("team", {"guard": "none"})

allowed["the baseline level"] := _namespace("team", {_enforce: "baseline"})

allowed["the restricted level"] := _namespace("team", {_enforce: "restricted"})

allowed["no level, which counts as restricted"] := _namespace("team", {_enforce: ""})

allowed["a webhook that fails closed"] := _namespace("team", {"guard": "webhook"})

allowed["an admission policy whose binding denies"] := _namespace("team", {"guard": "policy"})

allowed["an exempt namespace"] := _namespace("kube-system", {})

allowed["a namespace whose name is yet to be generated"] := {
	"apiVersion": "v1",
	"kind": "Namespace",
	"metadata": {"generateName": "preview-"},
}

_enforce := "pod-security.kubernetes.io/enforce"

_namespace(name, labels) := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "namespace \"team\" has no mechanism in force that refuses pods",
		"path": ["metadata", "labels", _enforce],
	}} with input as denied["no level and no guard"]
		with data.inventory as inventory
}

test_conditions_cannot_be_told if {
	object := _namespace("team", {"guard": "perhaps"})
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	policy.unknown == {{
		"msg": "whether the conditions of webhook \"some.example.com\" let pods of namespace \"team\" pass",
		"needs": [],
	}} with input as object
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	object := denied["no level and no guard"]
	known := {"cluster": inventory.cluster, "complete": {"admissionregistration.k8s.io/ValidatingAdmissionPolicy": {"*": true}}}
	count(policy.violation) == 0 with input as object with data.inventory as known
	policy.unknown == {{
		"msg": "whether a webhook or admission policy judges the pods of namespace \"team\"",
		"needs": [
			"admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
			"admissionregistration.k8s.io/ValidatingWebhookConfiguration",
		],
	}} with input as object
		with data.inventory as known
}

test_what_is_there_needs_no_completeness[name] if {
	some name, object in allowed
	count(policy.unknown) == 0 with input as object with data.inventory as {"cluster": inventory.cluster}
}

_without_psp := {"complete": inventory.complete}

_psp(version) := {
	"cluster": {version: {"PodSecurityPolicy": {"restricted": {"spec": {"privileged": false}}}}},
	"complete": inventory.complete,
}

# Before 1.25, a PodSecurityPolicy may be what judges, and nothing here says who may use it.
test_pod_security_policies[name] if {
	some name, row in {
		"none": {"version": "v1.24", "known": _without_psp, "violations": 1},
		"one": {"version": "v1.24", "known": _psp("policy/v1beta1"), "violations": 0},
		"one of the old group": {"version": "v1.15", "known": _psp("extensions/v1beta1"), "violations": 0},
		"not known to be complete": {
			"version": "v1.24",
			"known": {"complete": {"admissionregistration.k8s.io/*": {"*": true}}},
			"violations": 0,
		},
		"in a version that has none": {"version": "v1.25", "known": _psp("policy/v1beta1"), "violations": 1},
		"in the latest version": {"version": "latest", "known": _psp("policy/v1beta1"), "violations": 1},
	}
	object := denied["no level and no guard"]
	config := {"k8sVersion": row.version}
	count(policy.violation) == row.violations with input as object with data.inventory as row.known with data.reeve_config as config
	policy.unknown == {doubt |
		row.violations == 0
		doubt := {
			"msg": "whether a PodSecurityPolicy that may be used judges the pods of namespace \"team\"",
			"needs": ["policy/PodSecurityPolicy"],
		}
	} with input as object
		with data.inventory as row.known
		with data.reeve_config as config
}

test_levels_mean_nothing_before_pod_security_admission if {
	every k8s_version, wanted in {"v1.22": 1, "v1.23": 0} {
		count(policy.violation) == wanted with input as allowed["the baseline level"]
			with data.inventory as inventory
			with data.reeve_config as {"k8sVersion": k8s_version}
	}
}

test_cluster_default if {
	every level, wanted in {"privileged": 1, "baseline": 0, "restricted": 0} {
		count(policy.violation) == wanted with input as denied["no level and no guard"]
			with data.inventory as inventory
			with data.reeve_parameters as {"psp/policy-engine-active": {"clusterDefault": level}}
	}
}

_configured(fields) := object.union(inventory, {"cluster": {"pod-security.admission.config.k8s.io/v1": {"PodSecurityConfiguration": {
	"main": fields,
}}}})

test_configuration_of_the_cluster if {
	count(policy.violation) == 0 with input as denied["no level and no guard"]
		with data.inventory as _configured({"defaults": {"enforce": "baseline"}})
	count(policy.violation) == 1 with input as allowed["the restricted level"]
		with data.inventory as _configured({"exemptions": {"namespaces": ["team"]}})
}

test_exempt if {
	exempt := {"psp/policy-engine-active": {"exempt": ["team"]}}
	count(policy.violation) == 0 with input as _namespace("team", {})
		with data.inventory as inventory
		with data.reeve_parameters as exempt
	count(policy.violation) == 1 with input as _namespace("kube-system", {})
		with data.inventory as inventory
		with data.reeve_parameters as exempt
}

test_a_namespace_of_another_group_is_none if {
	object := {"apiVersion": "example.com/v1", "kind": "Namespace", "metadata": {"name": "team"}}
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object
}
