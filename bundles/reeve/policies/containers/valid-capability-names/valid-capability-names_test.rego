package reeve.policies.containers["valid-capability-names_test"]

import data.reeve.lib.parameters
import data.reeve.policies.containers["valid-capability-names"] as policy

denied["a name that does not exist"] := _pod({"containers": [_has({"drop": ["NET_RWA"]})]})

denied["a name with a prefix"] := _pod({"containers": [_has({"drop": ["CHOWN", "CAP_NET_RAW"]})]})

denied["a name in small letters"] := _pod({"initContainers": [_has({"add": ["net_admin"]})]})

denied["all in small letters"] := _pod({"containers": [_has({"drop": ["all"]})]})

denied["a name with a space"] := _pod({"ephemeralContainers": [_has({"add": ["KILL "]})]})

denied["an empty name"] := _pod({"containers": [_has({"add": [""]})]})

denied["null, which is the empty name"] := _pod({"containers": [_has({"drop": [null]})]})

denied["two names in one"] := _pod({"containers": [_has({"drop": ["NET_RAW,KILL"]})]})

denied["one that is added and dropped"] := _pod({"containers": [_has({
	"drop": ["KILL", "NET_RAW"],
	"add": ["CHOWN", "NET_RAW"],
})]})

denied["all of them, added and dropped"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["ALL"]})]})

allowed["every name there is"] := _pod({"containers": [
	_has({"add": _known}),
	_has({"drop": _known}),
]})

_known := parameters.of("containers/valid-capability-names").knownCapabilities

allowed["all dropped and one added back"] := _pod({"containers": [_has({
	"drop": ["ALL"],
	"add": ["NET_BIND_SERVICE"],
})]})

allowed["all added but one"] := _pod({"containers": [_has({"add": ["ALL"], "drop": ["SYS_ADMIN"]})]})

allowed["one that another container drops"] := _pod({"containers": [
	_has({"add": ["CHOWN"]}),
	_has({"drop": ["CHOWN"]}),
]})

allowed["nothing set"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({
	"initContainers": null,
	"containers": [_has({"add": null, "drop": null}), _has(null)],
})

_has(capabilities) := {"name": "app", "securityContext": {"capabilities": capabilities}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, wanted in {
		"a name that does not exist": {
			"msg": "container \"app\" drops \"NET_RWA\", which is no capability",
			"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop", 0],
			"container": "app",
			"fix": [],
		},
		"a name with a prefix": {
			"msg": "container \"app\" drops \"CAP_NET_RAW\", which Kubernetes spells \"NET_RAW\"",
			"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop", 1],
			"container": "app",
			"fix": [],
		},
		"a name in small letters": {
			"msg": "init container \"app\" adds \"net_admin\", which Kubernetes spells \"NET_ADMIN\"",
			"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", 0],
			"container": "app",
			"fix": [],
		},
		"one that is added and dropped": {
			"msg": "container \"app\" both adds and drops the capability \"NET_RAW\"",
			"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
			"container": "app",
			"fix": [],
		},
	}
	policy.violation == {wanted} with input as denied[name]
}

test_fix_on_request[name] if {
	some name, wanted in {
		"a name that does not exist": [],
		"a name with a prefix": [{"op": "replace", "value": "NET_RAW"}],
		"all in small letters": [{"op": "replace", "value": "ALL"}],
		"a name with a space": [{"op": "replace", "value": "KILL"}],
		"one that is added and dropped": [{"op": "remove"}],
	}
	found := policy.violation with input as denied[name] with data.reeve_config as {"fixes": "all"}
	{violation.fix | some violation in found} == {wanted}
}

test_contradiction_between_two_spellings if {
	found := policy.violation with input as _pod({"containers": [_has({"add": ["CAP_KILL"], "drop": ["KILL"]})]})
	{violation.msg | some violation in found} == {
		"container \"app\" adds \"CAP_KILL\", which Kubernetes spells \"KILL\"",
		"container \"app\" both adds and drops the capability \"KILL\"",
	}
}

test_known_capabilities if {
	pod := _pod({"containers": [_has({"add": ["FUTURE"], "drop": ["KILL", "ALL"]})]})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/valid-capability-names": {"knownCapabilities": ["FUTURE"]}}
	{violation.msg | some violation in found} == {"container \"app\" drops \"KILL\", which is no capability"}
}
