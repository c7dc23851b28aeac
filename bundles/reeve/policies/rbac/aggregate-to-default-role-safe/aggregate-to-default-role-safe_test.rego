package reeve.policies.rbac["aggregate-to-default-role-safe_test"]

import data.reeve.policies.rbac["aggregate-to-default-role-safe"] as policy

_rule(fields) := object.union({"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "list", "watch"]}, fields)

_crd(fields) := _rule(object.union({"apiGroups": ["example.com"], "resources": ["gadgets"]}, fields))

_rbac(fields) := _rule(object.union({"apiGroups": ["rbac.authorization.k8s.io"], "resources": ["clusterroles"]}, fields))

_secrets := _rule({"resources": ["configmaps", "secrets"], "verbs": ["get"]})

denied["Secrets for view"] := _into(["view"], [_rule({}), _secrets])

denied["exec by get for view"] := _into(["view"], [_rule({"resources": ["pods/exec"], "verbs": ["get"]})])

denied["the proxy of services for view"] := _into(["view"], [_rule({"resources": ["services/proxy"], "verbs": ["get"]})])

denied["writing for view"] := _into(["view"], [_crd({"verbs": ["get", "update"]})])

denied["every verb on a custom resource for view"] := _into(["view"], [_crd({"verbs": ["*"]})])

denied["every resource for view"] := _into(["view"], [_rule({"resources": ["*"]})])

denied["every verb for edit"] := _into(["edit"], [_rule({"verbs": ["*"]})])

denied["every group for admin"] := _into(["admin"], [_rule({"apiGroups": ["*"]})])

denied["every verb, for two roles"] := _into(["admin", "edit"], [_rule({"verbs": ["*"]})])

denied["roles for edit"] := _into(["edit"], [_rbac({"resources": ["rolebindings"], "verbs": ["create"]})])

denied["webhooks for edit"] := _into(["edit"], [_rule({
	"apiGroups": ["admissionregistration.k8s.io"],
	"resources": ["validatingwebhookconfigurations"],
	"verbs": ["patch"],
})])

denied["nodes for edit"] := _into(["edit"], [_rule({"resources": ["nodes"], "verbs": ["get", "patch"]})])

denied["the proxy of nodes for edit"] := _into(["edit"], [_rule({"resources": ["nodes/proxy"], "verbs": ["get"]})])

denied["tokens for edit"] := _into(["edit"], [_rule({"resources": ["serviceaccounts/token"], "verbs": ["create"]})])

denied["service accounts to impersonate for edit"] := _into(["edit"], [_rule({
	"resources": ["serviceaccounts"],
	"verbs": ["impersonate"],
})])

denied["bind for admin"] := _into(["admin"], [_rbac({"verbs": ["bind"]})])

denied["escalate for edit"] := _into(["edit"], [_rbac({"verbs": ["escalate"]})])

denied["users to impersonate for admin"] := _into(["admin"], [_rule({"resources": ["users"], "verbs": ["impersonate"]})])

denied["persistent volumes for admin"] := _into(["admin"], [_rule({"resources": ["persistentvolumes"], "verbs": ["create"]})])

denied["classes of storage for admin"] := _into(["admin"], [_rule({
	"apiGroups": ["storage.k8s.io"],
	"resources": ["storageclasses"],
	"verbs": ["delete"],
})])

allowed["reading a custom resource"] := _into(["view", "edit", "admin"], [_crd({})])

allowed["every verb on a custom resource"] := _into(["edit", "admin"], [_crd({"verbs": ["*"]})])

allowed["Secrets for edit and admin, which read them anyway"] := _into(["edit", "admin"], [_secrets])

allowed["one Secret by name"] := _into(["view"], [object.union(_secrets, {"resourceNames": ["ca"]})])

allowed["reading nodes"] := _into(["edit", "admin"], [_rule({"resources": ["nodes"]})])

allowed["roles and service accounts for admin"] := _into(["admin"], [
	_rbac({"resources": ["roles"], "verbs": ["create"]}),
	_rule({"resources": ["serviceaccounts"], "verbs": ["impersonate"]}),
])

allowed["reviews of access for admin"] := _into(["admin"], [_rule({
	"apiGroups": ["authorization.k8s.io"],
	"resources": ["subjectaccessreviews"],
	"verbs": ["create"],
})])

allowed["another label"] := _into(["helper"], [_secrets])

allowed["a label with another value"] := _labelled({"rbac.authorization.k8s.io/aggregate-to-view": "false"}, [_secrets])

allowed["no labels"] := _labelled(null, [_secrets])

allowed["a bootstrap role"] := object.union(_into(["view"], [_secrets]), {"metadata": {
	"name": "system:aggregate-to-view",
	"labels": {"kubernetes.io/bootstrapping": "rbac-defaults"},
}})

allowed["rules of nothing but nulls"] := _into(["view"], [{"apiGroups": null, "resources": null, "verbs": null}, null])

allowed["no rules"] := _into(["view"], null)

_into(targets, rules) := _labelled(
	{label: "true" |
		some target in targets
		label := concat("", ["rbac.authorization.k8s.io/aggregate-to-", target])
	},
	rules,
)

_labelled(labels, rules) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": "helper", "labels": labels},
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
		"msg": "cluster role \"helper\" allows get on secrets and adds it to view",
		"path": ["rules", 1, "resources", 1],
	}} with input as denied["Secrets for view"]
	policy.violation == {{
		"msg": "cluster role \"helper\" allows update and adds it to view",
		"path": ["rules", 0, "verbs", 1],
	}} with input as denied["writing for view"]
	policy.violation == {{
		"msg": "cluster role \"helper\" has * in verbs and adds it to admin and edit",
		"path": ["rules", 0, "verbs", 0],
	}} with input as denied["every verb, for two roles"]
}
