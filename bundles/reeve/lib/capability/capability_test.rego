package reeve.lib.capability_test

import data.reeve.lib.capability
import data.reeve.lib.workload

_has(capabilities) := {"name": "app", "securityContext": {"capabilities": capabilities}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

_entry(index, list, name, path) := {
	"container": workload.containers[index],
	"list": list,
	"name": name,
	"path": path,
}

test_entries_of_every_container if {
	pod := _pod({
		"ephemeralContainers": [_has({"add": ["SYS_PTRACE"]})],
		"containers": [_has({"drop": ["ALL"], "add": ["CHOWN", null]}), {"name": "proxy"}],
		"initContainers": [_has({"drop": ["kill"]})],
	})
	place := ["securityContext", "capabilities"]
	app := array.concat(["spec", "containers", 0], place)
	debug := array.concat(["spec", "ephemeralContainers", 0], place)
	wanted := [
		_entry(0, "drop", "kill", array.concat(["spec", "initContainers", 0], array.concat(place, ["drop", 0]))),
		_entry(1, "add", "CHOWN", array.concat(app, ["add", 0])),
		_entry(1, "add", "", array.concat(app, ["add", 1])),
		_entry(1, "drop", "ALL", array.concat(app, ["drop", 0])),
		_entry(3, "add", "SYS_PTRACE", array.concat(debug, ["add", 0])),
	] with input as pod
	capability.entries == wanted with input as pod
	capability.added == [wanted[1], wanted[2], wanted[4]] with input as pod
}

test_no_entries[name] if {
	some name, capabilities in {
		"null": null,
		"nothing": {},
		"empty lists": {"add": [], "drop": []},
		"null lists": {"add": null, "drop": null},
		"no object": "ALL",
	}
	capability.entries == [] with input as _pod({"containers": [_has(capabilities)]})
}

test_normal[written] if {
	some written, wanted in {
		"NET_RAW": "NET_RAW",
		"net_raw": "NET_RAW",
		"CAP_NET_RAW": "NET_RAW",
		"cap_net_raw": "NET_RAW",
		" NET_RAW\n": "NET_RAW",
		"all": "ALL",
		"CAP_CAP_KILL": "CAP_KILL",
		"": "",
		"NET RAW": "NET RAW",
	}
	capability.normal(written) == wanted
}

_dropping(list) := {"security_context": {"capabilities": {"drop": list}}}

test_drops[name] if {
	some name, list in {
		"it": ["CHOWN", "NET_RAW"],
		"it in other letters": ["net_raw"],
		"all": ["ALL"],
		"all in other letters": ["All"],
		"it beside null": [null, "NET_RAW"],
	}
	capability.drops(_dropping(list), "NET_RAW")
}

test_does_not_drop[name] if {
	some name, list in {
		"another": ["CHOWN"],
		"it with a prefix": ["CAP_NET_RAW"],
		"all with a prefix": ["CAP_ALL"],
		"it with a space": [" NET_RAW"],
		"nothing": [],
		"null": null,
		"no names": [null, 7],
	}
	not capability.drops(_dropping(list), "NET_RAW")
}

test_a_container_without_a_context_drops_nothing if {
	every context in [{}, {"capabilities": null}, {"capabilities": {}}] {
		not capability.drops({"security_context": context}, "ALL")
	}
}
