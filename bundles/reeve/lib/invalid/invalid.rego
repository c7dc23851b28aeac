# METADATA
# scope: package
# title: Fields of the wrong type
# description: >-
#   Every field of a pod must have the type that the API gives it: a boolean written as a
#   string is neither true nor false to policies, and would pass. Null is the same as
#   missing, and a field that the API does not have is no fault. Messages quote no value.
package reeve.lib.invalid

import data.reeve.generated.podtypes
import data.reeve.lib.kube
import data.reeve.lib.workload

# METADATA
# description: >-
#   Each such field of the pod that the object bears and of the object's own metadata, as
#   a message and a path; also whatever stands around the pod and is no object. What is
#   below a fault is none of its own.
fields contains _fault(path, raw, "object") if {
	some index, step in _template_path
	is_string(step)
	path := array.slice(_template_path, 0, index)
	raw := object.get(kube.resource, path, null)
	not _fits(raw, "", "object")
}

fields contains _fault(place.path, place.value, type) if {
	some place in _places
	type := _type(place.declared)
	not _fits(place.value, place.digits, type)
}

fields contains _fault(array.concat(place.path, [key]), entry, type) if {
	some place in _places
	is_string(place.declared)
	startswith(place.declared, _any_key)
	type := trim_prefix(place.declared, _any_key)
	is_object(place.value)
	some key, entry in place.value
	not _fits(entry, "", type)
}

_template_path := workload.template_paths[kube.group_kind]

_roots := [
	{"path": _template_path, "value": object.get(kube.resource, _template_path, null)},
	{"path": [], "value": {"metadata": object.get(kube.resource, "metadata", null)}},
]

# Each value in a place that the API knows. Digits tell 1 from 1.0, which are the same to
# Rego, where a function may answer for one what it has found out about the other.
_places := [place |
	some root in _roots
	walk(root.value, [steps, value])
	declared := object.get(podtypes.template, [object.get(_first, type_name(step), step) | some step in steps], null)
	declared != null
	place := {
		"path": array.concat(root.path, steps),
		"value": value,
		"digits": json.marshal([value | is_number(value)]),
		"declared": declared,
	}
]

# One element of a list is declared for all of them.
_first := {"number": 0}

# An object whose keys are free declares its entries.
_any_key := "map[string]"

_type(declared) := type_name(declared) if {
	not is_string(declared)
} else := "object" if {
	startswith(declared, _any_key)
} else := declared

_fits(null, _, _)

_fits(_, _, "any")

_fits(value, _, "array") if is_array(value)

_fits(value, _, "bool") if is_boolean(value)

_fits(value, _, "object") if is_object(value)

_fits(value, _, type) if {
	type in {"string", "intOrString"}
	is_string(value)
}

_fits(value, digits, type) if {
	type in {"int32", "intOrString"}
	regex.match(_integer, digits)
	value >= -2147483648
	value <= 2147483647
}

_fits(value, digits, "int64") if {
	regex.match(_integer, digits)
	value >= -9223372036854775808
	value <= 9223372036854775807
}

_fits(value, _, "quantity") if is_number(value)

_fits(value, _, "quantity") if {
	is_string(value)
	not regex.match(`[\x00-\x1f"\\\x{2028}\x{2029}]`, value)
	text := trim_space(value)
	text != ""
	regex.match(_quantity, text)
}

_fits(value, _, "time") if {
	is_string(value)
	regex.match(_time, value)
}

# Nothing but digits, as the API server wants it: neither 1.0 nor 1e3.
_integer := `^\[-?\d+\]$`

# Kubernetes takes a suffix without a number for zero, but not every one.
_quantity := `^[+-]?((\d+\.?\d*|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?0*\d{1,18})?|\.?([numkMGTPE]|[KMGT]i|[eE](\+?0*\d{1,9}|-0*\d))?)$`

# Days that a month does not have are left to the API server.
_time := concat("", [
	`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`,
	`T(\d|[01]\d|2[0-3]):[0-5]\d:[0-5]\d([.,]\d+)?`,
	`(Z|[+-]([01]\d|2[0-4]):([0-5]\d|60))$`,
])

_fault(path, value, type) := {
	"msg": sprintf("%s is %s: want %s", [_spelt(path), _found[type_name(value)], _wanted[type]]),
	"path": path,
}

_found := {
	"array": "a list",
	"boolean": "a boolean",
	"number": "a number",
	"object": "an object",
	"string": "a string",
}

_wanted := {
	"array": "a list",
	"bool": "a boolean",
	"int32": "an integer of 32 bits",
	"int64": "an integer of 64 bits",
	"intOrString": "a string or an integer of 32 bits",
	"object": "an object",
	"quantity": "a quantity, for example 500m or 1Gi",
	"string": "a string",
	"time": "a time, for example 2006-01-02T15:04:05Z",
}

# As Kubernetes writes it: spec.containers[0].name, metadata.annotations[example.com/a].
_spelt(path) := trim_prefix(concat("", [part | some step in path; part := _part(step)]), ".")

_part(step) := concat("", [".", step]) if {
	is_string(step)
	regex.match(`^[\w-]+$`, step)
} else := sprintf("[%v]", [step])
