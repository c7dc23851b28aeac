# METADATA
# scope: package
# title: Why a PodSecurityPolicy refuses a pod
# description: >-
#   All that a policy, as psp.read has it, finds wrong with a pod, which is as in lib.psppod
#   and has its defaults. The rules are those of Kubernetes 1.24, for whatever operating
#   system.
package reeve.lib.pspcheck

import data.reeve.lib.psp
import data.reeve.lib.pspids
import data.reeve.lib.pspprofile
import data.reeve.lib.pspvolume
import data.reeve.lib.sysctl
import data.reeve.lib.value

# METADATA
# description: >-
#   The reasons, each with message and path, and the name of the container that it is in. A
#   pod without any is admitted.
refusals(policy, pod) := array.concat(
	array.concat(
		array.concat(_hosts(policy, pod), _sysctls(policy, pod)),
		array.concat(_runtime_class(policy.runtimeClass, pod), pspvolume.of_pod(policy, pod)),
	),
	array.concat(
		array.concat(pspids.of_pod(policy, pod), pspprofile.of_pod(policy, pod)),
		[object.union(refusal, {"container": container.name}) |
			some container in pod.containers
			some refusal in _of_container(policy, pod, container)
		],
	),
)

_of_container(policy, pod, container) := array.concat(
	array.concat(
		pspids.of_container(policy, pod, container),
		pspprofile.of_container(policy, pod, container),
	),
	array.concat(
		array.concat(_fields(policy, container), _ports(policy, pod, container)),
		_capabilities(policy, container, object.get(container.security_context, "capabilities", null)),
	),
)

_hosts(policy, pod) := [{"msg": sprintf("pod sets %s", [field]), "path": ["spec", field]} |
	some field in ["hostNetwork", "hostPID", "hostIPC"]
	pod.spec[field] == true
	not policy[field]
]

_sysctls(policy, pod) := [{
	"msg": sprintf("pod sets the %s sysctl %q", [reason, name]),
	"path": ["spec", "securityContext", "sysctls", index],
} |
	some index, raw in pod.security_context.sysctls
	name := value.string_at(raw, "name")
	reason := _sysctl_reason(policy, name)
]

_sysctl_reason(policy, name) := "forbidden" if {
	_is_listed(policy.forbiddenSysctls, name)
} else := "unsafe" if {
	not sysctl.safe(name, "v1.24")
	not _is_listed(policy.allowedUnsafeSysctls, name)
}

_is_listed(entries, name) if name in entries

_is_listed(entries, name) if {
	some entry in entries
	endswith(entry, "*")
	startswith(name, trim_suffix(entry, "*"))
}

# A pod that names no class is allowed under every policy.
_runtime_class(restriction, pod) := [{
	"msg": sprintf("pod has the runtime class %q", [name]),
	"path": ["spec", "runtimeClassName"],
} |
	restriction != null
	value.is_set(pod.spec, "runtimeClassName")
	name := pod.spec.runtimeClassName
	count(restriction.allowedRuntimeClassNames & {"*", name}) == 0
]

_fields(policy, container) := [{
	"msg": sprintf("%s %s", [container.label, fault]),
	"path": array.concat(container.path, ["securityContext", field]),
} |
	some field, fault in _faults(policy, container.security_context)
]

_faults(policy, security_context) := object.union(
	{"privileged": "is privileged" |
		security_context.privileged == true
		not policy.privileged
	},
	object.union_n([
		{"readOnlyRootFilesystem": "may write to its root file system" |
			policy.readOnlyRootFilesystem
			object.get(security_context, "readOnlyRootFilesystem", null) != true
		},
		{"allowPrivilegeEscalation": "allows privilege escalation" |
			not policy.allowPrivilegeEscalation
			object.get(security_context, "allowPrivilegeEscalation", null) != false
		},
		{"procMount": sprintf("has the proc mount %q", [type]) |
			type := _proc_mount(security_context)
			not type in policy.allowedProcMountTypes
		},
	]),
)

_proc_mount(security_context) := security_context.procMount if {
	value.is_set(security_context, "procMount")
} else := "Default"

_ports(policy, pod, container) := [{
	"msg": sprintf("%s binds host port %v, outside of %s", [
		container.label,
		port[field],
		psp.ranges_label(policy.hostPorts),
	]),
	"path": array.concat(container.path, ["ports", index, field]),
} |
	some index, port in container.spec.ports
	field := _host_port(pod, container, port)
	not value.in_ranges(port[field], policy.hostPorts)
]

# In the network of the node the API server takes every port for a host port.
_host_port(pod, container, port) := "hostPort" if {
	port.hostPort > 0
} else := "containerPort" if {
	pod.spec.hostNetwork == true
	container.list != "ephemeralContainers"
	port.containerPort > 0
}

# Who may add any capability need not drop those that the policy has dropped.
_capabilities(policy, container, given) := [{
	"msg": sprintf("%s drops no capabilities", [container.label]),
	"path": array.concat(container.path, ["securityContext", "capabilities"]),
} |
	count(policy.defaultAddCapabilities | policy.requiredDropCapabilities) > 0
] if {
	given == null
} else := [] if {
	"*" in policy.allowedCapabilities
} else := array.concat(
	[{
		"msg": sprintf("%s adds the capability %q", [container.label, name]),
		"path": array.concat(container.path, ["securityContext", "capabilities", "add", index]),
	} |
		some index, _ in given.add
		name := value.string_at(given.add, index)
		not name in (policy.allowedCapabilities | policy.defaultAddCapabilities)
	],
	[{
		"msg": sprintf("%s does not drop the capability %q", [container.label, name]),
		"path": array.concat(container.path, ["securityContext", "capabilities", "drop"]),
	} |
		some name in policy.requiredDropCapabilities
		every dropped in [dropped | some dropped in given.drop] { dropped != name }
	],
)
