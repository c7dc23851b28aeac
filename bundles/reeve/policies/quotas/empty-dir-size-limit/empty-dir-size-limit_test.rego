package reeve.policies.quotas["empty-dir-size-limit_test"]

import data.reeve.policies.quotas["empty-dir-size-limit"] as policy

denied["no size limit"] := _pod({"volumes": [_empty({})]})

denied["a volume without a source, which is an emptyDir"] := _pod({"volumes": [{"name": "tmp"}]})

denied["a null size limit"] := _pod({"volumes": [_empty({"sizeLimit": null})]})

denied["a size limit of zero, which is none"] := _pod({"volumes": [_empty({"sizeLimit": "0"})]})

denied["memory without a size limit"] := _pod({"volumes": [_empty({"medium": "Memory"})]})

denied["one above the maximum"] := _pod({"volumes": [_empty({"sizeLimit": "1025Mi"})]})

denied["memory above the limit of the pod"] := _pod({
	"volumes": [_empty({"medium": "Memory", "sizeLimit": "512Mi"})],
	"containers": [{"name": "app", "resources": {"limits": {"memory": "256Mi", "ephemeral-storage": "1Gi"}}}],
})

denied["more than the limit of the pod on local storage"] := _pod({
	"volumes": [_empty({"sizeLimit": 536870912})],
	"containers": [{"name": "app", "resources": {"limits": {"memory": "1Gi", "ephemeral-storage": "256Mi"}}}],
})

denied["more than the pod itself may have"] := _pod({
	"volumes": [_empty({"medium": "Memory", "sizeLimit": "512Mi"})],
	"resources": {"limits": {"memory": "256Mi"}},
})

denied["Windows"] := _pod({"os": {"name": "windows"}, "volumes": [_empty({})]})

allowed["a size limit"] := _pod({"volumes": [_empty({"sizeLimit": "1Gi"}), _empty({"medium": "Memory", "sizeLimit": "64Mi"})]})

allowed["as much as the containers may have in sum"] := _pod({
	"volumes": [_empty({"medium": "Memory", "sizeLimit": "512Mi"})],
	"containers": [
		{"name": "app", "resources": {"limits": {"memory": "256Mi"}}},
		{"name": "log", "resources": {"limits": {"memory": "256Mi"}}},
	],
})

allowed["a limit of zero, which is none"] := _pod({
	"volumes": [_empty({"medium": "Memory", "sizeLimit": "512Mi"})],
	"containers": [{"name": "app", "resources": {"limits": {"memory": "0"}}}],
})

allowed["huge pages, which containers bound"] := _pod({"volumes": [_empty({"medium": "HugePages"}), _empty({"medium": "HugePages-2Mi"})]})

allowed["another type"] := _pod({"volumes": [{"name": "data", "emptyDir": null, "configMap": {"name": "data"}}]})

allowed["no volumes"] := _pod({"volumes": null})

_empty(source) := {"name": "tmp", "emptyDir": source}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

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
		"msg": "volume \"tmp\" is an emptyDir on the disk of the node without a size limit",
		"path": ["spec", "volumes", 0, "emptyDir", "sizeLimit"],
	}} with input as denied["no size limit"]
	policy.violation == {{
		"msg": "volume \"tmp\" is an emptyDir in memory without a size limit",
		"path": ["spec", "volumes", 0, "emptyDir", "sizeLimit"],
		"severity": "medium",
	}} with input as denied["memory without a size limit"]
}

test_verdict_on_a_bound[name] if {
	some name, msg in {
		"one above the maximum": "volume \"tmp\" may grow to 1025Mi, above the maximum of 1Gi",
		"memory above the limit of the pod": "volume \"tmp\" may grow to 512Mi, above the memory limit of its pod, 256Mi",
		"more than the limit of the pod on local storage": "volume \"tmp\" may grow to 536870912, above the ephemeral-storage limit of its pod, 256Mi",
	}
	policy.violation == {{"msg": msg, "path": ["spec", "volumes", 0, "emptyDir", "sizeLimit"]}} with input as denied[name]
}

test_only_in_memory if {
	only := {"quotas/empty-dir-size-limit": {"memoryOnly": true}}
	count(policy.violation) == 0 with input as denied["no size limit"] with data.reeve_parameters as only
	count(policy.violation) == 0 with input as denied["one above the maximum"] with data.reeve_parameters as only
	count(policy.violation) == 1 with input as denied["memory without a size limit"] with data.reeve_parameters as only
}

test_another_maximum[max] if {
	some max, wanted in {"1024Mi": 1, "2Gi": 0}
	found := policy.violation with input as denied["one above the maximum"]
		with data.reeve_parameters as {"quotas/empty-dir-size-limit": {"max": max}}
	count(found) == wanted
}
