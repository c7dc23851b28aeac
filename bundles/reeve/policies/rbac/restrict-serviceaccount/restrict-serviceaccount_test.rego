package reeve.policies.rbac["restrict-serviceaccount_test"]

import data.reeve.policies.rbac["restrict-serviceaccount"] as policy

parameters := {"allowed": {"shop": ["web", "job-*"], "empty": []}}

denied["an account that is in no list"] := _pod("shop", {"serviceAccountName": "payments"})

denied["the older field"] := _pod("shop", {"serviceAccount": "payments"})

denied["no account, which is default"] := _pod("shop", {"serviceAccountName": null})

denied["an empty list"] := _pod("empty", {"serviceAccountName": "web"})

allowed["an account that is in the list"] := _pod("shop", {"serviceAccountName": "web"})

allowed["an account by a pattern"] := _pod("shop", {"serviceAccountName": "job-42"})

allowed["a namespace that has no list"] := _pod("blog", {"serviceAccountName": "payments"})

_pod(namespace, spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "namespace": namespace},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
}

_given(fields) := {"rbac/restrict-serviceaccount": fields}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.reeve_parameters as _given(parameters)
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.reeve_parameters as _given(parameters)
}

test_verdict if {
	policy.violation == {{
		"msg": "pod runs as the service account \"payments\", which is not allowed in namespace \"shop\"",
		"path": ["spec", "serviceAccountName"],
	}} with input as denied["an account that is in no list"]
		with data.reeve_parameters as _given(parameters)
}

test_without_lists_there_is_nothing_to_judge if {
	count(policy.violation) == 0 with input as denied["an account that is in no list"]
}

test_the_list_of_other_namespaces if {
	lists := _given({"allowed": {"*": ["web"], "shop": ["payments"]}})
	count(policy.violation) == 1 with input as allowed["a namespace that has no list"] with data.reeve_parameters as lists
	count(policy.violation) == 0 with input as denied["an account that is in no list"] with data.reeve_parameters as lists
}
