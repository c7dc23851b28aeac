# METADATA
# scope: package
# title: Parameters of a policy
# description: >-
#   Defaults come from the schema in METADATA, over them what the profile sets, the
#   caller's data.reeve_parameters and, inside Gatekeeper's envelope only, its
#   input.parameters. Objects are merged, everything else is replaced.
package reeve.lib.parameters

import data.reeve.generated.registry
import data.reeve.lib.profile
import data.reeve.lib.value

# METADATA
# description: The effective parameters of the policy with this ID.
of(id) := object.union_n([
	_default(id),
	profile.parameters(id),
	_given(id),
	_envelope,
])

default _default(_) := {}

_default(id) := registry.policies[id].defaults

default _given(_) := {}

_given(id) := value.as_object(data.reeve_parameters[id])

# A bare object may have a field of that name, a StorageClass does.
_envelope := value.as_object(input.parameters) if {
	input.review
	not input.kind
} else := {}
