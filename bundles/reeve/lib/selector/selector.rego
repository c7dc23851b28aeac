# METADATA
# scope: package
# title: Label selectors
# description: >-
#   Whether labels satisfy a selector, as the API server reads it: NotIn and DoesNotExist
#   also hold where the key is missing, and an operator it does not know never holds.
package reeve.lib.selector

import data.reeve.lib.value

# METADATA
# description: >-
#   Whether the selector matches the labels. An empty one matches everything and null
#   nothing; where null means something else, as in network policies, the caller knows.
matches(selector, labels) if {
	is_object(selector)
	every key, wanted in value.object_at(selector, "matchLabels") {
		labels[key] == wanted
	}
	every requirement in _requirements(selector) {
		_holds(requirement.operator, requirement, labels)
	}
}

# METADATA
# description: Whether the selector asks for nothing; null, which is the same as absent, does not.
is_empty(selector) if {
	count(value.object_at(selector, "matchLabels")) == 0
	count(_requirements(selector)) == 0
}

_requirements(selector) := [requirement | some requirement in selector.matchExpressions]

_holds("In", requirement, labels) if _is_in(requirement, labels)

_holds("NotIn", requirement, labels) if not _is_in(requirement, labels)

_holds("Exists", requirement, labels) if _has(requirement.key, labels)

_holds("DoesNotExist", requirement, labels) if not _has(requirement.key, labels)

_is_in(requirement, labels) if labels[requirement.key] in requirement.values

_has(key, labels) if labels[key] != null
