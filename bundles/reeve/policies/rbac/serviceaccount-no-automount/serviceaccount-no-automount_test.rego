package reeve.policies.rbac["serviceaccount-no-automount_test"]

import data.reeve.policies.rbac["serviceaccount-no-automount"] as policy

denied["nothing is said"] := _account("default", {})

denied["null"] := _account("default", {"automountServiceAccountToken": null})

denied["yes"] := _account("default", {"automountServiceAccountToken": true})

allowed["no"] := _account("default", {"automountServiceAccountToken": false})

allowed["an account of another name"] := _account("web", {})

allowed["an account of another name that says yes"] := _account("web", {"automountServiceAccountToken": true})

_account(name, fields) := object.union(
	{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name, "namespace": "shop"}},
	fields,
)

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
		"msg": "service account \"default\" mounts its token into pods",
		"path": ["automountServiceAccountToken"],
		"fix": [],
	}} with input as denied["nothing is said"]
}

test_fix_on_request if {
	some found in policy.violation with input as denied.yes with data.reeve_config as {"fixes": "all"}
	found.fix == [{"op": "add", "value": false}]
}

test_other_accounts_on_request if {
	given := {"rbac/serviceaccount-no-automount": {"onlyDefault": false}}
	every name in ["an account of another name", "an account of another name that says yes"] {
		count(policy.violation) == 1 with input as allowed[name] with data.reeve_parameters as given
	}
	count(policy.violation) == 0 with input as allowed.no with data.reeve_parameters as given
}
