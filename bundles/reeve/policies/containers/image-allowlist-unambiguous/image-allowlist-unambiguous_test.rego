package reeve.policies.containers["image-allowlist-unambiguous_test"]

import data.reeve.policies.containers["image-allowlist-unambiguous"] as policy

denied["a registry without a slash"] := _constraint(["registry.example.com/", "registry.example.com"])

denied["a registry and a port without a slash"] := _constraint(["registry.example.com:5000"])

denied["a registry before a star"] := _constraint(["registry.example.com*"])

denied["a name alone"] := _constraint(["nginx"])

denied["a namespace without a slash"] := _constraint(["registry.example.com/acme"])

denied["a namespace on the node without a slash"] := _constraint(["localhost/acme"])

denied["a public registry"] := _constraint(["docker.io/"])

denied["a public registry without a slash"] := _constraint(["GHCR.io"])

denied["a public registry and a star"] := _constraint(["quay.io/*"])

denied["a star"] := _constraint(["*"])

denied["two stars"] := _constraint(["*/*"])

denied["an empty entry"] := _constraint([""])

denied["null, which is empty"] := _constraint([null])

allowed["a registry"] := _constraint(["registry.example.com/", "localhost:5000/"])

allowed["a namespace"] := _constraint(["ghcr.io/acme/", "acme/", "docker.io/library/"])

allowed["a repository"] := _constraint(["ghcr.io/acme/app", "acme/app"])

allowed["a tag and a digest"] := _constraint([
	"registry.example.com/app:v1",
	"registry.example.com/app@sha256:4e272eef7ec6a7e76b9c521dcf14a3d397f7c370f48cbdbcfad22f041a1449cb",
])

allowed["an empty list, which allows nothing"] := _constraint([])

allowed["no list"] := _constraint(null)

allowed["no parameters"] := {
	"apiVersion": "constraints.gatekeeper.sh/v1beta1",
	"kind": "K8sAllowedRepos",
	"metadata": {"name": "approved"},
	"spec": {},
}

_constraint(repos) := {
	"apiVersion": "constraints.gatekeeper.sh/v1beta1",
	"kind": "K8sAllowedRepos",
	"metadata": {"name": "approved"},
	"spec": {"parameters": {"repos": repos}},
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
		"msg": "allow list has the entry \"registry.example.com\", which also names registries that begin with it",
		"path": ["spec", "parameters", "repos", 1],
	}} with input as denied["a registry without a slash"]
}

test_what_is_wrong[name] if {
	some name, fault in {
		"a name alone": "which also names registries that begin with it",
		"a namespace without a slash": "which also names namespaces that begin with it",
		"a public registry": "which is a registry where anyone publishes",
		"a public registry without a slash": "which is a registry where anyone publishes",
		"a star": "which names every image",
		"an empty entry": "which names every image",
	}
	constraint := denied[name]
	some found in policy.violation with input as constraint
	endswith(found.msg, fault)
}

test_another_kind_of_constraint_is_none if {
	constraint := object.union(denied["a star"], {"kind": "K8sDisallowedRepos"})
	count(policy.violation) == 0 with input as constraint
}
