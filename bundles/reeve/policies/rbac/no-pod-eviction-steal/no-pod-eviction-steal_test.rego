package reeve.policies.rbac["no-pod-eviction-steal_test"]

import data.reeve.policies.rbac["no-pod-eviction-steal"] as policy

_rule(fields) := object.union(
	{"apiGroups": [""], "resources": ["pods"], "verbs": ["delete"]},
	fields,
)

_everything := {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}

denied["deleting pods and changing nodes"] := _cluster_role([_rule({}), {"apiGroups": [""], "resources": ["nodes"], "verbs": ["patch"]}])

denied["evicting pods and changing nodes"] := _cluster_role([_rule({"resources": ["pods/eviction"], "verbs": ["create"]}), {"apiGroups": [""], "resources": ["nodes"], "verbs": ["patch"]}])

denied["ending pods and changing the status of nodes"] := _cluster_role([_rule({"resources": ["pods/status"], "verbs": ["patch"]}), _rule({"resources": ["nodes/status"], "verbs": ["update"]})])

denied["both in one rule"] := _cluster_role([_rule({"resources": ["pods", "nodes"], "verbs": ["delete", "update"]})])

denied["every verb on every resource of the group"] := _cluster_role([_rule({"resources": ["*"], "verbs": ["*"]})])

allowed["deleting pods alone"] := _cluster_role([_rule({})])

allowed["changing nodes alone"] := _cluster_role([{"apiGroups": [""], "resources": ["nodes"], "verbs": ["patch"]}])

allowed["reading nodes"] := _cluster_role([_rule({}), _rule({"resources": ["nodes"], "verbs": ["get", "list"]})])

allowed["creating pods"] := _cluster_role([_rule({"verbs": ["create"]}), {"apiGroups": [""], "resources": ["nodes"], "verbs": ["patch"]}])

allowed["certain nodes only"] := _cluster_role([_rule({}), _rule({"resources": ["nodes"], "verbs": ["patch"], "resourceNames": ["a"]})])

allowed["a rule that allows everything, which another policy reports"] := _cluster_role([_everything])

allowed["a bootstrap role"] := _bootstrap([_rule({}), {"apiGroups": [""], "resources": ["nodes"], "verbs": ["patch"]}])

allowed["rules of nothing but nulls"] := _cluster_role([{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _cluster_role(null)

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
		"msg": "cluster role \"helper\" allows delete on pods and allows patch on nodes",
		"path": ["rules", 0, "resources", 0],
	}} with input as denied["deleting pods and changing nodes"]
}

test_bootstrap_roles_on_request if {
	object := _bootstrap([_rule({}), {"apiGroups": [""], "resources": ["nodes"], "verbs": ["patch"]}])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-eviction-steal": {"includeBootstrap": true}}
}

test_rules_that_allow_everything_on_request if {
	object := _cluster_role([_everything])
	count(policy.violation) == 1 with input as object
		with data.reeve_parameters as {"rbac/no-pod-eviction-steal": {"reportSubsumed": true}}
}
