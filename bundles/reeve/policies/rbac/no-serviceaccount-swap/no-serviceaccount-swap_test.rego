package reeve.policies.rbac["no-serviceaccount-swap_test"]

import data.reeve.policies.rbac["no-serviceaccount-swap"] as policy

denied["another account"] := _update({"serviceAccountName": "web"}, {"serviceAccountName": "operator"}, "eve")

denied["an account instead of none"] := _update({}, {"serviceAccountName": "operator"}, "eve")

denied["no account instead of one"] := _update({"serviceAccountName": "web"}, {"serviceAccountName": null}, "eve")

denied["the older field"] := _update({"serviceAccount": "web"}, {"serviceAccount": "operator"}, "eve")

denied["nobody known"] := _update({"serviceAccountName": "web"}, {"serviceAccountName": "operator"}, "")

allowed["the same account"] := _update({"serviceAccountName": "web"}, {"serviceAccountName": "web", "hostNetwork": true}, "eve")

allowed["the same account in the other field"] := _update({"serviceAccount": "web"}, {"serviceAccountName": "web"}, "eve")

allowed["default, by its name"] := _update({}, {"serviceAccountName": "default"}, "eve")

allowed["a template that was not there before"] := object.union(
	denied["another account"],
	{"request": {"oldObject": {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {"template": null}}}},
)

_deployment(spec) := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "shop"},
	"spec": {"template": {"spec": object.union({"containers": [{"name": "app"}]}, spec)}},
}

_update(old, new, user) := {
	"apiVersion": "admission.k8s.io/v1",
	"kind": "AdmissionReview",
	"request": {
		"operation": "UPDATE",
		"object": _deployment(new),
		"oldObject": _deployment(old),
		"userInfo": {"username": user, "groups": ["dev"]},
	},
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
		"msg": "pod is to run as the service account \"operator\" instead of \"web\"",
		"path": ["spec", "template", "spec", "serviceAccountName"],
	}} with input as denied["another account"]
}

test_there_is_nothing_to_compare_with_on_create if {
	count(policy.violation) == 0 with input as _deployment({"serviceAccountName": "operator"})
	count(policy.violation) == 0 with input as object.union(denied["another account"], {"request": {"operation": "CREATE"}})
}

test_exemptions[name] if {
	some name, [fields, wanted] in {
		"by name": [{"exemptUsers": ["eve"]}, 0],
		"by a pattern": [{"exemptUsers": ["e*"]}, 0],
		"by group": [{"exemptGroups": ["ops", "dev"]}, 0],
		"others": [{"exemptUsers": ["mallory"], "exemptGroups": ["ops"]}, 1],
	}
	count(policy.violation) == wanted with input as denied["another account"]
		with data.reeve_parameters as {"rbac/no-serviceaccount-swap": fields}
}
