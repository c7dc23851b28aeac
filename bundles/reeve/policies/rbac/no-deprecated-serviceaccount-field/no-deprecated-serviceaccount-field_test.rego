package reeve.policies.rbac["no-deprecated-serviceaccount-field_test"]

import data.reeve.policies.rbac["no-deprecated-serviceaccount-field"] as policy

denied["only the old field"] := _pod({"serviceAccount": "web"})

denied["the old field beside an empty one"] := _pod({"serviceAccount": "web", "serviceAccountName": ""})

denied["the old field beside null"] := _pod({"serviceAccount": "web", "serviceAccountName": null})

denied["two that differ"] := _pod({"serviceAccount": "web", "serviceAccountName": "robot"})

allowed["only the new field"] := _pod({"serviceAccountName": "web"})

allowed["two that agree, as the API server returns them"] := _pod({"serviceAccount": "web", "serviceAccountName": "web"})

allowed["neither"] := _pod({})

allowed["null"] := _pod({"serviceAccount": null})

allowed["an empty name"] := _pod({"serviceAccount": "", "serviceAccountName": "web"})

_pod(spec) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": object.union({"containers": [{"name": "app"}]}, spec),
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
		"msg": "pod names the service account \"web\" in the deprecated field serviceAccount",
		"path": ["spec", "serviceAccount"],
		"fix": [
			{"op": "add", "path": ["spec", "serviceAccountName"], "value": "web"},
			{"op": "remove", "path": ["spec", "serviceAccount"]},
		],
	}} with input as denied["only the old field"]
	policy.violation == {{
		"msg": "pod names the service account \"web\" in serviceAccount, and runs as \"robot\"",
		"path": ["spec", "serviceAccount"],
		"fix": [{"op": "remove"}],
	}} with input as denied["two that differ"]
}
