package reeve.policies.containers["no-default-namespace_test"]

import data.reeve.policies.containers["no-default-namespace"] as policy

denied["a pod"] := _object("v1", "Pod", {"name": "web", "namespace": "default"})

denied["a deployment"] := _object("apps/v1", "Deployment", {"name": "web", "namespace": "default"})

denied["a service"] := _object("v1", "Service", {"name": "web", "namespace": "default"})

denied["a role"] := _object("rbac.authorization.k8s.io/v1", "Role", {"name": "web", "namespace": "default"})

denied["a name that is yet to be generated"] := _object("v1", "Pod", {"generateName": "web-", "namespace": "default"})

denied["a name that only another kind may have"] := _object("v1", "Secret", {"name": "kubernetes", "namespace": "default"})

allowed["another namespace"] := _object("v1", "Pod", {"name": "web", "namespace": "shop"})

allowed["no namespace, which whoever applies it may choose"] := _object("v1", "Pod", {"name": "web"})

allowed["null, which is the same as absent"] := _object("v1", "Pod", {"name": "web", "namespace": null})

allowed["the service of the API server"] := _object("v1", "Service", {"name": "kubernetes", "namespace": "default"})

allowed["the account that every namespace has"] := _object("v1", "ServiceAccount", {"name": "default", "namespace": "default"})

allowed["the certificate that every namespace has"] := _object("v1", "ConfigMap", {
	"name": "kube-root-ca.crt",
	"namespace": "default",
})

# The path of a controller's namespace is not in its template.
pod_only := {"a pod", "a name that is yet to be generated"}

_object(api_version, kind, metadata) := object.union(
	{"apiVersion": api_version, "kind": kind, "metadata": metadata},
	{"spec": template | template := _specs[kind]},
)

_specs := {
	"Pod": {"containers": [{"name": "app"}]},
	"Deployment": {"template": {"spec": {"containers": [{"name": "app"}]}}},
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
		"msg": "\"web\" is in the namespace default",
		"path": ["metadata", "namespace"],
	}} with input as denied["a deployment"]
}

test_verdict_on_a_generated_name if {
	some found in policy.violation with input as denied["a name that is yet to be generated"]
	found.msg == "\"web-\" is in the namespace default"
}

test_missing_as_default[name] if {
	some name, wanted in {
		"no namespace, which whoever applies it may choose": 1,
		"null, which is the same as absent": 1,
		"another namespace": 0,
	}
	found := policy.violation with input as allowed[name]
		with data.reeve_parameters as {"containers/no-default-namespace": {"treatMissingAsDefault": true}}
	count(found) == wanted
}

test_the_namespace_of_the_request[namespace] if {
	some namespace, wanted in {"default": 1, "shop": 0, "": 0}
	object := allowed["no namespace, which whoever applies it may choose"]
	found := policy.violation with input as {"review": {"object": object, "namespace": namespace}}
	count(found) == wanted
}
