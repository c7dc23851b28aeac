package reeve.policies.containers["no-deprecated-seccomp-annotation_test"]

import data.reeve.policies.containers["no-deprecated-seccomp-annotation"] as policy

denied["for the pod"] := _pod({_of_pod: "runtime/default"}, {})

denied["for a container"] := _pod({_of_app: "unconfined"}, {})

denied["for a container that does not exist"] := _pod({"container.seccomp.security.alpha.kubernetes.io/none": ""}, {})

denied["for something else"] := _pod({"seccomp.security.alpha.kubernetes.io/app": "runtime/default"}, {})

denied["a profile of the node"] := _pod({_of_app: "localhost/web.json"}, {})

denied["beside the field"] := _pod({_of_app: "runtime/default"}, {"seccompProfile": {"type": "RuntimeDefault"}})

denied["null, which is a key as well"] := _pod({_of_pod: null}, {})

denied["in the template of a deployment"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web"},
	"spec": {"template": {
		"metadata": {"annotations": {_of_pod: "runtime/default"}},
		"spec": {"containers": [{"name": "app"}]},
	}},
}

allowed["in the metadata of a deployment, where it never counted"] := {
	"apiVersion": "apps/v1",
	"kind": "Deployment",
	"metadata": {"name": "web", "annotations": {_of_pod: "runtime/default"}},
	"spec": {"template": {"spec": {"containers": [{"name": "app"}]}}},
}

allowed["other annotations"] := _pod({"container.apparmor.security.beta.kubernetes.io/app": "runtime/default"}, {})

allowed["no annotations"] := _pod({}, {"seccompProfile": {"type": "RuntimeDefault"}})

allowed["null annotations"] := _pod(null, {})

_of_pod := "seccomp.security.alpha.kubernetes.io/pod"

_of_app := "container.seccomp.security.alpha.kubernetes.io/app"

_pod(annotations, context) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": {"containers": [{"name": "app", "securityContext": context}]},
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
		"msg": sprintf("pod sets the annotation %q, which the field seccompProfile replaces", [_of_pod]),
		"path": ["metadata", "annotations", _of_pod],
		"fix": [
			{"op": "add", "path": ["spec", "securityContext", "seccompProfile"], "value": {"type": "RuntimeDefault"}},
			{"op": "remove"},
		],
	}} with input as denied["for the pod"]
}

test_fix[name] if {
	some name, case in {
		"for a container": {"fixes": "safe", "wanted": ["remove"]},
		"for a container that does not exist": {"fixes": "safe", "wanted": ["remove"]},
		"a profile of the node": {"fixes": "safe", "wanted": []},
		"beside the field": {"fixes": "safe", "wanted": ["remove"]},
	}
	found := policy.violation with input as denied[name]
		with data.reeve_config as {"fixes": case.fixes}
	[operation.op | some violation in found; some operation in violation.fix] == case.wanted
}

test_fix_of_a_profile_of_the_node if {
	some found in policy.violation with input as denied["a profile of the node"]
		with data.reeve_config as {"fixes": "all"}
	found.fix == [
		{
			"op": "add",
			"path": ["spec", "containers", 0, "securityContext", "seccompProfile"],
			"value": {"type": "Localhost", "localhostProfile": "web.json"},
		},
		{"op": "remove"},
	]
}

test_fix_on_windows_sets_no_field if {
	pod := object.union(denied["for the pod"], {"spec": {"os": {"name": "windows"}}})
	some found in policy.violation with input as pod
	found.fix == [{"op": "remove"}]
}
