package reeve.policies.rbac["role-known-verbs_test"]

import data.reeve.policies.rbac["role-known-verbs"] as policy

_rule(verbs) := {"apiGroups": [""], "resources": ["pods"], "verbs": verbs}

_urls(verbs) := {"nonResourceURLs": ["/metrics"], "verbs": verbs}

denied["a word of another language"] := _role([_rule(["get", "read"])])

denied["capital letters"] := _role([_rule(["GET"])])

denied["a wildcard of a prefix"] := _role([_rule(["get*"])])

denied["a verb of HTTP on a resource"] := _role([_rule(["post"])])

denied["a verb of a resource on a URL"] := _cluster_role([_rule(["get"]), _urls(["get", "list"])])

denied["a prefix on a URL"] := _cluster_role([_urls(["impersonate:user-info"])])

denied["the empty verb"] := _role([_rule([""])])

denied["a rule for both, as one for resources"] := _cluster_role([object.union(_rule(["get"]), _urls(["post"]))])

allowed["verbs of every request"] := _role([_rule([
	"get",
	"list",
	"watch",
	"create",
	"update",
	"patch",
	"delete",
	"deletecollection",
])])

allowed["every verb"] := _role([_rule(["*"]), _urls(["*"])])

allowed["verbs that only authorizers ask about"] := _cluster_role([_rule([
	"bind",
	"escalate",
	"impersonate",
	"use",
	"approve",
	"sign",
	"attest",
])])

allowed["verbs with a prefix"] := _cluster_role([_rule(["impersonate:user-info", "impersonate-on:user-info:get"])])

allowed["verbs of HTTP on a URL"] := _cluster_role([_urls(["get", "head", "post", "put", "patch", "delete", "options"])])

allowed["a bootstrap role"] := _bootstrap([_rule(["read"])])

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
		"msg": "role \"helper\" has the verb \"read\", which no request for a resource carries",
		"path": ["rules", 0, "verbs", 1],
	}} with input as denied["a word of another language"]
	policy.violation == {{
		"msg": "cluster role \"helper\" has the verb \"list\", which no request for a URL carries",
		"path": ["rules", 1, "verbs", 1],
	}} with input as denied["a verb of a resource on a URL"]
}

test_extra_verbs if {
	count(policy.violation) == 0 with input as denied["a word of another language"]
		with data.reeve_parameters as {"rbac/role-known-verbs": {"extraVerbs": ["read"]}}
}
