package reeve.policies.containers["no-duplicate-env_test"]

import data.reeve.policies.containers["no-duplicate-env"] as policy

denied["two values"] := _pod({"containers": [_env([
	{"name": "MODE", "value": "fast"},
	{"name": "MODE", "value": "safe"},
])]})

denied["the same value twice"] := _pod({"containers": [_env([
	{"name": "MODE", "value": "fast"},
	{"name": "LEVEL", "value": "1"},
	{"name": "MODE", "value": "fast"},
])]})

denied["a value and a reference"] := _pod({"initContainers": [_env([
	{"name": "KEY", "value": "none"},
	{"name": "KEY", "valueFrom": {"secretKeyRef": {"name": "keys", "key": "main"}}},
])]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_env([{"name": "MODE"}, {"name": "MODE"}])]})

allowed["names that differ"] := _pod({"containers": [_env([{"name": "MODE"}, {"name": "mode"}, {"name": "MODE_2"}])]})

allowed["one name in two containers"] := _pod({
	"initContainers": [_env([{"name": "MODE", "value": "fast"}])],
	"containers": [_env([{"name": "MODE", "value": "safe"}]), _env([{"name": "MODE", "value": "safe"}])],
})

allowed["a variable that a source may bring as well"] := _pod({"containers": [{
	"name": "app",
	"env": [{"name": "MODE", "value": "fast"}],
	"envFrom": [{"configMapRef": {"name": "modes"}}],
}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [_env(null), {"name": "proxy"}]})

_env(variables) := {"name": "app", "env": variables}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_each_repetition_on_its_own if {
	found := {v.path | some v in policy.violation} with input as _pod({"containers": [_env([
		{"name": "MODE", "value": "a"},
		{"name": "MODE", "value": "b"},
		{"name": "MODE", "value": "c"},
	])]})
	found == {["spec", "containers", 0, "env", 1], ["spec", "containers", 0, "env", 2]}
}

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" sets the variable \"MODE\" again",
		"path": ["spec", "containers", 0, "env", 2],
		"container": "app",
	}} with input as denied["the same value twice"]
}
