package reeve.policies.containers["no-sudo_test"]

import data.reeve.policies.containers["no-sudo"] as policy

denied["the command"] := _pod({"containers": [{"name": "app", "command": ["sudo", "run"]}]})

denied["with its path"] := _pod({"containers": [{"name": "app", "command": ["/usr/bin/sudo", "run"]}]})

denied["an argument"] := _pod({"containers": [{"name": "app", "command": ["env"], "args": ["doas", "run"]}]})

denied["a script"] := _pod({"containers": [{
	"name": "app",
	"command": ["sh", "-c", "set -e\nprepare&&sudo -u web run"],
}]})

denied["a command in place of a word"] := _pod({"containers": [{
	"name": "app",
	"command": ["sh", "-c", "run $(su -c id)"],
}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "args": ["su"]}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "command": ["su", "-"]}]})

allowed["words that hold it"] := _pod({"containers": [{
	"name": "app",
	"command": ["pseudo", "--sudo", "/etc/sudoers", "/sudo/run", "sum", "no-su"],
}]})

allowed["no command"] := _pod({"containers": [{"name": "sudo", "image": "sudo"}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [{
	"name": "app",
	"command": null,
	"args": [null, ""],
}]})

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
		"msg": "container \"app\" runs \"sudo\" in its command",
		"path": ["spec", "containers", 0, "command", 2],
		"container": "app",
	}} with input as denied["a script"]
}

test_words[name] if {
	some name, wanted in {"the command": 0, "an argument": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-sudo": {"words": ["doas"]}}
	count(found) == wanted
}
