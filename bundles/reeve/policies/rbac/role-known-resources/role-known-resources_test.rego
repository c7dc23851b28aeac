package reeve.policies.rbac["role-known-resources_test"]

import data.reeve.policies.rbac["role-known-resources"] as policy

_rule(groups, resources) := {"apiGroups": groups, "resources": resources, "verbs": ["get"]}

_crds := {name: {
	"apiVersion": "apiextensions.k8s.io/v1",
	"kind": "CustomResourceDefinition",
	"metadata": {"name": name},
	"spec": {"group": "example.com", "names": {"plural": "gadgets"}},
} |
	some name in ["gadgets.example.com"]
}

_known := {
	"cluster": {"apiextensions.k8s.io/v1": {"CustomResourceDefinition": _crds}},
	"complete": {"apiextensions.k8s.io/CustomResourceDefinition": {"*": true}},
}

denied["a resource of another group"] := _role([_rule([""], ["pods", "deployments"])])

denied["a group that is gone"] := _role([_rule(["extensions"], ["ingresses"])])

denied["two groups, neither of which has it"] := _role([_rule(["", "batch"], ["ingresses"])])

denied["a singular"] := _role([_rule([""], ["pod"])])

denied["a kind"] := _role([_rule(["networking.k8s.io"], ["NetworkPolicy"])])

denied["a subresource that does not exist"] := _role([_rule([""], ["pods/logs"])])

denied["a resource that does not exist"] := _role([_rule(["apps"], ["things"])])

denied["a group with its version"] := _role([_rule(["apps", "batch/v1"], ["deployments"])])

denied["attributes of a user without a key"] := _cluster_role([_rule(["authentication.k8s.io"], ["userextras"])])

denied["a cluster role"] := _cluster_role([_rule([""], ["deployments"])])

allowed["resources of their groups"] := _role([_rule([""], ["pods", "pods/exec"]), _rule(["apps"], ["deployments/scale"])])

allowed["one group of several has it"] := _role([_rule(["", "extensions", "networking.k8s.io"], ["ingresses", "pods"])])

allowed["wildcards"] := _role([_rule([""], ["*", "*/scale", "pods/*"]), _rule(["*"], ["deployments"])])

allowed["a group of another server"] := _role([_rule(["metrics.k8s.io"], ["pods"]), _rule(["example.com", ""], ["gadgets"])])

allowed["what only authorizers ask about"] := _cluster_role([
	_rule([""], ["users", "groups", "nodes/metrics", "services/finalizers"]),
	_rule(["authentication.k8s.io"], ["userextras/scopes", "uids"]),
	_rule(["certificates.k8s.io"], ["signers", "certificatesigningrequests/approval"]),
])

allowed["an audience of tokens"] := _cluster_role([object.union(
	_rule([""], ["vault"]),
	{"verbs": ["request-serviceaccounts-token-audience"]},
)])

allowed["a resource of a later version"] := _role([_rule(["scheduling.k8s.io"], ["podgroups"])])

allowed["a bootstrap role"] := _bootstrap([_rule([""], ["deployments"])])

allowed["a rule without groups"] := _role([_rule([], ["deployments"])])

allowed["rules of nothing but nulls"] := _role([{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _role(null)

_role(rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "Role",
	"metadata": {"name": "helper", "namespace": "shop"},
	"rules": rules,
}

_cluster_role(rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": "helper"},
	"rules": rules,
}

_bootstrap(rules) := object.union(_cluster_role(rules), {"metadata": {
	"name": "edit",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "role \"helper\" has \"deployments\", which the core group does not have: it is in the group \"apps\"",
		"path": ["rules", 0, "resources", 1],
	}} with input as denied["a resource of another group"]
	policy.violation == {{
		"msg": "role \"helper\" has \"pod\", which the core group does not have: the resource is \"pods\"",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["a singular"]
	policy.violation == {{
		"msg": "role \"helper\" has \"pods/logs\", which the core group does not have",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["a subresource that does not exist"]
	policy.violation == {{
		"msg": "role \"helper\" has the API group \"batch/v1\", where a group without a version belongs",
		"path": ["rules", 0, "apiGroups", 1],
	}} with input as denied["a group with its version"]
}

test_versions if {
	object := denied["a group that is gone"]
	count(policy.violation) == 0 with input as object with data.reeve_config as {"k8sVersion": "v1.21"}
	count(policy.violation) == 1 with input as object with data.reeve_config as {"k8sVersion": "v1.22"}
}

test_custom_resources[name] if {
	some name, case in {
		"a known one": {"rule": _rule(["example.com"], ["gadgets", "gadgets/status"]), "wanted": 0},
		"an unknown one": {"rule": _rule(["example.com"], ["widgets"]), "wanted": 1},
		"a group without any": {"rule": _rule(["example.org"], ["widgets"]), "wanted": 0},
		"one beside a group of Kubernetes": {"rule": _rule(["", "example.com"], ["gadgets", "pods"]), "wanted": 0},
	}
	object := _role([case.rule])
	count(policy.violation) == case.wanted with input as object with data.inventory as _known
	count(policy.violation) == 0 with input as object with data.inventory as _incomplete
}

_incomplete := object.union(_known, {"complete": {"apiextensions.k8s.io/CustomResourceDefinition": {"*": false}}})
