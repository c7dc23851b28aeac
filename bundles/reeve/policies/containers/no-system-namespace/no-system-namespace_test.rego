package reeve.policies.containers["no-system-namespace_test"]

import data.reeve.policies.containers["no-system-namespace"] as policy

denied["a pod"] := _pod({"name": "web", "namespace": "kube-system", "labels": {"app": "web"}})

denied["another system namespace"] := _pod({"name": "web", "namespace": "kube-public"})

denied["a name that is yet to be generated"] := _pod({"generateName": "web-", "namespace": "kube-node-lease"})

denied["a deployment"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "namespace": "kube-system"},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}]}}},
}

allowed["another namespace"] := _pod({"name": "web", "namespace": "shop"})

allowed["a namespace with a like name"] := _pod({"name": "web", "namespace": "kube-system-2"})

allowed["no namespace"] := _pod({"name": "web"})

allowed["null, which is the same as absent"] := _pod({"name": "web", "namespace": null})

# The path of a controller's namespace is not in its template.
pod_only := {"a pod", "another system namespace", "a name that is yet to be generated"}

_pod(metadata) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": metadata,
	"spec": {"containers": [{"name": "app"}]},
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
		"msg": "\"web\" is in the system namespace \"kube-system\"",
		"path": ["metadata", "namespace"],
	}} with input as denied["a pod"]
}

test_verdict_on_a_generated_name if {
	some found in policy.violation with input as denied["a name that is yet to be generated"]
	found.msg == "\"web-\" is in the system namespace \"kube-node-lease\""
}

_with(parameters) := {"containers/no-system-namespace": parameters}

test_system_namespaces if {
	parameters := _with({"systemNamespaces": ["shop"]})
	count(policy.violation) == 0 with input as denied["a pod"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["another namespace"] with data.reeve_parameters as parameters
}

test_allow[name] if {
	some name, [entry, wanted] in {
		"by name": [{"name": "web"}, 0],
		"by the beginning of the name": [{"name": "w*"}, 0],
		"another name": [{"name": "api"}, 1],
		"by labels": [{"labels": {"app": "web"}}, 0],
		"other labels": [{"labels": {"app": "web", "tier": "front"}}, 1],
		"by both": [{"name": "web", "labels": {"app": "web"}}, 0],
		"only one of both": [{"name": "api", "labels": {"app": "web"}}, 1],
	}
	found := policy.violation with input as denied["a pod"] with data.reeve_parameters as _with({"allow": [entry]})
	count(found) == wanted
}

test_requester[user] if {
	some user, wanted in {
		"eve": 1,
		"system:kube-scheduler": 0,
		"system:serviceaccount:kube-system:replicaset-controller": 0,
		"system:serviceaccount:shop:deployer": 1,
	}
	found := policy.violation with input as {"review": {
		"operation": "CREATE",
		"object": denied["a pod"],
		"userInfo": {"username": user},
	}}
	count(found) == wanted
}

test_the_namespace_of_the_request if {
	count(policy.violation) == 1 with input as {"review": {"object": allowed["no namespace"], "namespace": "kube-system"}}
}
