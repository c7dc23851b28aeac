# METADATA
# scope: package
# title: What judges new pods
# description: >-
#   The validating webhooks and admission policies that the inventory knows, and whether
#   they are asked about every pod that is created in a namespace. What looks at some pods
#   only, by labels that whoever writes a pod chooses, is not among them.
package reeve.lib.admission

import data.reeve.lib.inventory
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: The kinds whose absence must be proven before there is no guard, as in kube.group_kind.
kinds := [
	"admissionregistration.k8s.io/ValidatingAdmissionPolicy",
	"admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
	"admissionregistration.k8s.io/ValidatingWebhookConfiguration",
]

# METADATA
# description: >-
#   What can refuse any new pod in a namespace with these labels: webhooks that fail
#   closed, and policies whose binding denies. Its label is what messages name it by. It
#   is certain unless conditions, which nothing here can evaluate, may pass pods by.
pod_guards(labels) := array.concat(
	[guard |
		some configuration in inventory.objects(kinds[2], "")
		some webhook in configuration.webhooks
		_failure_policy(configuration, webhook) == "Fail"
		_looks_at_pods(webhook, webhook.rules, labels)
		guard := {
			"label": sprintf("webhook %q", [value.string_at(webhook, "name")]),
			"certain": count(_conditions(webhook)) == 0,
		}
	],
	[guard |
		some name, binding in inventory.objects(kinds[1], "")
		"Deny" in binding.spec.validationActions
		rules := inventory.object_of(kinds[0], "", binding.spec.policyName)
		rules.spec.validations[0]
		constraints := value.object_at(rules.spec, "matchConstraints")
		_looks_at_pods(constraints, constraints.resourceRules, labels)
		_is_bound(value.object_at(binding.spec, "matchResources"), labels)
		guard := {
			"label": sprintf("admission policy binding %q", [name]),
			"certain": _is_certain(rules.spec, binding.spec),
		}
	],
)

# In v1beta1 the default was another one.
_failure_policy(configuration, webhook) := webhook.failurePolicy if {
	value.string_at(webhook, "failurePolicy") != ""
} else := "Ignore" if {
	configuration.apiVersion == "admissionregistration.k8s.io/v1beta1"
} else := "Fail"

_looks_at_pods(scope, rules, labels) if {
	_is_everywhere(scope, labels)
	some rule in rules
	_has_pods(rule)
	count(_list(rule, "resourceNames")) == 0
}

# A binding narrows what its policy looks at, and does not where it says nothing.
_is_bound(scope, labels) if {
	count(_list(scope, "resourceRules")) == 0
	_is_everywhere(scope, labels)
}

_is_bound(scope, labels) if _looks_at_pods(scope, scope.resourceRules, labels)

_is_everywhere(scope, labels) if {
	selector.matches(value.object_at(scope, "namespaceSelector"), labels)
	selector.is_empty(value.object_at(scope, "objectSelector"))
	not _leaves_pods_out(scope)
}

_leaves_pods_out(scope) if {
	some rule in scope.excludeResourceRules
	_has_pods(rule)
}

# The matcher of the API server takes pods/* for the pod itself, too.
_has_pods(rule) if {
	_has(rule, "apiGroups", {"", "*"})
	_has(rule, "apiVersions", {"v1", "*"})
	_has(rule, "resources", {"pods", "*", "pods/*", "*/*"})
	_has(rule, "operations", {"CREATE", "*"})
	value.string_at(rule, "scope") in {"", "Namespaced", "*"}
}

_has(rule, field, wanted) if {
	some text in rule[field]
	text in wanted
}

# A binding that finds no parameters can be told to allow everything.
_is_certain(rules, binding) if {
	count(_conditions(rules)) == 0
	value.string_at(value.object_at(binding, "paramRef"), "parameterNotFoundAction") != "Allow"
} else := false

_conditions(scope) := _list(scope, "matchConditions")

_list(parent, field) := [element | some element in parent[field]]
