package reeve.policies.containers["no-host-path_test"]

import data.reeve.policies.containers["no-host-path"] as policy

denied["a directory of the node"] := _pod({"volumes": [_host("/var/lib/data")]})

denied["one among others"] := _pod({"volumes": [{"name": "tmp", "emptyDir": {}}, _host("/")]})

denied["one that no container mounts"] := _pod({"containers": [{"name": "app"}], "volumes": [_host("/srv")]})

denied["an empty source"] := _pod({"volumes": [{"name": "data", "hostPath": {}}]})

denied["a pod that declares Windows"] := _pod({"os": {"name": "windows"}, "volumes": [_host(`C:\data`)]})

denied["a pod template"] := {
	"apiVersion": "v1",
	"kind": "PodTemplate",
	"metadata": {"name": "web"},
	"template": {"spec": {"volumes": [_host("/srv")]}},
}

allowed["other types"] := _pod({"volumes": [{"name": "tmp", "emptyDir": {}}, {"name": "key", "secret": {}}]})

allowed["no volumes"] := _pod({"containers": [{"name": "app"}]})

allowed["null, which is the same as absent"] := _pod({"volumes": [{"name": "data", "hostPath": null}, null]})

allowed["null volumes"] := _pod({"volumes": null})

_host(path) := {"name": "data", "hostPath": {"path": path}}

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_denied[name] if {
	some name, object in denied
	count(policy.violation) == 1 with input as object
}

test_allowed[name] if {
	some name, object in allowed
	count(policy.violation) == 0 with input as object
}

test_verdict if {
	policy.violation == {{
		"msg": "pod has the host path \"/\" as the volume \"data\"",
		"path": ["spec", "volumes", 1, "hostPath"],
	}} with input as denied["one among others"]
}

test_exempt_namespaces[name] if {
	some name, case in {
		"its own": {"patterns": ["kube-system"], "wanted": 0},
		"by a pattern": {"patterns": ["kube-*"], "wanted": 0},
		"another": {"patterns": ["default"], "wanted": 1},
	}
	pod := object.union(denied["a directory of the node"], {"metadata": {"namespace": "kube-system"}})
	found := policy.violation with input as pod
		with data.reeve_parameters as {"containers/no-host-path": {"exemptNamespaces": case.patterns}}
	count(found) == case.wanted
}
