package reeve.policies.containers["no-plaintext-secret-command_test"]

import data.reeve.policies.containers["no-plaintext-secret-command"] as policy

denied["a flag"] := _pod({"containers": [{"name": "app", "args": ["--db-password=hunter2"]}]})

denied["a flag and its value"] := _pod({"containers": [{"name": "app", "args": ["-v", "--token", "hunter2"]}]})

denied["a flag in a script"] := _pod({"initContainers": [{
	"name": "setup",
	"command": ["sh", "-c", "set -e; login --user app --password 'hunter2' && run"],
}]})

denied["a flag of a probe"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": {"exec": {"command": ["check", "--api-key=hunter2"]}},
}]})

denied["a flag of a hook"] := _pod({"containers": [{
	"name": "app",
	"lifecycle": {"preStop": {"exec": {"command": ["leave", "--secret=hunter2"]}}},
}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug", "args": ["--password=hunter2"]}]})

denied["a credential by its form"] := _pod({"containers": [{"name": "app", "args": ["run", _token]}]})

denied["one in a flag that would hold one"] := _pod({"containers": [{
	"name": "app",
	"args": [sprintf("--token=%s", [_token])],
}]})

denied["a URL with a password"] := _pod({"containers": [{"name": "app", "args": ["--db=postgres://app:hunter2@db/main"]}]})

denied["an Authorization header"] := _pod({"containers": [{
	"name": "app",
	"readinessProbe": _header("authorization", "Basic aHVudGVyMg=="),
}]})

denied["a credential in another header"] := _pod({"containers": [{"name": "app", "startupProbe": _header("X-Key", _token)}]})

denied["an annotation"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": {"example.com/note": _token}},
	"spec": {"containers": [{"name": "app"}]},
}

allowed["no credential"] := _pod({"containers": [{"name": "app", "command": ["run"], "args": ["--mode=fast", "--fast", "eve"]}]})

allowed["a reference to a variable"] := _pod({"containers": [{
	"name": "app",
	"args": ["--password=$(PASSWORD)", "--token", "$(TOKEN)"],
}]})

allowed["a reference that a shell reads"] := _pod({"containers": [{
	"name": "app",
	"command": ["sh", "-c", "run --password=$PASSWORD --token \"${TOKEN}\" --secret $(cat /key) --api-key `cat /key`"],
}]})

allowed["what is no credential"] := _pod({"containers": [{
	"name": "app",
	"args": ["--token=/var/run/token", "--secret=true", "--token-ttl=soon", "--password-file=p.txt", "--token", "--fast"],
}]})

allowed["a header that refers to one"] := _pod({"containers": [{
	"name": "app",
	"livenessProbe": _header("Authorization", "Bearer $(TOKEN)"),
	"readinessProbe": _header("Host", "example.com"),
}]})

allowed["what kubectl keeps, which repeats the object"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": {"kubectl.kubernetes.io/last-applied-configuration": _token}},
	"spec": {"containers": [{"name": "app"}]},
}

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [{
	"name": "app",
	"command": null,
	"args": ["--password", null],
	"livenessProbe": _header("Authorization", null),
}]})

_header(name, text) := {"httpGet": {"port": 80, "httpHeaders": [{"name": name, "value": text}]}}

# The one that the documentation of AWS shows, which no scanner takes for real.
_token := "AKIAIOSFODNN7EXAMPLE"

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_of_a_flag if {
	policy.violation == {{
		"msg": "container \"app\" has a literal credential in the flag \"token\"",
		"path": ["spec", "containers", 0, "args", 2],
		"container": "app",
	}} with input as denied["a flag and its value"]
}

test_verdict_of_a_header if {
	policy.violation == {{
		"msg": "container \"app\" has a literal credential in the header \"authorization\" of its readinessProbe",
		"path": ["spec", "containers", 0, "readinessProbe", "httpGet", "httpHeaders", 0, "value"],
		"container": "app",
	}} with input as denied["an Authorization header"]
}

test_verdict_by_the_form if {
	policy.violation == {{
		"msg": "container \"app\" has an AWS access key in its args",
		"path": ["spec", "containers", 0, "args", 0],
		"container": "app",
	}} with input as denied["one in a flag that would hold one"]
}

test_verdict_of_an_annotation if {
	policy.violation == {{
		"msg": "pod has an AWS access key in the annotation \"example.com/note\"",
		"path": ["metadata", "annotations", "example.com/note"],
	}} with input as denied["an annotation"]
}

test_no_verdict_quotes_the_value if {
	every object in denied {
		found := policy.violation with input as object
		not regex.match(`hunter2|EXAMPLE|aHVud`, json.marshal(found))
	}
}

_with(parameters) := {"containers/no-plaintext-secret-command": parameters}

test_mode[mode] if {
	some mode, [flags, headers, forms] in {"names": [1, 1, 0], "values": [0, 0, 1]}
	parameters := _with({"mode": [mode]})
	count(policy.violation) == flags with input as denied["a flag"] with data.reeve_parameters as parameters
	count(policy.violation) == headers with input as denied["an Authorization header"]
		with data.reeve_parameters as parameters
	count(policy.violation) == forms with input as denied["a credential by its form"]
		with data.reeve_parameters as parameters
}

test_name_patterns if {
	parameters := _with({"namePatterns": ["mode"]})
	count(policy.violation) == 0 with input as denied["a flag"] with data.reeve_parameters as parameters
	count(policy.violation) == 1 with input as allowed["no credential"] with data.reeve_parameters as parameters
}

test_exempt_suffixes if {
	parameters := _with({"exemptSuffixes": ["_PASSWORD"]})
	count(policy.violation) == 0 with input as denied["a flag"] with data.reeve_parameters as parameters
	count(policy.violation) == 2 with input as allowed["what is no credential"] with data.reeve_parameters as parameters
}

test_value_patterns if {
	found := {v.msg | some v in policy.violation} with input as allowed["no credential"]
		with data.reeve_parameters as _with({"valuePatterns": {"a pace": "fast$"}})
	found == {"container \"app\" has a pace in its args"}
}

test_allow_names[name] if {
	some name, wanted in {
		"a flag": 0,
		"an Authorization header": 0,
		"a credential in another header": 0,
		"an annotation": 0,
		"a flag and its value": 1,
		"a credential by its form": 1,
	}
	found := policy.violation with input as denied[name]
		with data.reeve_parameters as _with({"allowNames": ["db-*", "authorization", "X-Key", "example.com/*"]})
	count(found) == wanted
}
