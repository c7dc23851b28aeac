package reeve.policies.rbac["no-cluster-admin-wildcard_test"]

import data.reeve.policies.rbac["no-cluster-admin-wildcard"] as policy

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

_broad(verbs) := object.union(_everything, {"verbs": verbs})

_admin(labels) := object.union(_cluster_role([_everything]), {"metadata": {"name": "cluster-admin", "labels": labels}})

denied["a role"] := _role([_everything])

denied["a cluster role"] := _cluster_role([_everything])

denied["stars among others"] := _cluster_role([{"apiGroups": ["", "*"], "resources": ["pods", "*"], "verbs": ["get", "*"]}])

denied["one rule among others"] := _cluster_role([{"nonResourceURLs": ["*"], "verbs": ["*"]}, _everything])

denied["all verbs written out"] := _cluster_role([_broad(["get", "list", "watch", "create", "update", "patch", "delete"])])

denied["all verbs in two rules"] := _cluster_role([_broad(["get", "list", "watch"]), _broad(["create", "update", "patch", "delete"])])

denied["names that are null"] := _cluster_role([object.union(_everything, {"resourceNames": null})])

denied["the name of the administrator without its label"] := _admin({})

denied["the label of the administrator on another role"] := object.union(_cluster_role([_everything]), {"metadata": {
	"name": "helper",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

allowed["the administrator that the API server creates"] := _admin({"kubernetes.io/bootstrapping": "rbac-defaults"})

allowed["some verbs on everything"] := _cluster_role([_broad(["get", "list", "watch"])])

allowed["everything in one group"] := _cluster_role([object.union(_everything, {"apiGroups": ["apps"]})])

allowed["every verb on one resource"] := _cluster_role([object.union(_everything, {"resources": ["pods"]})])

allowed["certain names only"] := _cluster_role([object.union(_everything, {"resourceNames": ["a"]})])

allowed["every URL, which is no resource"] := _cluster_role([{"nonResourceURLs": ["*"], "verbs": ["*"]}])

allowed["the parts of it in different rules"] := _cluster_role([object.union(_everything, {"verbs": ["get"]}), object.union(_everything, {"resources": ["pods"]}), object.union(_everything, {"apiGroups": ["apps"]})])

allowed["rules of nothing but nulls"] := _cluster_role([{"apiGroups": null, "resources": null, "verbs": null}, null])

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
		"msg": "cluster role \"helper\" allows everything",
		"path": ["rules", 1, "verbs"],
		"severity": "critical",
	}} with input as denied["one rule among others"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows every usual verb on every resource",
		"path": ["rules", 0, "verbs"],
		"severity": "critical",
	}} with input as denied["all verbs in two rules"]
	policy.violation == {{
		"msg": "role \"helper\" allows everything",
		"path": ["rules", 0, "verbs"],
		"severity": "high",
	}} with input as denied["a role"]
}

test_exempt_roles if {
	object := denied["the name of the administrator without its label"]
	count(policy.violation) == 0 with input as object
		with data.reeve_parameters as {"rbac/no-cluster-admin-wildcard": {"requireBootstrapLabel": false}}
	count(policy.violation) == 0 with input as denied["a cluster role"]
		with data.reeve_parameters as {"rbac/no-cluster-admin-wildcard": {
			"requireBootstrapLabel": false,
			"exemptRoles": ["helper"],
		}}
	count(policy.violation) == 1 with input as denied["a role"]
		with data.reeve_parameters as {"rbac/no-cluster-admin-wildcard": {
			"requireBootstrapLabel": false,
			"exemptRoles": ["helper"],
		}}
	count(policy.violation) == 1 with input as allowed["the administrator that the API server creates"]
		with data.reeve_parameters as {"rbac/no-cluster-admin-wildcard": {"exemptRoles": []}}
}
