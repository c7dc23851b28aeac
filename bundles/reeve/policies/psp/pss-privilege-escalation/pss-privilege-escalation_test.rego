package reeve.policies.psp["pss-privilege-escalation_test"]

import data.reeve.policies.psp["pss-privilege-escalation"] as policy

denied["a container that allows it"] := _pod({"containers": [_container({"allowPrivilegeEscalation": true})]})

denied["a container that does not say"] := _pod({"containers": [{"name": "app"}]})

denied["null, which is the same as absent"] := _pod({"containers": [_container({"allowPrivilegeEscalation": null})]})

denied["an init container"] := _pod({
	"initContainers": [{"name": "setup"}],
	"containers": [_container({"allowPrivilegeEscalation": false})],
})

denied["an ephemeral container"] := _pod({"ephemeralContainers": [{"name": "debug"}]})

denied["a pod that declares Linux"] := _pod({"os": {"name": "linux"}, "containers": [{"name": "app"}]})

allowed["a container that forbids it"] := _pod({"containers": [_container({"allowPrivilegeEscalation": false})]})

allowed["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "containers": [{"name": "app"}]})

_container(context) := {"name": "app", "securityContext": context}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict_where_it_is_unset if {
	policy.violation == {{
		"msg": "container \"app\" does not set allowPrivilegeEscalation, so it is allowed",
		"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"],
		"container": "app",
		"fix": [{"op": "add", "value": false}],
	}} with input as denied["a container that does not say"]
}

test_verdict_where_it_is_allowed if {
	some found in policy.violation with input as denied["a container that allows it"]
	found.msg == "container \"app\" allows privilege escalation"
}

test_no_fix_the_api_server_would_refuse if {
	every context in [{"privileged": true}, {"capabilities": {"add": ["CAP_SYS_ADMIN"]}}] {
		some found in policy.violation with input as _pod({"containers": [_container(context)]})
		found.fix == []
	}
}

test_version[version] if {
	some version, counts in {
		"v1.7": {"linux": 0, "windows": 0},
		"v1.8": {"linux": 1, "windows": 1},
		"v1.24": {"linux": 1, "windows": 1},
		"v1.25": {"linux": 1, "windows": 0},
		"latest": {"linux": 1, "windows": 0},
	}
	every os, wanted in counts {
		pod := _pod({"os": {"name": os}, "containers": [{"name": "app"}]})
		found := policy.violation with input as pod
			with data.reeve_parameters as {"psp/pss-privilege-escalation": {"version": version}}
		count(found) == wanted
	}
}
