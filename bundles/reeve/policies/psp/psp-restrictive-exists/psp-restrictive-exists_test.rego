package reeve.policies.psp["psp-restrictive-exists_test"]

import data.reeve.policies.psp["psp-restrictive-exists"] as policy

inventory := {
	"cluster": {"policy/v1beta1": {"PodSecurityPolicy": {"other": {
		"apiVersion": "policy/v1beta1",
		"kind": "PodSecurityPolicy",
		"metadata": {"name": "other"},
		"spec": {"privileged": true, "hostPID": true, "hostIPC": true, "hostNetwork": true, "allowedCapabilities": ["*"]},
	}}}},
	"complete": {"policy/PodSecurityPolicy": {"*": true}},
}

denied["privileged"] := _with({"privileged": true})

denied["hostPID"] := _with({"hostPID": true})

denied["hostIPC"] := _with({"hostIPC": true})

denied["hostNetwork"] := _with({"hostNetwork": true})

denied["privilege escalation"] := _with({"allowPrivilegeEscalation": true})

denied["root"] := _with({"runAsUser": {"rule": "RunAsAny"}})

denied["further capabilities"] := _with({"allowedCapabilities": ["KILL"]})

denied["capabilities that are kept"] := _with({"requiredDropCapabilities": null})

denied["capabilities that are added"] := _with({"defaultAddCapabilities": ["KILL"]})

denied["a value of the wrong type"] := _with({"hostPID": "false"})

allowed["nothing dangerous"] := _with({})

allowed["what another policy forbids"] := _with({"hostPorts": [{"min": 80, "max": 80}]})

allowed["null, which is the same as absent"] := _with({"privileged": null, "hostPID": null, "defaultAddCapabilities": null})

_strict := {
	"allowPrivilegeEscalation": false,
	"requiredDropCapabilities": ["ALL"],
	"runAsUser": {"rule": "MustRunAsNonRoot"},
}

_with(fields) := {
	"apiVersion": "policy/v1beta1",
	"kind": "PodSecurityPolicy",
	"metadata": {"name": "team"},
	"spec": object.union(object.remove(_strict, object.keys(fields)), fields),
}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object with data.inventory as inventory
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object with data.inventory as inventory
	count(policy.unknown) == 0 with input as object with data.inventory as inventory
}

test_verdict[name] if {
	some name, row in {
		"privileged": ["privileged containers", ["spec", "privileged"]],
		"hostPID": ["hostPID", ["spec", "hostPID"]],
		"hostIPC": ["hostIPC", ["spec", "hostIPC"]],
		"hostNetwork": ["hostNetwork", ["spec", "hostNetwork"]],
		"privilege escalation": ["privilege escalation", ["spec", "allowPrivilegeEscalation"]],
		"root": ["root", ["spec", "runAsUser"]],
		"further capabilities": ["further capabilities", ["spec", "allowedCapabilities"]],
		"capabilities that are kept": ["the capabilities that runtimes grant", ["spec", "requiredDropCapabilities"]],
	}
	[words, path] := row
	policy.violation == {{
		"msg": sprintf("pod security policy \"team\" allows %s, and so does every other", [words]),
		"path": path,
	}} with input as denied[name]
		with data.inventory as inventory
}

test_one_that_forbids_it_is_enough if {
	strict := object.union(inventory, {"cluster": {"extensions/v1beta1": {"PodSecurityPolicy": {"strict": {"spec": _strict}}}}})
	count(policy.violation) == 0 with input as denied.privileged with data.inventory as strict
	own := object.union(inventory, {"cluster": {"policy/v1beta1": {"PodSecurityPolicy": {"team": {"spec": _strict}}}}})
	count(policy.violation) == 1 with input as denied.privileged with data.inventory as own
}

test_absence_from_an_incomplete_inventory_proves_nothing if {
	known := object.remove(inventory, ["complete"])
	count(policy.violation) == 0 with input as denied.root with data.inventory as known
	policy.unknown == {{
		"msg": "whether another policy than \"team\" forbids root",
		"needs": ["policy/PodSecurityPolicy"],
	}} with input as denied.root
		with data.inventory as known
	count(policy.unknown) == 0 with input as allowed["nothing dangerous"] with data.inventory as known
}
