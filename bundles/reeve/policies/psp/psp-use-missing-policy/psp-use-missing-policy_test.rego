package reeve.policies.psp["psp-use-missing-policy_test"]

import data.reeve.policies.psp["psp-use-missing-policy"] as policy

inventory := {
	"cluster": {
		"policy/v1beta1": {"PodSecurityPolicy": {"strict": {
			"apiVersion": "policy/v1beta1",
			"kind": "PodSecurityPolicy",
			"metadata": {"name": "strict"},
		}}},
		"extensions/v1beta1": {"PodSecurityPolicy": {"older": {
			"apiVersion": "extensions/v1beta1",
			"kind": "PodSecurityPolicy",
			"metadata": {"name": "older"},
		}}},
	},
	"complete": {"policy/PodSecurityPolicy": {"*": true}},
}

denied["a misspelt name"] := _role("users", [_use("policy", ["strict", "strikt"])])

denied["a role of a namespace"] := object.union(_role("users", [_use("extensions", ["gone"])]), {"kind": "Role", "metadata": {"name": "users", "namespace": "shop"}})

denied["every verb"] := _role("users", [object.union(_use("policy", ["gone"]), {"verbs": ["*"]})])

allowed["names that exist"] := _role("users", [_use("policy", ["strict"]), _use("extensions", ["older"])])

allowed["no names"] := _role("users", [_use("policy", [])])

allowed["null names"] := _role("users", [_use("policy", null)])

allowed["an empty name"] := _role("users", [_use("policy", [""])])

allowed["other verbs"] := _role("users", [object.union(_use("policy", ["gone"]), {"verbs": ["get"]})])

allowed["names of all resources"] := _role("users", [object.union(_use("policy", ["gone"]), {"resources": ["*"]})])

allowed["another group"] := _role("users", [_use("apps", ["gone"])])

allowed["null rules"] := _role("users", null)

_role(name, rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": name},
	"rules": rules,
}

_use(group, names) := {
	"apiGroups": [group],
	"resources": ["podsecuritypolicies"],
	"verbs": ["use"],
	"resourceNames": names,
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict if {
	policy.violation == {{
		"msg": "cluster role \"users\" grants the use of the pod security policy \"strikt\", which does not exist",
		"path": ["rules", 0, "resourceNames", 1],
	}} with input as denied["a misspelt name"]
		with data.inventory as inventory
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.remove(inventory, ["complete"])
	count(policy.violation) == 0 with input as denied["a misspelt name"] with data.inventory as known
	policy.unknown == {{
		"msg": "whether the pod security policy \"strikt\" exists",
		"needs": ["policy/PodSecurityPolicy"],
	}} with input as denied["a misspelt name"]
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["names that exist"] with data.inventory as known
}
