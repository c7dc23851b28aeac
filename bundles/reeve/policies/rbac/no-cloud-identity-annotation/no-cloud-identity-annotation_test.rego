package reeve.policies.rbac["no-cloud-identity-annotation_test"]

import data.reeve.policies.rbac["no-cloud-identity-annotation"] as policy

denied["a role of AWS"] := _account("web", {"eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/web"})

denied["an account of Google"] := _account("web", {"iam.gke.io/gcp-service-account": "web@shop.iam.gserviceaccount.com"})

denied["a client of Azure"] := _account("web", {"azure.workload.identity/client-id": "5c3f1c4e-0000-0000-0000-000000000000"})

denied["the account default"] := _account("default", {"eks.amazonaws.com/role-arn": "arn:aws:iam::111122223333:role/web"})

allowed["no annotations"] := _account("web", {})

allowed["null"] := _account("web", null)

allowed["an empty one"] := _account("web", {"eks.amazonaws.com/role-arn": ""})

allowed["other annotations"] := _account("web", {"eks.amazonaws.com/sts-regional-endpoints": "true"})

_account(name, annotations) := {
	"apiVersion": "v1",
	"kind": "ServiceAccount",
	"metadata": {"name": name, "namespace": "shop", "annotations": annotations},
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
		"msg": "service account \"web\" acts in the cloud as \"arn:aws:iam::111122223333:role/web\"",
		"path": ["metadata", "annotations", "eks.amazonaws.com/role-arn"],
		"severity": "low",
	}} with input as denied["a role of AWS"]
	some found in policy.violation with input as denied["the account default"]
	found.severity == "high"
}

test_allowed_identities[name] if {
	some name, [patterns, wanted] in {
		"by name": [["arn:aws:iam::111122223333:role/web"], 0],
		"by a pattern": [["arn:aws:iam::111122223333:*"], 0],
		"another": [["arn:aws:iam::444455556666:*"], 1],
	}
	count(policy.violation) == wanted with input as denied["a role of AWS"]
		with data.reeve_parameters as {"rbac/no-cloud-identity-annotation": {"allowed": patterns}}
}
