package reeve.policies.psp["pss-capabilities-restricted_test"]

import data.reeve.policies.psp["pss-capabilities-restricted"] as policy

denied["nothing set"] := _pod({"containers": [{"name": "app"}]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_has({"drop": ["ALL"]})],
})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["some dropped, but not all"] := _pod({"containers": [_has({"drop": ["NET_RAW", "CHOWN"]})]})

denied["all in other letters"] := _pod({"containers": [_has({"drop": ["all"]})]})

denied["all with a prefix"] := _pod({"containers": [_has({"drop": ["CAP_ALL"]})]})

denied["an empty list"] := _pod({"containers": [_has({"drop": []})]})

denied["a list that is null"] := _pod({"containers": [_has({"drop": null, "add": null})]})

denied["null, which is the same as absent"] := _pod({"initContainers": null, "containers": [_has(null)]})

denied["the allowed one added, but nothing dropped"] := _pod({"containers": [_has({"add": ["NET_BIND_SERVICE"]})]})

denied["one added"] := _pod({"containers": [_has({"drop": ["ALL"], "add": ["NET_BIND_SERVICE", "CHOWN"]})]})

denied["the allowed one added in other letters"] := _pod({"containers": [_has({
	"drop": ["ALL"],
	"add": ["net_bind_service"],
})]})

denied["an empty name added"] := _pod({"containers": [_has({"drop": ["ALL"], "add": [""]})]})

denied["null added, which is the empty name"] := _pod({"containers": [_has({"drop": ["ALL"], "add": [null]})]})

denied["one added by an ephemeral container"] := _pod({"ephemeralContainers": [_has({
	"drop": ["ALL"],
	"add": ["SYS_PTRACE"],
})]})

denied["a pod that declares Linux"] := _pod({"os": {"name": "linux"}, "containers": [{"name": "app"}]})

allowed["all dropped"] := _pod({"containers": [_has({"drop": ["ALL"]}), _has({"drop": ["NET_RAW", "ALL"]})]})

allowed["all dropped, the allowed one added"] := _pod({"containers": [_has({
	"drop": ["ALL"],
	"add": ["NET_BIND_SERVICE"],
})]})

allowed["nothing added"] := _pod({"containers": [_has({"drop": ["ALL"], "add": []})]})

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

test_each_fault_on_its_own if {
	count(policy.violation) == 3 with input as _pod({"containers": [_has({"add": ["CHOWN", "KILL"]})]})
}

test_verdict_where_it_is_not_dropped if {
	policy.violation == {{
		"msg": "container \"app\" does not drop ALL capabilities",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "drop"],
		"container": "app",
		"fix": [],
	}} with input as denied["nothing set"]
}

test_verdict_where_one_is_added if {
	policy.violation == {{
		"msg": "container \"app\" adds the capability \"CHOWN\"",
		"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1],
		"container": "app",
		"fix": [],
	}} with input as denied["one added"]
}

test_fix_on_request[name] if {
	some name, wanted in {
		"nothing set": [{"op": "add", "value": ["ALL"]}],
		"one added": [{"op": "remove"}],
	}
	found := policy.violation with input as denied[name]
		with data.reeve_config as {"fixes": "all"}
	{violation.fix | some violation in found} == {wanted}
}

test_version[version] if {
	some version, counts in {
		"v1.0": {"linux": 0, "windows": 0},
		"v1.21": {"linux": 0, "windows": 0},
		"v1.22": {"linux": 1, "windows": 1},
		"v1.24": {"linux": 1, "windows": 1},
		"v1.25": {"linux": 1, "windows": 0},
		"latest": {"linux": 1, "windows": 0},
	}
	every os, wanted in counts {
		every container in [{"name": "app"}, _has({"drop": ["ALL"], "add": ["CHOWN"]})] {
			pod := _pod({"os": {"name": os}, "containers": [container]})
			found := policy.violation with input as pod
				with data.reeve_parameters as {"psp/pss-capabilities-restricted": {"version": version}}
			count(found) == wanted
		}
	}
}
