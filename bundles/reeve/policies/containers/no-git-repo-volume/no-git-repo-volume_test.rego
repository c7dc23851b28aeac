package reeve.policies.containers["no-git-repo-volume_test"]

import data.reeve.policies.containers["no-git-repo-volume"] as policy

denied["a repository"] := _pod([{"name": "code", "gitRepo": {"repository": "https://example.com/web.git"}}])

denied["one among other volumes"] := _pod([
	{"name": "tmp", "emptyDir": {}},
	{"name": "code", "gitRepo": {"repository": "https://example.com/web.git", "directory": "."}},
])

denied["an empty source"] := _pod([{"name": "code", "gitRepo": {}}])

allowed["other types"] := _pod([{"name": "gitRepo", "emptyDir": {}}])

allowed["null, which is the same as absent"] := _pod([{"name": "code", "gitRepo": null}, null])

allowed["null volumes"] := _pod(null)

_pod(volumes) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "volumes": volumes},
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
		"msg": "pod clones the git repository \"https://example.com/web.git\" as the volume \"code\"",
		"path": ["spec", "volumes", 1, "gitRepo"],
	}} with input as denied["one among other volumes"]
}
