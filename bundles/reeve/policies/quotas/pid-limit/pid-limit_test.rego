package reeve.policies.quotas["pid-limit_test"]

import data.reeve.policies.quotas["pid-limit"] as policy

denied["no limit by default"] := _kubelet({})

denied["null"] := _kubelet({"podPidsLimit": null})

denied["no limit"] := _kubelet({"podPidsLimit": -1})

denied["zero, which is none"] := _kubelet({"podPidsLimit": 0})

denied["very many"] := _kubelet({"podPidsLimit": 4097})

allowed["a limit"] := _kubelet({"podPidsLimit": 4096})

allowed["another kind"] := object.union(_kubelet({}), {"kind": "CredentialProviderConfig"})

_kubelet(fields) := object.union({"apiVersion": "kubelet.config.k8s.io/v1beta1", "kind": "KubeletConfiguration"}, fields)

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
		"msg": "pods may have any number of processes",
		"path": ["podPidsLimit"],
	}} with input as denied["no limit by default"]
	policy.violation == {{
		"msg": "pods may have 4097 processes, more than 4096",
		"path": ["podPidsLimit"],
	}} with input as denied["very many"]
}

test_how_many_are_allowed if {
	count(policy.violation) == 1 with input as allowed["a limit"]
		with data.reeve_parameters as {"quotas/pid-limit": {"max": 100}}
}
