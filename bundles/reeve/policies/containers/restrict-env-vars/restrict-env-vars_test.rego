package reeve.policies.containers["restrict-env-vars_test"]

import data.reeve.policies.containers["restrict-env-vars"] as policy

denied["a library that is loaded first"] := _pod({"containers": [_env([{"name": "LD_PRELOAD", "value": "/tmp/x.so"}])]})

denied["a value from elsewhere"] := _pod({"containers": [_env([
	{"name": "MODE", "value": "fast"},
	{"name": "LD_LIBRARY_PATH", "valueFrom": {"configMapKeyRef": {"name": "app", "key": "path"}}},
])]})

denied["an init container"] := _pod({"initContainers": [_env([{"name": "LD_PRELOAD", "value": "x.so"}])]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_env([{"name": "LD_PRELOAD", "value": "x.so"}])]})

denied["no value"] := _pod({"containers": [_env([{"name": "LD_PRELOAD"}])]})

allowed["other variables"] := _pod({"containers": [_env([
	{"name": "MODE", "value": "LD_PRELOAD"},
	{"name": "ld_preload", "value": "x.so"},
	{"name": "LD_PRELOAD_2", "value": "x.so"},
])]})

allowed["a source, which is not looked into"] := _pod({"containers": [{
	"name": "app",
	"envFrom": [{"configMapRef": {"name": "app"}}],
}]})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [
	_env(null),
	_env([{"name": null}, null]),
	{"name": "proxy"},
]})

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

test_verdict if {
	policy.violation == {{
		"msg": "container \"app\" sets the variable \"LD_LIBRARY_PATH\"",
		"path": ["spec", "containers", 0, "env", 1],
		"container": "app",
	}} with input as denied["a value from elsewhere"]
}

_with(parameters) := {"containers/restrict-env-vars": parameters}

test_denied_names[name] if {
	some name, [entries, wanted] in {
		"a name": [["MODE"], 1],
		"the beginning of a name": [["MO*"], 1],
		"two that fit": [["MO*", "MODE"], 1],
		"another name": [["MOD"], 0],
		"a value": [["MODE=LD_*"], 1],
		"another value": [["MODE=LD"], 0],
		"none": [[], 0],
	}
	found := policy.violation with input as allowed["other variables"] with data.reeve_parameters as _with({"denied": entries})
	count(found) == wanted
}

test_verdict_on_a_value_does_not_quote_it if {
	policy.violation == {{
		"msg": "container \"app\" sets the variable \"TLS\" to a denied value",
		"path": ["spec", "containers", 0, "env", 0],
		"container": "app",
	}} with input as _pod({"containers": [_env([{"name": "TLS", "value": "a=b"}, {"name": "TLS_2", "value": "a=b"}])]})
		with data.reeve_parameters as _with({"denied": ["TLS=a=*"]})
}

test_required if {
	parameters := _with({"required": ["MODE", "TZ"]})
	pod := _pod({
		"initContainers": [{"name": "setup", "env": null}],
		"containers": [
			{"name": "app", "env": [{"name": "MODE", "value": "fast"}]},
			{"name": "proxy", "envFrom": [{"configMapRef": {"name": "proxy"}}]},
			{"name": "log", "envFrom": [], "env": [{"name": "TZ"}, {"name": "MODE"}]},
		],
		"ephemeralContainers": [{"name": "debug"}],
	})
	found := {[v.msg, v.path, v.container] | some v in policy.violation} with input as pod
		with data.reeve_parameters as parameters
	found == {
		["init container \"setup\" does not set the variable \"MODE\"", ["spec", "initContainers", 0, "env"], "setup"],
		["init container \"setup\" does not set the variable \"TZ\"", ["spec", "initContainers", 0, "env"], "setup"],
		["container \"app\" does not set the variable \"TZ\"", ["spec", "containers", 0, "env"], "app"],
	}
}
