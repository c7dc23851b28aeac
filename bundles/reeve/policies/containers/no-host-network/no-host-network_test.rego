package reeve.policies.containers["no-host-network_test"]

import data.reeve.policies.containers["no-host-network"] as policy

denied["true"] := _pod({"hostNetwork": true, "containers": [{"name": "app"}]})

denied["a pod with a security context"] := _pod({"hostNetwork": true, "securityContext": {"runAsNonRoot": true}})

denied["a replication controller"] := {
	"apiVersion": "v1",
	"kind": "ReplicationController",
	"metadata": {"name": "web"},
	"spec": {"template": {"spec": {"hostNetwork": true}}},
}

denied["a cron job"] := {
	"apiVersion": "batch/v1",
	"kind": "CronJob",
	"metadata": {"name": "backup"},
	"spec": {"jobTemplate": {"spec": {"template": {"spec": {"hostNetwork": true}}}}},
}

denied["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "hostNetwork": true})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["false"] := _pod({"hostNetwork": false, "containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"hostNetwork": null, "initContainers": null})

allowed["another namespace of the node"] := _pod({"hostPID": true})

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, path in {
		"true": ["spec", "hostNetwork"],
		"a replication controller": ["spec", "template", "spec", "hostNetwork"],
		"a cron job": ["spec", "jobTemplate", "spec", "template", "spec", "hostNetwork"],
	}
	policy.violation == {{
		"msg": "pod shares the network namespace of the node",
		"path": path,
		"fix": [{"op": "remove"}],
	}} with input as denied[name]
}

test_a_pod_without_a_spec if {
	count(policy.violation) == 0 with input as _pod(null)
}

test_no_fix_where_a_container_is_a_host_process[name] if {
	options := {"windowsOptions": {"hostProcess": true}}
	some name, spec in {
		"by the pod": {"securityContext": options, "containers": [{"name": "app"}]},
		"by itself": {"containers": [{"name": "log"}, {"name": "app", "securityContext": options}]},
	}
	found := policy.violation with input as _pod(object.union(spec, {"hostNetwork": true}))
	{violation.fix | some violation in found} == {[]}
}

test_exempt_namespaces[namespace] if {
	some namespace, wanted in {"kube-system": 0, "ingress-nginx": 0, "shop": 1}
	pod := object.union(denied["true"], {"metadata": {"namespace": namespace}})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/no-host-network": {"exemptNamespaces": ["kube-system", "ingress-*"]}}
	count(found) == wanted
}

test_the_fix_takes_the_host_ports_along if {
	some found in policy.violation with input as _pod({"hostNetwork": true, "containers": [{"name": "app", "ports": [
		{"containerPort": 80, "hostPort": 80},
		{"containerPort": 8080, "hostPort": 81},
		{"containerPort": 82},
	]}]})
	found.fix == [{"op": "remove"}, {"op": "remove", "path": ["spec", "containers", 0, "ports", 0, "hostPort"]}]
}
