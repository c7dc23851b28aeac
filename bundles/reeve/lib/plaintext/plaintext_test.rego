package reeve.lib.plaintext_test

import data.reeve.lib.plaintext

_pod := {
	"apiVersion": "v1",
	"kind": "Pod",
	"metadata": {"name": "web", "annotations": {
		"example.com/note": "n",
		"example.com/none": null,
		"kubectl.kubernetes.io/last-applied-configuration": "{}",
	}},
	"spec": {"containers": [{
		"name": "app",
		"args": ["a"],
		"livenessProbe": {"httpGet": {"httpHeaders": [{"name": "Host", "value": "h"}]}},
		"lifecycle": {"preStop": {"exec": {"command": ["b"]}}},
	}]},
}

test_places if {
	found := [[p.name, p.text, p.label, p.phrase, p.subject, p.path] | some p in plaintext.places] with input as _pod
	label := "container \"app\""
	app := {"container": "app"}
	path := ["spec", "containers", 0]
	found == [
		["", "a", label, "its args", app, array.concat(path, ["args", 0])],
		["", "b", label, "its lifecycle.preStop.exec.command", app, array.concat(path, ["lifecycle", "preStop", "exec", "command", 0])],
		[
			"Host", "h", label, "the header \"Host\" of its livenessProbe", app,
			array.concat(path, ["livenessProbe", "httpGet", "httpHeaders", 0, "value"]),
		],
		[
			"example.com/note", "n", "pod", "the annotation \"example.com/note\"", {},
			["metadata", "annotations", "example.com/note"],
		],
	]
}

test_no_places if {
	plaintext.places == [] with input as {"apiVersion": "v1", "kind": "Pod", "metadata": {"annotations": null}, "spec": null}
}
