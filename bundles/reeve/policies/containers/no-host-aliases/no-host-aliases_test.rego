package reeve.policies.containers["no-host-aliases_test"]

import data.reeve.policies.containers["no-host-aliases"] as policy

denied["a name for an address"] := _pod([{"ip": "10.0.0.1", "hostnames": ["db.example.com"]}])

denied["an address without names"] := _pod([{"ip": "10.0.0.1", "hostnames": null}])

denied["an alias of nothing"] := _pod([{}])

allowed["an empty list"] := _pod([])

allowed["null, which is the same as absent"] := _pod(null)

allowed["no aliases"] := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"hostname": "db", "containers": [{"name": "app"}]},
}

_pod(aliases) := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"containers": [{"name": "app"}], "hostAliases": aliases},
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdicts if {
	found := {[v.msg, v.path, v.fix] | some v in policy.violation} with input as _pod([{"ip": "10.0.0.1"}, {"ip": "::1"}])
	fix := [{"op": "remove", "path": ["spec", "hostAliases"]}]
	found == {
		["pod has a host alias for the address \"10.0.0.1\"", ["spec", "hostAliases", 0], fix],
		["pod has a host alias for the address \"::1\"", ["spec", "hostAliases", 1], fix],
	}
}
