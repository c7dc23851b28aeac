package reeve.policies.containers["no-cloud-credential-mount_test"]

import data.reeve.policies.containers["no-cloud-credential-mount"] as policy

denied["a file"] := _pod("/etc/kubernetes/azure.json")

denied["a directory"] := _pod("/root/.aws")

denied["a directory with a slash"] := _pod("/root/.config/gcloud/")

denied["a file below a directory"] := _pod("/root/.aws/sso/cache")

denied["the home of any user"] := _pod("/home/ann/.aws/credentials")

denied["another way to write it"] := _pod("/root//./.aws")

denied["a link to it"] := _pod("/var/run/metadata/gcp")

allowed["another directory"] := _pod("/var/log")

allowed["a name that begins alike"] := _pod("/root/.aws-cli")

allowed["the homes of several users, which another policy judges"] := _pod("/home")

allowed["a directory of a user"] := _pod("/home/.aws")

allowed["another type"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {
		"containers": [{"name": "app", "volumeMounts": [{"name": "aws", "mountPath": "/root/.aws"}]}],
		"volumes": [{"name": "aws", "secret": {"secretName": "aws"}}],
	},
}

allowed["null, which is the same as absent"] := _pod(null)

_pod(path) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "volumes": [
		{"name": "tmp", "emptyDir": {}},
		{"name": "node", "hostPath": {"path": path}},
	]},
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
		"msg": "pod has cloud credentials of the node at \"/root/.aws/sso/cache\" as the volume \"node\"",
		"path": ["spec", "volumes", 1, "hostPath"],
	}} with input as denied["a file below a directory"]
}

test_paths if {
	parameters := {"containers/no-cloud-credential-mount": {"paths": ["/var/*"]}}
	count(policy.violation) == 1 with input as allowed["another directory"] with data.reeve_parameters as parameters
	count(policy.violation) == 0 with input as denied["a directory"] with data.reeve_parameters as parameters
}
