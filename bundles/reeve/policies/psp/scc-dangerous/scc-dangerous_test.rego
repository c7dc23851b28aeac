package reeve.policies.psp["scc-dangerous_test"]

import data.reeve.policies.psp["scc-dangerous"] as policy

denied["privileged containers"] := _with({"allowPrivilegedContainer": true})

denied["process IDs of the host"] := _with({"allowHostPID": true})

denied["IPC of the host"] := _with({"allowHostIPC": true})

denied["the network of the host"] := _with({"allowHostNetwork": true})

denied["ports of the host"] := _with({"allowHostPorts": true})

denied["directories of the host"] := _with({"allowHostDirVolumePlugin": true})

denied["privilege escalation"] := _with({"allowPrivilegeEscalation": true})

denied["privilege escalation by default"] := _with({"allowPrivilegeEscalation": null})

denied["every capability"] := _with({"allowedCapabilities": ["*"]})

denied["an allowed name that is open to all"] := object.union(_with({"allowPrivilegedContainer": true, "groups": ["admins", "system:authenticated"]}), {"metadata": {"name": "privileged"}})

denied["a user that is a group"] := object.union(_with({"allowHostIPC": true, "users": ["system:serviceaccounts"]}), {"metadata": {"name": "hostaccess"}})

denied["no name"] := object.remove(_with({"allowHostPID": true}), ["metadata"])

denied["a value of the wrong type"] := _with({"allowHostPID": "no"})

allowed["nothing dangerous"] := _with({})

allowed["nothing dangerous for all"] := _with({"groups": ["system:authenticated"]})

allowed["null, which is the same as absent"] := _with({"allowHostPID": null, "allowedCapabilities": null, "groups": null})

allowed["an allowed name"] := object.union(_with({"allowPrivilegedContainer": true, "groups": ["admins"]}), {"metadata": {"name": "privileged"}})

allowed["some capabilities"] := _with({"allowedCapabilities": ["KILL", null]})

_with(fields) := object.union(
	{
		"apiVersion": "security.openshift.io/v1",
		"kind": "SecurityContextConstraints",
		"metadata": {"name": "team"},
	},
	object.union({"allowPrivilegeEscalation": false}, fields),
)

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict[name] if {
	some name, row in {
		"privileged containers": ["allows privileged containers", ["allowPrivilegedContainer"]],
		"process IDs of the host": ["allows hostPID", ["allowHostPID"]],
		"IPC of the host": ["allows hostIPC", ["allowHostIPC"]],
		"the network of the host": ["allows hostNetwork", ["allowHostNetwork"]],
		"ports of the host": ["allows host ports", ["allowHostPorts"]],
		"directories of the host": ["allows directories of the host", ["allowHostDirVolumePlugin"]],
		"privilege escalation": ["allows privilege escalation", ["allowPrivilegeEscalation"]],
		"privilege escalation by default": ["allows privilege escalation", ["allowPrivilegeEscalation"]],
		"every capability": ["allows every capability", ["allowedCapabilities", 0]],
	}
	[message, path] := row
	policy.violation == {{
		"msg": concat(" ", ["security context constraints \"team\"", message]),
		"path": path,
	}} with input as denied[name]
}

test_verdict_of_who_may_use_it if {
	policy.violation == {{
		"msg": "security context constraints \"privileged\" is dangerous and open to \"system:authenticated\"",
		"path": ["groups", 1],
	}} with input as denied["an allowed name that is open to all"]
	{found.path | some found in policy.violation} == {["users", 0]} with input as denied["a user that is a group"]
}

test_verdict_of_a_type if {
	policy.violation == {{
		"msg": "allowHostPID is a string: want a boolean",
		"path": ["allowHostPID"],
	}} with input as denied["a value of the wrong type"]
}

test_allowed_names if {
	count(policy.violation) == 0 with input as denied["ports of the host"]
		with data.reeve_parameters as {"psp/scc-dangerous": {"allowed": ["team"]}}
}
