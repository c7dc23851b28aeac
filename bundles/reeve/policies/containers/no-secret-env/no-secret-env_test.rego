package reeve.policies.containers["no-secret-env_test"]

import data.reeve.policies.containers["no-secret-env"] as policy

denied["a key of a secret"] := _pod({"containers": [_key({"name": "db", "key": "password"})]})

denied["an optional key"] := _pod({"containers": [_key({"name": "db", "key": "password", "optional": true})]})

denied["an init container"] := _pod({"initContainers": [_key({"name": "db", "key": "password"})]})

denied["a whole secret"] := _pod({"containers": [_source({"secretRef": {"name": "db"}})]})

denied["a whole secret under a prefix"] := _pod({"containers": [_source({"prefix": "DB_", "secretRef": {"name": "db"}})]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [_source({"secretRef": {"name": "db"}})]})

denied["a reference without a name"] := _pod({"containers": [_key({})]})

allowed["other sources"] := _pod({"containers": [{
	"name": "app",
	"env": [
		{"name": "MODE", "value": "fast"},
		{"name": "LEVEL", "valueFrom": {"configMapKeyRef": {"name": "app", "key": "level"}}},
		{"name": "NODE", "valueFrom": {"fieldRef": {"fieldPath": "spec.nodeName"}}},
	],
	"envFrom": [{"configMapRef": {"name": "app"}}],
}]})

allowed["a mounted secret"] := _pod({
	"containers": [{"name": "app", "volumeMounts": [{"name": "db", "mountPath": "/db"}]}],
	"volumes": [{"name": "db", "secret": {"secretName": "db"}}],
})

allowed["null, which is the same as absent"] := _pod({
	"initContainers": null,
	"containers": [
		_key(null),
		_source({"secretRef": null}),
		{"name": "app", "env": [{"name": "MODE", "valueFrom": null}, null], "envFrom": null},
	],
})

_key(reference) := {"name": "app", "env": [{"name": "PASSWORD", "valueFrom": {"secretKeyRef": reference}}]}

_source(source) := {"name": "app", "envFrom": [source]}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_a_variable if {
	policy.violation == {{
		"msg": "container \"app\" has the secret \"db\" in the variable \"PASSWORD\"",
		"path": ["spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef"],
		"container": "app",
	}} with input as denied["a key of a secret"]
}

test_verdict_of_a_source if {
	policy.violation == {{
		"msg": "container \"app\" has all of the secret \"db\" in its environment",
		"path": ["spec", "containers", 0, "envFrom", 0, "secretRef"],
		"container": "app",
	}} with input as denied["a whole secret"]
}

test_exempt_names[name] if {
	some name, wanted in {"a key of a secret": 0, "a whole secret": 0, "a reference without a name": 1}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as {"containers/no-secret-env": {"exemptNames": ["d*"]}}
	count(found) == wanted
}
