package reeve.policies.rbac["no-dra-admin-access_test"]

import data.reeve.policies.rbac["no-dra-admin-access"] as policy

_rule(fields) := object.union(
	{"apiGroups": ["resource.k8s.io"], "resources": ["resourceclaims"], "verbs": ["create"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

inventory := {"cluster": {"v1": {"Namespace": {
	"shop": _namespace("shop", "true"),
	"blog": _namespace("blog", "false"),
}}}}

denied["writing claims"] := _role("shop", [_rule({})])

denied["writing templates of claims"] := _role("shop", [_rule({"resources": ["resourceclaimtemplates"], "verbs": ["patch"]})])

denied["every verb"] := _role("shop", [_rule({"verbs": ["*"]})])

denied["every resource"] := _role("shop", [_rule({"resources": ["*"]})])

denied["a namespace with the label"] := _namespace("shop", "true")

allowed["reading claims"] := _role("shop", [_rule({"verbs": ["get", "list", "watch"]})])

allowed["another group"] := _role("shop", [_rule({"apiGroups": ["example.com"]})])

allowed["another resource"] := _role("shop", [_rule({"resources": ["resourceslices"]})])

allowed["a namespace whose label is not true"] := _role("blog", [_rule({})])

allowed["a namespace that is not known"] := _role("lab", [_rule({})])

allowed["a rule that allows everything, which another policy reports"] := _role("shop", [_everything])

allowed["a label that is not true"] := _namespace("blog", "false")

allowed["labels that are null"] := {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "lab", "labels": null}}

allowed["no rules"] := _role("shop", null)

_namespace(name, admin) := {"apiVersion": "v1", "kind": "Namespace", "metadata": {
	"name": name,
	"labels": {"resource.kubernetes.io/admin-access": admin},
}}

_role(namespace, rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "Role",
	"metadata": {"name": "helper", "namespace": namespace},
	"rules": rules,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "role \"helper\" allows create on resourceclaims in namespace \"shop\", which has administrative access to devices",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["writing claims"]
		with data.inventory as inventory
	policy.violation == {{
		"msg": "namespace \"shop\" has administrative access to devices",
		"path": ["metadata", "labels", "resource.kubernetes.io/admin-access"],
	}} with input as denied["a namespace with the label"]
}

test_the_namespace_that_a_request_brings if {
	review := {"object": denied["writing claims"], "namespaceObject": _namespace("shop", "true")}
	count(policy.violation) == 1 with input as {"review": review}
}

test_before_it_was_served if {
	every name in object.keys(denied) {
		count(policy.violation) == 0 with input as denied[name]
			with data.inventory as inventory
			with data.reeve_config as {"k8sVersion": "v1.33"}
	}
}

test_parameters if {
	count(policy.violation) == 0 with input as denied["a namespace with the label"]
		with data.reeve_parameters as {"rbac/no-dra-admin-access": {"allowedNamespaces": ["shop"]}}
	count(policy.violation) == 1 with input as _role("shop", [_everything])
		with data.inventory as inventory
		with data.reeve_parameters as {"rbac/no-dra-admin-access": {"reportSubsumed": true}}
}

test_bootstrap_roles_on_request if {
	bootstrap := object.union(_role("kube-system", [_rule({})]), {"metadata": {
		"name": "system:controller:token-cleaner",
		"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
	}})
	known := {"cluster": {"v1": {"Namespace": {"kube-system": _namespace("kube-system", "true")}}}}
	count(policy.violation) == 0 with input as bootstrap with data.inventory as known
	count(policy.violation) == 1 with input as bootstrap
		with data.inventory as known
		with data.reeve_parameters as {"rbac/no-dra-admin-access": {"includeBootstrap": true}}
}
