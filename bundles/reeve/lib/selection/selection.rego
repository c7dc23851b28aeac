# METADATA
# scope: package
# title: Label selectors compared
# description: >-
#   What selectors say regardless of the labels there are: whether anything could match one,
#   or two of them, and whether one matches whatever another does. Each key stands for
#   itself, and a label can have any value, so that this is decided and not guessed. An
#   operator that the API server does not know is met by nothing.
package reeve.lib.selection

import data.reeve.lib.value

# METADATA
# description: The keys of which a selector asks what no label can do, each with what that is.
conflicts(selector) := _conflicts(_terms(selector))

# METADATA
# description: Whether some labels match both selectors.
overlap(one, other) if count(_conflicts(array.concat(_terms(one), _terms(other)))) == 0

# METADATA
# description: Whether all labels that match the narrow selector match the wide one.
implies(narrow, wide) if {
	terms := _terms(narrow)
	every term in _terms(wide) {
		count(_conflicts(array.concat(terms, _negation(term)))) > 0
	}
}

_conflicts(terms) := {key: fault |
	some key in {term.key | some term in terms}
	fault := _fault([term | some term in terms; term.key == key])
}

_terms(selector) := array.concat(
	[{"key": key, "operator": "In", "values": [wanted]} |
		some key, wanted in value.object_at(selector, "matchLabels")
	],
	[{"key": key, "operator": requirement.operator, "values": [wanted | some wanted in requirement.values]} |
		some requirement in selector.matchExpressions
		key := value.string_at(requirement, "key")
	],
)

_negation(term) := [object.union(term, {"operator": _opposite[term.operator]})] if {
	_opposite[term.operator]
} else := []

_opposite := {"In": "NotIn", "NotIn": "In", "Exists": "DoesNotExist", "DoesNotExist": "Exists"}

_fault(terms) := "meet an operator that there is not" if {
	some term in terms
	not _opposite[term.operator]
} else := "exist and not exist" if {
	some term in terms
	term.operator == "DoesNotExist"
	some other in terms
	other.operator in {"In", "Exists"}
} else := "have a value that fits" if {
	sets := [term.values | some term in terms; term.operator == "In"]
	count(sets) > 0
	refused := {wanted | some term in terms; term.operator == "NotIn"; some wanted in term.values}
	count([wanted | some wanted in sets[0]; not wanted in refused; _in_all(wanted, sets)]) == 0
}

_in_all(wanted, sets) if {
	every set in sets { wanted in set }
}
