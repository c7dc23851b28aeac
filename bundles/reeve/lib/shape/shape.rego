# METADATA
# scope: package
# title: Values of the wrong type
# description: >-
#   For kinds whose types nobody checks before policies see them. A shape is the name of a
#   scalar type (boolean, integer or string), a list with the shape of its elements, or an
#   object with that of each field. What is null or has no shape is no fault, and neither is
#   what stands below a fault. Messages quote no value.
package reeve.lib.shape

# METADATA
# description: >-
#   Each value that does not have the shape declared for it, as a message and its path, which
#   begins with that of the value.
faults(raw, path, declared) := [fault |
	walk(raw, [steps, found])
	found != null
	wanted := _declared(declared, steps)
	not _fits(found, wanted)
	place := array.concat(path, steps)
	fault := {
		"msg": sprintf("%s is %s: want %s", [_spelt(place), _found[type_name(found)], _wanted[_type(wanted)]]),
		"path": place,
	}
]

# One element of a list is declared for all of them.
_declared(declared, steps) := wanted if {
	wanted := object.get(declared, [object.get({"number": 0}, type_name(step), step) | some step in steps], null)
	wanted != null
}

_fits(found, wanted) if {
	_type(wanted) == type_name(found)
}

_fits(found, "integer") if {
	is_number(found)
	round(found) == found
}

_type(wanted) := wanted if {
	is_string(wanted)
} else := type_name(wanted)

_found := {
	"array": "a list",
	"boolean": "a boolean",
	"number": "a number",
	"object": "an object",
	"string": "a string",
}

_wanted := {
	"array": "a list",
	"boolean": "a boolean",
	"integer": "an integer",
	"object": "an object",
	"string": "a string",
}

# As Kubernetes writes it: spec.volumes[0], metadata.annotations[example.com/a].
_spelt(path) := trim_prefix(concat("", [part | some step in path; part := _part(step)]), ".")

_part(step) := concat("", [".", step]) if {
	is_string(step)
	regex.match(`^[\w-]+$`, step)
} else := sprintf("[%v]", [step])
