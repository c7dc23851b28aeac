# METADATA
# scope: package
# title: Selectors of Calico
# description: >-
#   Calico writes selectors as text, for example has(team) && tier in {"web", "db"}. Read
#   here are such terms joined by &&; alternatives, brackets and parts of values are not.
package reeve.lib.calico

# METADATA
# description: >-
#   Whether a selector matches labels: yes, no, or unknown where that cannot be read. An
#   empty one matches everything.
matches(expression, labels) := "yes" if {
	every term in _terms(expression) {
		_holds(term, labels) == true
	}
} else := "no" if {
	some term in _terms(expression)
	_holds(term, labels) == false
} else := "unknown"

_terms(expression) := [expression] if {
	regex.match(`[(]|[|][|]`, regex.replace(expression, `has\([^()]*\)|all\(\)|global\(\)`, ""))
} else := [trim_space(term) | some term in split(expression, "&&")]

_holds(term, labels) if {
	term in {"", "all()"}
} else := false if {
	# What is in no namespace.
	term == "global()"
} else := answer if {
	[[_, negation, key]] := regex.find_all_string_submatch_n(`^(!?)\s*has\(\s*([\w./-]+)\s*\)$`, term, 1)
	answer := _is_set(labels, key) == _positive[negation]
} else := answer if {
	[[_, key, operator, text]] := regex.find_all_string_submatch_n(
		`^([\w./-]+)\s*(==|!=|in|not\s+in)\s*(\{[^{}]*\}|'[^']*'|"[^"]*")$`,
		term, 1,
	)
	startswith(text, "{") == endswith(operator, "in")
	values := {trim(quoted, `'"`) | some quoted in regex.find_n(`'[^']*'|"[^"]*"`, text, -1)}
	answer := _is_one_of(labels, key, values) == _positive[regex.replace(operator, `\s+`, " ")]
}

_positive := {"": true, "!": false, "==": true, "!=": false, "in": true, "not in": false}

default _is_set(_, _) := false

_is_set(labels, key) if is_string(labels[key])

default _is_one_of(_, _, _) := false

_is_one_of(labels, key, values) if labels[key] in values
