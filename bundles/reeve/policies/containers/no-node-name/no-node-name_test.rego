package reeve.policies.containers["no-node-name_test"]

import data.reeve.policies.containers["no-node-name"] as policy

denied["the name of a node"] := _pod({"nodeName": "node-a"})

denied["a host among other labels"] := _pod({"nodeSelector": {"disk": "ssd", "kubernetes.io/hostname": "node-a"}})

denied["the template of a controller that runs"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "uid": "6f1c"},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}], "nodeName": "node-a"}}},
}

allowed["nothing set"] := _pod({})

allowed["other labels"] := _pod({"nodeSelector": {"disk": "ssd"}})

allowed["an empty name"] := _pod({"nodeName": "", "nodeSelector": {"kubernetes.io/hostname": ""}})

allowed["null, which is the same as absent"] := _pod({"nodeName": null, "nodeSelector": null})

allowed["a pod that runs, whose node the scheduler chose"] := object.union(_pod({"nodeName": "node-a"}), {"metadata": {"uid": "6f1c"}})

# A controller that runs has a template nobody but its author wrote.
pod_only := {"a pod that runs, whose node the scheduler chose"}

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

test_verdict_on_a_name if {
	policy.violation == {{
		"msg": "pod names the node \"node-a\" to run on",
		"path": ["spec", "nodeName"],
		"fix": [{"op": "remove"}],
	}} with input as denied["the name of a node"]
}

test_verdict_on_a_host if {
	policy.violation == {{
		"msg": "pod selects the host \"node-a\" to run on",
		"path": ["spec", "nodeSelector", "kubernetes.io/hostname"],
		"fix": [{"op": "remove"}],
	}} with input as denied["a host among other labels"]
}

_request(operation, user) := {"review": {
	"operation": operation,
	"userInfo": user,
	"object": allowed["a pod that runs, whose node the scheduler chose"],
	"oldObject": allowed["a pod that runs, whose node the scheduler chose"],
}}

test_a_request_with_a_uid_is_no_running_pod if {
	count(policy.violation) == 1 with input as _request("CREATE", {"username": "eve"})
}

test_an_update_chooses_no_node if {
	count(policy.violation) == 0 with input as _request("UPDATE", {"username": "eve"})
}

test_a_static_pod_runs_where_the_kubelet_is if {
	user := {"username": "system:node:node-a", "groups": ["system:nodes"]}
	count(policy.violation) == 0 with input as _request("CREATE", user)
}

test_a_host_is_selected_by_the_author_always if {
	selecting := {"metadata": {"uid": "6f1c"}, "spec": {"nodeSelector": {"kubernetes.io/hostname": "node-a"}}}
	count(policy.violation) == 1 with input as object.union(_pod({}), selecting)
}
