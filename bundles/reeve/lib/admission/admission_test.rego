package reeve.lib.admission_test

import data.reeve.lib.admission

_group := "admissionregistration.k8s.io"

_shop := {"team": "shop", "kubernetes.io/metadata.name": "shop"}

_rule(fields) := object.union(
	{"apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"], "operations": ["CREATE"]},
	fields,
)

_webhook(fields) := object.union({"name": "pods.example.com", "rules": [_rule({})]}, fields)

_with_webhook(version, webhook) := {"cluster": {concat("/", [_group, version]): {"ValidatingWebhookConfiguration": {"engine": {
	"apiVersion": concat("/", [_group, version]),
	"webhooks": [null, webhook],
}}}}}

# Rules by what they say, and whether pods are among what they are about.
_rules := {
	"pods": [true, {}],
	"everything": [true, {"apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*"], "operations": ["*"]}],
	"everything with its parts": [true, {"resources": ["*/*"]}],
	"pods and their parts": [true, {"resources": ["services", "pods/*"]}],
	"what is in namespaces": [true, {"scope": "Namespaced"}],
	"any scope": [true, {"scope": "*"}],
	"what is in no namespace": [false, {"scope": "Cluster"}],
	"updates": [false, {"operations": ["UPDATE", "CONNECT"]}],
	"another group": [false, {"apiGroups": ["apps"]}],
	"another version": [false, {"apiVersions": ["v2"]}],
	"another resource": [false, {"resources": ["pods/exec", "deployments"]}],
	"nothing": [false, {"resources": []}],
	"null": [false, {"resources": null}],
}

_wanted(is_guard, label, certain) := [guard | is_guard; guard := {"label": label, "certain": certain}]

test_rules_of_webhooks[name] if {
	some name, [is_guard, fields] in _rules
	known := _with_webhook("v1", _webhook({"rules": [null, _rule({"resources": ["services"]}), _rule(fields)]}))
	admission.pod_guards(_shop) == _wanted(is_guard, "webhook \"pods.example.com\"", true) with data.inventory as known
}

# Webhooks by what else they say, and their number of guards.
_webhooks := {
	"fails closed": [1, {"failurePolicy": "Fail"}],
	"fails open": [0, {"failurePolicy": "Ignore"}],
	"the default": [1, {"failurePolicy": null}],
	"this namespace": [1, {"namespaceSelector": {"matchLabels": {"team": "shop"}}}],
	"this namespace by name": [1, {"namespaceSelector": {"matchExpressions": [{
		"key": "kubernetes.io/metadata.name",
		"operator": "NotIn",
		"values": ["kube-system"],
	}]}}],
	"other namespaces": [0, {"namespaceSelector": {"matchLabels": {"team": "blog"}}}],
	"every namespace": [1, {"namespaceSelector": {}, "objectSelector": {}}],
	"null selectors": [1, {"namespaceSelector": null, "objectSelector": null}],
	"some pods": [0, {"objectSelector": {"matchLabels": {"checked": "true"}}}],
	"pods that do not opt out": [0, {"objectSelector": {"matchExpressions": [{"key": "unchecked", "operator": "DoesNotExist"}]}}],
	"no rules": [0, {"rules": null}],
}

test_webhooks[name] if {
	some name, [wanted, fields] in _webhooks
	count(admission.pod_guards(_shop)) == wanted with data.inventory as _with_webhook("v1", _webhook(fields))
}

test_webhooks_of_v1beta1 if {
	every policy, wanted in {"Fail": 1, "Ignore": 0, "": 0} {
		known := _with_webhook("v1beta1", _webhook({"failurePolicy": policy}))
		count(admission.pod_guards(_shop)) == wanted with data.inventory as known
	}
}

test_webhook_with_conditions if {
	conditions := [{"name": "not-nodes", "expression": "!('system:nodes' in request.userInfo.groups)"}]
	admission.pod_guards(_shop) == [{"label": "webhook \"pods.example.com\"", "certain": false}] with data.inventory as _with_webhook(
		"v1",
		_webhook({"matchConditions": conditions}),
	)
}

_with_policy(policy, binding) := {"cluster": {"admissionregistration.k8s.io/v1": {
	"ValidatingAdmissionPolicy": {"no-privileged": {"spec": object.union(
		{
			"matchConstraints": {"resourceRules": [_rule({})]},
			"validations": [{"expression": "true"}],
		},
		policy,
	)}},
	"ValidatingAdmissionPolicyBinding": {"everywhere": {"spec": object.union(
		{"policyName": "no-privileged", "validationActions": ["Audit", "Deny"]},
		binding,
	)}},
}}}

_binding := "admission policy binding \"everywhere\""

test_rules_of_policies[name] if {
	some name, [is_guard, fields] in _rules
	known := _with_policy({"matchConstraints": {"resourceRules": [_rule(fields)]}}, {})
	admission.pod_guards(_shop) == _wanted(is_guard, _binding, true) with data.inventory as known
}

test_rules_of_bindings[name] if {
	some name, [is_guard, fields] in _rules
	known := _with_policy({}, {"matchResources": {"resourceRules": [_rule(fields)]}})
	admission.pod_guards(_shop) == _wanted(is_guard, _binding, true) with data.inventory as known
}

test_scope_of_policies_and_bindings[name] if {
	some name, [is_guard, scope] in {
		"this namespace": [true, {"namespaceSelector": {"matchLabels": {"team": "shop"}}}],
		"other namespaces": [false, {"namespaceSelector": {"matchLabels": {"team": "blog"}}}],
		"some pods": [false, {"objectSelector": {"matchLabels": {"checked": "true"}}}],
		"nothing left out": [true, {"excludeResourceRules": [_rule({"resources": ["services"]})]}],
		"pods left out": [false, {"excludeResourceRules": [null, _rule({})]}],
		"pods of some name": [false, {"resourceRules": [_rule({"resourceNames": ["web"]})]}],
	}
	constraints := object.union({"resourceRules": [_rule({})]}, scope)
	wanted := _wanted(is_guard, _binding, true)
	admission.pod_guards(_shop) == wanted with data.inventory as _with_policy({"matchConstraints": constraints}, {})
	admission.pod_guards(_shop) == wanted with data.inventory as _with_policy({}, {"matchResources": scope})
}

test_bindings[name] if {
	some name, [guards, policy, binding] in {
		"an action that only warns": [[], {}, {"validationActions": ["Warn", "Audit"]}],
		"no action": [[], {}, {"validationActions": null}],
		"a policy that does not exist": [[], {}, {"policyName": "none"}],
		"a policy without validations": [[], {"validations": []}, {}],
		"a policy about nothing": [[], {"matchConstraints": null}, {}],
		"null resources": [[true], {}, {"matchResources": null}],
		"conditions": [[false], {"matchConditions": [{"name": "some", "expression": "false"}]}, {}],
		"parameters": [[true], {}, {"paramRef": {"name": "limits", "parameterNotFoundAction": "Deny"}}],
		"parameters that may be missing": [[false], {}, {"paramRef": {"name": "limits", "parameterNotFoundAction": "Allow"}}],
	}
	known := _with_policy(policy, binding)
	admission.pod_guards(_shop) == [{"label": _binding, "certain": certain} | some certain in guards] with data.inventory as known
}

test_nothing_known if {
	admission.pod_guards(_shop) == []
	foreign := {"cluster": {"example.com/v1": _with_webhook("v1", _webhook({})).cluster["admissionregistration.k8s.io/v1"]}}
	admission.pod_guards(_shop) == [] with data.inventory as foreign
}
