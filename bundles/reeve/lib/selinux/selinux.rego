# METADATA
# scope: package
# title: SELinux options
# description: What a pod and its containers say about the SELinux label of their processes.
package reeve.lib.selinux

import data.reeve.lib.value
import data.reeve.lib.version
import data.reeve.lib.workload

# METADATA
# description: >-
#   Each part of a label that decides on confinement and is not empty: type, user or role,
#   with its holder, its text and its path. The level does not.
parts := [part |
	some holder in workload.security_contexts
	options := value.object_at(holder.spec, "seLinuxOptions")
	some field in ["type", "user", "role"]
	text := value.string_at(options, field)
	text != ""
	part := {
		"holder": holder,
		"field": field,
		"text": text,
		"path": array.concat(holder.path, ["seLinuxOptions", field]),
		"fact": sprintf("%s sets the SELinux %s %q", [holder.label, field, text]),
	}
]

# METADATA
# description: The types that the Pod Security Standards of a version leave to containers.
container_types(standard) := {"container_t", "container_init_t", "container_kvm_t", "container_engine_t"} if {
	version.since(standard, 31)
} else := {"container_t", "container_init_t", "container_kvm_t"}

# METADATA
# description: Whether anything of the label that holds for a container is set; empty options set nothing.
labels(container) if {
	some _, text in workload.effective(container, "seLinuxOptions").value
	not text in {null, ""}
}
