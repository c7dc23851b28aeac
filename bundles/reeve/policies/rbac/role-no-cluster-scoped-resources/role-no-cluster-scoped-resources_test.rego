package reeve.policies.rbac["role-no-cluster-scoped-resources_test"]

import data.reeve.policies.rbac["role-no-cluster-scoped-resources"] as policy

_rule(fields) := object.union({"apiGroups": [""], "resources": ["nodes"], "verbs": ["get"]}, fields)

_rbac(fields) := object.union({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"]}, fields)

denied["nodes"] := _role([_rule({})])

denied["a subresource"] := _role([_rule({"resources": ["nodes/proxy"]})])

denied["one resource among others"] := _role([_rule({"resources": ["pods", "persistentvolumes"]})])

denied["every verb"] := _role([_rule({"verbs": ["*"]})])

denied["another group of Kubernetes beside"] := _role([_rule({"apiGroups": ["apps", ""]})])

denied["reviews of tokens"] := _role([_rule({
	"apiGroups": ["authentication.k8s.io"],
	"resources": ["tokenreviews"],
	"verbs": ["create"],
})])

denied["cluster roles"] := _role([_rbac({"verbs": ["get", "escalate"]})])

denied["lists of namespaces"] := _role([_rule({"resources": ["namespaces"], "verbs": ["list", "watch"]})])

denied["URLs"] := _role([{"nonResourceURLs": ["/metrics"], "verbs": ["get"]}])

allowed["resources of the namespace"] := _role([_rule({"resources": ["pods", "pods/log"]})])

allowed["every resource"] := _role([_rule({"resources": ["*"]})])

allowed["the namespace itself"] := _role([_rule({"resources": ["namespaces"], "verbs": ["get", "list"]})])

allowed["every verb on namespaces, some of which reach the own one"] := _role([_rule({
	"resources": ["namespaces", "namespaces/status"],
	"verbs": ["*"],
})])

allowed["bind, which is asked for in the namespace"] := _role([_rbac({"verbs": ["bind"]}), _rbac({"verbs": ["*"]})])

allowed["a resource of another server"] := _role([_rule({"apiGroups": ["example.com"]})])

allowed["a resource that another server may have as well"] := _role([
	_rule({"apiGroups": ["", "metrics.k8s.io"]}),
	_rule({"apiGroups": ["*"]}),
])

allowed["no URLs"] := _role([{"nonResourceURLs": [], "verbs": ["get"]}])

allowed["a rule without verbs"] := _role([_rule({"verbs": []})])

allowed["rules of nothing but nulls"] := _role([{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _role(null)

_role(rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "Role",
	"metadata": {"name": "helper", "namespace": "shop"},
	"rules": rules,
}

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
		"msg": "role \"helper\" has persistentvolumes, which live in no namespace",
		"path": ["rules", 0, "resources", 1],
	}} with input as denied["one resource among others"]
	policy.violation == {{
		"msg": "role \"helper\" has namespaces, which a role cannot list, watch or create",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["lists of namespaces"]
	policy.violation == {{
		"msg": "role \"helper\" has nonResourceURLs, which only a cluster role can grant",
		"path": ["rules", 0, "nonResourceURLs"],
	}} with input as denied.URLs
}
