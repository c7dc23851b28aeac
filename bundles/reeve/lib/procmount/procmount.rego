# METADATA
# scope: package
# title: The mask over /proc
# description: >-
#   Runtimes hide the parts of /proc that tell about the node or change it, unless a
#   container asks for something else.
package reeve.lib.procmount

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   Every container whose procMount is set and not Default, with what it is set to and its
#   path. The empty string is a value too, and not the default.
changes := [change |
	some container in workload.containers
	value.is_set(container.security_context, "procMount")
	type := container.security_context.procMount
	type != "Default"
	change := {
		"container": container,
		"type": type,
		"path": array.concat(container.path, ["securityContext", "procMount"]),
		"fact": sprintf("%s sets procMount to %q", [workload.label(container), type]),
	}
]
