package reeve.policies.containers["no-shell-probe_test"]

import data.reeve.policies.containers["no-shell-probe"] as policy

denied["a shell"] := _pod({"containers": [{"name": "app", "livenessProbe": _exec(["/bin/sh", "-c", "check"])}]})

denied["a client"] := _pod({"containers": [{"name": "app", "readinessProbe": _exec(["curl", "-f", "localhost"])}]})

denied["a client in a script"] := _pod({"containers": [{
	"name": "app",
	"startupProbe": _exec(["check", "test $(/usr/bin/wget -qO- localhost) = ok"]),
}]})

denied["a sidecar"] := _pod({"initContainers": [{
	"name": "proxy",
	"restartPolicy": "Always",
	"livenessProbe": _exec(["bash", "/check"]),
}]})

allowed["a program made for it"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": _exec(["/bin/check", "--shell=no", "sh.txt", "ps-list"]),
}]})

allowed["other kinds of probes"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": {"httpGet": {"port": 80}},
	"readinessProbe": {"tcpSocket": {"port": 80}},
}]})

allowed["a hook, and the command of the container"] := _pod({"containers": [{
	"name": "app",
	"command": ["sh"],
	"lifecycle": {"preStop": _exec(["sh", "-c", "sleep 5"])},
}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [{
	"name": "app",
	"livenessProbe": null,
	"readinessProbe": {"exec": null},
	"startupProbe": _exec(null),
}]})

_exec(command) := {"exec": {"command": command}}

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
		"msg": "container \"app\" runs \"wget\" in its startupProbe",
		"path": ["spec", "containers", 0, "startupProbe", "exec", "command", 1],
		"container": "app",
	}} with input as denied["a client in a script"]
}

test_denied_commands[name] if {
	some name, wanted in {"a shell": 0, "a client": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-shell-probe": {"denied": ["curl"]}}
	count(found) == wanted
}
