package reeve.lib.escalation_test

import data.reeve.lib.escalation
import data.reeve.lib.workload

_pod(context) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app", "securityContext": context}]},
}

test_findings[name] if {
	some name, row in {
		"true": [{"allowPrivilegeEscalation": true}, true, "container \"app\" allows privilege escalation"],
		"null": [
			{"allowPrivilegeEscalation": null}, false,
			"container \"app\" does not set allowPrivilegeEscalation, so it is allowed",
		],
		"absent": [{}, false, "container \"app\" does not set allowPrivilegeEscalation, so it is allowed"],
	}
	[context, explicit, message] := row
	wanted := {{
		"container": workload.containers[0],
		"explicit": explicit,
		"violation": {
			"msg": message,
			"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"],
			"container": "app",
			"fix": [{"op": "add", "value": false}],
		},
	}} with input as _pod(context)
	escalation.findings == wanted with input as _pod(context)
}

test_no_finding_where_it_is_false if {
	count(escalation.findings) == 0 with input as _pod({"allowPrivilegeEscalation": false})
}

test_no_fix_that_is_refused_or_only_seems_to_hold[name] if {
	some name, context in {
		"the capability as Kubernetes spells it": {"capabilities": {"add": ["SYS_ADMIN"]}},
		"privileged": {"privileged": true},
		"the capability as Linux spells it": {"capabilities": {"add": ["KILL", "CAP_SYS_ADMIN"]}},
	}
	{found.violation.fix | some found in escalation.findings} == {[]} with input as _pod(context)
}

test_a_fix_the_api_server_takes[name] if {
	some name, context in {
		"not privileged": {"privileged": false},
		"another capability": {"capabilities": {"add": ["KILL"]}},
	}
	{count(found.violation.fix) | some found in escalation.findings} == {1} with input as _pod(context)
}
