# METADATA
# scope: package
# title: The judged ResourceQuota and those beside it
# description: >-
#   What the judged quota limits, as its spec has it, and what all quotas of its namespace
#   limit together. Amounts are in the nano-units of lib.quantity. Two names of one resource,
#   such as cpu and requests.cpu, are one here, the longer.
package reeve.lib.ceiling

import data.reeve.lib.amounts
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.quota
import data.reeve.lib.value

# METADATA
# description: The limits of the judged quota by the names that it has for them.
hard := written(kube.resource) if kube.group_kind == "ResourceQuota"

# METADATA
# description: The scopes of the judged quota, as in quota.scopes.
scopes := quota.scopes(kube.resource) if kube.group_kind == "ResourceQuota"

# METADATA
# description: The other known quotas in the namespace of the judged one, by name.
others := {name: known |
	kube.group_kind == "ResourceQuota"
	some name, known in inventory.objects("ResourceQuota", kube.namespace)
	name != value.string_at(value.object_at(kube.resource, "metadata"), "name")
}

# METADATA
# description: The judged quota and the others.
all := array.concat([kube.resource], [known | some known in others]) if kube.group_kind == "ResourceQuota"

# METADATA
# description: >-
#   What the quotas without scopes limit together, which is the lowest of each resource.
#   Undefined where the judged one is none of them.
least := {name: min(bounds) |
	some name in {name | some [name, _] in _bounds}
	bounds := [bound | some [key, bound] in _bounds; key == name]
} if {
	count(scopes) == 0
}

# METADATA
# description: The limits in the spec of a quota by the names that it has for them.
written(known) := amounts.of(value.object_at(known, "spec"), "hard")

# METADATA
# description: The one name of a resource that a quota may limit by two.
name_of(key) := concat(".", ["requests", key]) if {
	key in {"cpu", "memory", "ephemeral-storage"}
} else := concat(".", ["requests", key]) if {
	startswith(key, "hugepages-")
} else := concat("/", ["count", key]) if {
	key in _legacy
} else := key

_legacy := {"configmaps", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas", "secrets", "services"}

_bounds := [[name_of(key), bound] |
	some known in all
	count(quota.scopes(known)) == 0
	some key, bound in written(known)
]
