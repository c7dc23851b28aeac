# METADATA
# scope: package
# title: Lists of resources
# description: >-
#   Amounts of resources by name, as requests, limits and quotas have them, in the
#   nano-units of lib.quantity. A resource that is not named differs from one of zero.
package reeve.lib.amounts

import data.reeve.lib.quantity
import data.reeve.lib.value

# METADATA
# description: The list under key, as the API server stores it; what cannot be parsed is left out.
of(parent, key) := {name: amount |
	some name, raw in value.object_at(parent, key)
	amount := quantity.stored(raw)
}

# METADATA
# description: The sum of lists, resource by resource.
total(lists) := lists[0] if {
	count(lists) == 1
} else := {name: sum([list[name] | some list in lists]) |
	some name in _names(lists)
}

# METADATA
# description: The greatest that lists have, resource by resource.
greatest(lists) := lists[0] if {
	count(lists) == 1
} else := {name: max([list[name] | some list in lists]) |
	some name in _names(lists)
}

# METADATA
# description: A list times a number.
times(list, number) := {name: (amount * number) | some name, amount in list}

# METADATA
# description: A list in the notation of Kubernetes.
written(list) := {name: quantity.text(name, amount) | some name, amount in list}

_names(lists) := {name | some list in lists; some name, _ in list}
