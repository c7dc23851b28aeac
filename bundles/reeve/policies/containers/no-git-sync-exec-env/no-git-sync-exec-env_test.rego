package reeve.policies.containers["no-git-sync-exec-env_test"]

import data.reeve.policies.containers["no-git-sync-exec-env"] as policy

denied["the variable"] := _pod({"containers": [_env({"name": "GITSYNC_GIT", "value": "/tmp/x"})]})

denied["the older variable"] := _pod({"containers": [_env({"name": "GIT_SYNC_GIT", "value": "/tmp/x"})]})

denied["a value from elsewhere"] := _pod({"initContainers": [_env({
	"name": "GITSYNC_GIT",
	"valueFrom": {"configMapKeyRef": {"name": "sync", "key": "git"}},
})]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_env({"name": "GITSYNC_GIT", "value": "/tmp/x"})]})

denied["the flag"] := _pod({"containers": [_run("registry.k8s.io/git-sync/git-sync:v4.2.3", ["--repo=r", "--git=/tmp/x"])]})

denied["the flag of older releases"] := _pod({"initContainers": [_run("git-sync", ["-git", "/tmp/x"])]})

denied["the flag under another image"] := _pod({"containers": [{
	"name": "sync",
	"image": "acme/tools",
	"command": ["/bin/git-sync", "--git", "/tmp/x"],
}]})

allowed["other variables"] := _pod({"containers": [_env({"name": "GITSYNC_REPO", "value": "r"})]})

allowed["an empty value, which is the default"] := _pod({"containers": [_env({"name": "GITSYNC_GIT", "value": ""})]})

allowed["other flags"] := _pod({"containers": [_run("git-sync", ["--repo=r", "--git-config=a:b", "--git", "--one-time"])]})

allowed["an empty flag, which is the default"] := _pod({"containers": [_run("git-sync", ["--git="])]})

allowed["another program"] := _pod({"containers": [_run("acme/tools", ["--git=/usr/bin/git"])]})

allowed["a probe"] := _pod({"containers": [{
	"name": "sync",
	"image": "git-sync",
	"livenessProbe": {"exec": {"command": ["check", "--git=git"]}},
}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_run(null, null),
	_env({"name": "GITSYNC_GIT", "value": null, "valueFrom": null}),
]})

_env(variable) := {"name": "sync", "env": [variable]}

_run(image, args) := {"name": "sync", "image": image, "args": args}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_on_a_variable if {
	policy.violation == {{
		"msg": "container \"sync\" has git-sync run another git by the variable \"GITSYNC_GIT\"",
		"path": ["spec", "containers", 0, "env", 0],
		"container": "sync",
		"fix": [{"op": "remove"}],
	}} with input as denied["the variable"]
}

test_verdict_on_a_flag if {
	policy.violation == {{
		"msg": "container \"sync\" has git-sync run another git by the flag \"git\"",
		"path": ["spec", "containers", 0, "args", 1],
		"container": "sync",
	}} with input as denied["the flag"]
}

test_names[name] if {
	some name, wanted in {"the variable": 0, "the older variable": 1, "the flag": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-git-sync-exec-env": {"names": ["GIT_SYNC_GIT"]}}
	count(found) == wanted
}
