# METADATA
# scope: package
# title: Environment variables
# description: >-
#   What containers are given in env, one by one, and in envFrom, as whole sources. What
#   a source holds is not known here.
package reeve.lib.env

import data.reeve.lib.value
import data.reeve.lib.workload

# METADATA
# description: >-
#   Every entry of env in every container: the container, the position in the list, name,
#   literal value (the empty string where there is none), spec
#   (never null) and path.
variables := [variable |
	some container in workload.containers
	some index, raw in container.spec.env
	spec := value.as_object(raw)
	variable := {
		"container": container,
		"index": index,
		"name": value.string_at(spec, "name"),
		"value": value.string_at(spec, "value"),
		"spec": spec,
		"path": array.concat(container.path, ["env", index]),
	}
]

# METADATA
# description: >-
#   Every entry of envFrom in every container: the container and the path. Its spec is
#   never null.
sources := [source |
	some container in workload.containers
	some index, raw in container.spec.envFrom
	source := {
		"container": container,
		"spec": value.as_object(raw),
		"path": array.concat(container.path, ["envFrom", index]),
	}
]

# METADATA
# description: Whether a variable has a value that is not empty, or takes one from elsewhere.
is_set(variable) if variable.value != ""

is_set(variable) if value.is_set(variable.spec, "valueFrom")
