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

# METADATA
# description: The keys of labels that a selector asks about.
keys(selector) := {key | some key, _ in value.object_at(selector, "matchLabels")} | {key |
	some requirement in _requirements(selector)
	key := value.string_at(requirement, "key")
	key != ""
}

# METADATA
# description: >-
#   What the API server refuses in a selector, each with what is wrong and its path below
#   the selector.
faults(selector) := ({{"msg": sprintf("label key %q is not valid", [key]), "path": ["matchLabels", key]} |
	some key, _ in value.object_at(selector, "matchLabels")
	not _is_key(key)
} | {{"msg": sprintf("label value %q is not valid", [wanted]), "path": ["matchLabels", key]} |
	some key, wanted in value.object_at(selector, "matchLabels")
	not _is_value(wanted)
}) | {{"msg": msg, "path": array.concat(["matchExpressions", index], path)} |
	some index, requirement in _requirements(selector)
	some [msg, path] in _refused(value.as_object(requirement))
}

_refused(requirement) := ((({[sprintf("label key %q is not valid", [key]), ["key"]] |
	key := value.string_at(requirement, "key")
	not _is_key(key)
} | {[sprintf("label value %q is not valid", [wanted]), ["values", index]] |
	some index, wanted in requirement.values
	not _is_value(wanted)
}) | {[sprintf("operator %q is not one of In, NotIn, Exists and DoesNotExist", [operator]), ["operator"]] |
	operator := value.string_at(requirement, "operator")
	not operator in _operators
}) | {[sprintf("operator %s is without values", [requirement.operator]), ["operator"]] |
	requirement.operator in {"In", "NotIn"}
	not requirement.values[0]
}) | {[sprintf("operator %s takes no values", [requirement.operator]), ["values"]] |
	requirement.operator in {"Exists", "DoesNotExist"}
	requirement.values[0]
}

_operators := ["In", "NotIn", "Exists", "DoesNotExist"]

_is_key(key) if {
	parts := split(key, "/")
	count(parts) <= 2
	name := parts[count(parts) - 1]
	name != ""
	_is_value(name)
	every prefix in array.slice(parts, 0, count(parts) - 1) {
		count(prefix) <= 253
		regex.match(`^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`, prefix)
	}
}

# Null is the same as empty.
_is_value(null)

_is_value(text) if {
	count(text) <= 63
	regex.match(`^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$`, text)
}

_requirements(selector) := [requirement | some requirement in selector.matchExpressions]

_holds("In", requirement, labels) if _is_in(requirement, labels)

_holds("NotIn", requirement, labels) if not _is_in(requirement, labels)

_holds("Exists", requirement, labels) if _has(requirement.key, labels)

_holds("DoesNotExist", requirement, labels) if not _has(requirement.key, labels)

_is_in(requirement, labels) if labels[requirement.key] in requirement.values

_has(key, labels) if labels[key] != null
