package reeve.policies.containers["require-drop-net-raw_test"]

import data.reeve.policies.containers["require-drop-net-raw"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_has({"drop": ["ALL"]})],
})

denied["a sidecar"] := _pod({"initContainers": [{"name": "proxy", "restartPolicy": "Always"}]})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["others dropped"] := _pod({"containers": [_has({"drop": ["CHOWN", "KILL"]})]})

denied["dropped with a prefix, which some runtimes ignore"] := _pod({"containers": [_has({"drop": ["CAP_NET_RAW"]})]})

denied["added back"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["CHOWN", "NET_RAW"]})]})

denied["added back with a prefix"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["cap_net_raw"]})]})

denied["all added"] := _pod({"containers": [_has({"drop": ["NET_RAW"], "add": ["ALL"]})]})

denied["an empty list"] := _pod({"containers": [_has({"drop": []})]})

denied["null, which is the same as absent"] := _pod({
	"initContainers": null,
	"containers": [_has({"drop": null, "add": null})],
})

allowed["dropped"] := _pod({"containers": [_has({"drop": ["CHOWN", "NET_RAW"]}), _has({"drop": ["net_raw"]})]})

allowed["all dropped"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["NET_BIND_SERVICE"]})]})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

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

test_verdict_where_it_is_not_dropped if {
	policy.violation == {{
		"msg": "container \"app\" does not drop the capability \"NET_RAW\"",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
		"container": "app",
		"fix": [{"op": "add", "value": ["NET_RAW"]}],
	}} with input as denied["nothing set"]
}

test_verdict_where_it_is_added if {
	policy.violation == {{
		"msg": "container \"app\" adds the capability \"NET_RAW\"",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
		"container": "app",
		"fix": [{"op": "remove"}],
	}} with input as denied["added back"]
}

test_the_fix_keeps_what_is_dropped if {
	some found in policy.violation with input as denied["others dropped"]
	found.fix == [{"op": "add", "value": ["CHOWN", "KILL", "NET_RAW"]}]
}

test_each_fault_on_its_own if {
	count(policy.violation) == 2 with input as _pod({"containers": [_has({"add": ["NET_RAW"]})]})
}

test_windows_adds_nothing if {
	pod := _pod({"os": {"name": "windows"}, "containers": [_has({"add": ["NET_RAW"]})]})
	count(policy.violation) == 0 with input as pod
}

test_an_entry_that_is_null_is_no_name if {
	count(policy.violation) == 1 with input as _pod({"containers": [_has({"add": [null]})]})
}

test_no_fix_that_contradicts_what_is_added[name] if {
	some name in ["NET_RAW", "ALL", "cap_net_raw"]
	pod := _pod({"containers": [_has({"add": [name]})]})
	fixes := {violation.path[count(violation.path) - 1]: violation.fix | some violation in policy.violation} with input as pod
	fixes == {"drop": [], 0: [{"op": "remove"}]}
}
