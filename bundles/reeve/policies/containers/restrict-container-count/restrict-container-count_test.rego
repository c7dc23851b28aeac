package reeve.policies.containers["restrict-container-count_test"]

import data.reeve.policies.containers["restrict-container-count"] as policy

denied["five containers"] := _pod({"containers": _containers(5)})

denied["four containers and a sidecar"] := _pod({
	"initContainers": [{"name": "proxy", "restartPolicy": "Always"}],
	"containers": _containers(4),
})

allowed["four containers"] := _pod({"containers": _containers(4)})

allowed["init containers, which end"] := _pod({
	"initContainers": [{"name": "a"}, {"name": "b", "restartPolicy": null}],
	"containers": _containers(3),
})

allowed["ephemeral containers, which come later"] := _pod({
	"containers": _containers(4),
	"ephemeralContainers": [{"name": "debug"}],
})

allowed["null, which is the same as absent"] := _pod({"initContainers": null, "containers": null})

_containers(number) := [{"name": sprintf("app-%d", [i])} | some i in numbers.range(1, number)]

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
		"msg": "pod runs 5 containers, the most allowed is 4",
		"path": ["spec", "containers"],
	}} with input as denied["four containers and a sidecar"]
}

test_max[max] if {
	some max, wanted in {3: 1, 4: 0}
	found := policy.violation with input as allowed["four containers"]
		with data.reeve_parameters as {"containers/restrict-container-count": {"max": max}}
	count(found) == wanted
}
