# METADATA
# scope: package
# title: Capabilities
# description: >-
#   What containers add to and drop from the capabilities that the runtime grants. An
#   entry that is null is the empty name.
package reeve.lib.capability

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: Every entry of every list, add or drop, with its container, its name as written and its path.
entries := [entry |
	some container in workload.containers
	some list in ["add", "drop"]
	names := container.security_context.capabilities[list]
	some index, _ in names
	entry := {
		"container": container,
		"list": list,
		"name": value.string_at(names, index),
		"path": array.concat(container.path, ["securityContext", "capabilities", list, index]),
	}
]

# METADATA
# description: Those that are added.
added := [entry | some entry in entries; entry.list == "add"]

# METADATA
# description: >-
#   A name as the kernel's documentation has it but for the prefix CAP_, which Kubernetes
#   leaves out: capital letters, no spaces around it.
normal(name) := trim_prefix(upper(trim_space(name)), "CAP_")

# METADATA
# description: >-
#   Whether the container drops a capability, or ALL of them. Case is no matter to
#   runtimes, but with the prefix CAP_ some drop nothing, and so it does not count.
drops(container, name) if {
	some dropped in container.security_context.capabilities.drop
	is_string(dropped)
	upper(dropped) in {"ALL", name}
}
