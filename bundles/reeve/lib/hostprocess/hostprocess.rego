# METADATA
# scope: package
# title: HostProcess containers
# description: >-
#   A HostProcess container of Windows runs on the node itself. Either all containers of a
#   pod are such ones and the pod is on the host network, or the API server refuses it.
package reeve.lib.hostprocess

import data.reeve.lib.workload

# METADATA
# description: What the API server refuses in the pod, in words and with the path; and the container, if it is one.
faults contains {
	"fact": "pod has HostProcess containers and is not on the host network",
	"path": array.concat(workload.pod.path, ["hostNetwork"]),
	"holder": {},
} if {
	count(_host) > 0
	object.get(workload.pod.spec, "hostNetwork", false) != true
}

faults contains {
	"fact": sprintf("%s is no HostProcess container and others of the pod are", [workload.label(container)]),
	"path": array.concat(container.path, _field),
	"holder": container,
} if {
	count(_host) > 0
	some container in workload.containers
	not container in _host
	not _differs(container)
}

faults contains {
	"fact": sprintf("%s says about windowsOptions.hostProcess what the pod denies", [workload.label(container)]),
	"path": array.concat(container.path, _field),
	"holder": container,
} if {
	some container in workload.containers
	_differs(container)
}

_host := [container |
	some container in workload.containers
	workload.windows_options(container).hostProcess == true
]

_differs(container) if {
	own := container.security_context.windowsOptions.hostProcess
	outer := workload.pod.security_context.windowsOptions.hostProcess
	not null in [own, outer]
	own != outer
}

_field := ["securityContext", "windowsOptions", "hostProcess"]
