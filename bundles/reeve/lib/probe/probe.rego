# METADATA
# scope: package
# title: Probes and lifecycle hooks
# description: What the kubelet does to containers from outside.
package reeve.lib.probe

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: Where containers have probes and lifecycle hooks, as steps below the container.
places := [
	["livenessProbe"],
	["readinessProbe"],
	["startupProbe"],
	["lifecycle", "postStart"],
	["lifecycle", "preStop"],
]

# METADATA
# description: >-
#   Every probe and lifecycle hook that a container has: the container, the steps to it,
#   which its label joins, whether it is a probe, its spec and its path.
handlers := [handler |
	some container in workload.containers
	some steps in places
	raw := object.get(container.spec, steps, null)
	is_object(raw)
	handler := {
		"container": container,
		"steps": steps,
		"label": concat(".", steps),
		"is_probe": count(steps) == 1,
		"spec": raw,
		"path": array.concat(container.path, steps),
	}
]

# METADATA
# description: >-
#   The headers that probes and hooks send, each with the handler, its name, its value and
#   the path of that.
headers := [header |
	some handler in handlers
	some index, raw in handler.spec.httpGet.httpHeaders
	header := {
		"handler": handler,
		"name": value.string_at(raw, "name"),
		"value": value.string_at(raw, "value"),
		"path": array.concat(handler.path, ["httpGet", "httpHeaders", index, "value"]),
	}
]

# METADATA
# description: >-
#   The regular containers of a pod that is to run on for ever; one that may end, as
#   those of jobs do, has none.
lasting := [container |
	value.string_at(workload.pod.spec, "restartPolicy") in {"", "Always"}
	some container in workload.containers
	container.list == "containers"
]

# METADATA
# description: >-
#   What a probe does, with the defaults of the API filled in, without how often and for
#   how long; the same for two probes that do the same. Empty where it does nothing.
action(spec) := {type: object.union(_defaults(type), _set(spec[type])) |
	some type in ["exec", "grpc", "httpGet", "tcpSocket"]
	value.is_set(spec, type)
}

_defaults(type) := {"path": "/", "scheme": "HTTP"} if {
	type == "httpGet"
} else := {}

_set(fields) := {name: field |
	some name, field in fields
	not field in {null, ""}
}
