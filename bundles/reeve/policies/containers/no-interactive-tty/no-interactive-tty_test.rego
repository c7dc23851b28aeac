package reeve.policies.containers["no-interactive-tty_test"]

import data.reeve.policies.containers["no-interactive-tty"] as policy

denied["a terminal"] := _pod({"containers": [{"name": "app", "image": "acme/app", "tty": true}]})

denied["an open standard input"] := _pod({"containers": [{"name": "app", "image": "acme/app", "stdin": true}]})

denied["one that is closed after the first use"] := _pod({"containers": [{"name": "app", "stdin": true, "stdinOnce": true}]})

denied["an init container"] := _pod({"initContainers": [{"name": "setup", "tty": true}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "stdin": true, "tty": false}]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["both false"] := _pod({"containers": [{"name": "app", "tty": false, "stdin": false}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [{
	"name": "app",
	"tty": null,
	"stdin": null,
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

test_verdicts if {
	policy.violation == {
		{
			"msg": "container \"app\" has a terminal",
			"path": ["spec", "containers", 0, "tty"],
			"container": "app",
			"fix": [{"op": "remove"}],
		},
		{
			"msg": "container \"app\" has an open standard input",
			"path": ["spec", "containers", 0, "stdin"],
			"container": "app",
			"fix": [{"op": "remove"}],
		},
	} with input as _pod({"containers": [{"name": "app", "tty": true, "stdin": true}]})
}

test_exempt_images[name] if {
	some name, wanted in {"a terminal": 0, "an init container": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-interactive-tty": {"exemptImages": ["acme/app"]}}
	count(found) == wanted
}
