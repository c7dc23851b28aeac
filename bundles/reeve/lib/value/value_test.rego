package reeve.lib.value_test

import data.reeve.lib.value

_parent := {
	"null": null,
	"false": false,
	"zero": 0,
	"empty string": "",
	"string": "s",
	"empty list": [],
	"empty object": {},
	"object": {"a": 1},
}

# What may stand where an object with fields should.
_no_parents := [null, false, true, 7, "text", [], ["a"]]

test_as_object[name] if {
	some name, got in _parent
	wanted := object.get({"object": {"a": 1}}, name, {})
	value.as_object(got) == wanted
}

test_object_at[name] if {
	some name, _ in object.union(_parent, {"missing": null})
	wanted := object.get({"object": {"a": 1}}, name, {})
	value.object_at(_parent, name) == wanted
}

test_string_at[name] if {
	some name, _ in object.union(_parent, {"missing": null})
	wanted := object.get({"string": "s"}, name, "")
	value.string_at(_parent, name) == wanted
}

test_is_set_by_all_but_null[name] if {
	some name, _ in object.remove(_parent, ["null"])
	value.is_set(_parent, name)
}

test_is_not_set[name] if {
	some name in ["null", "missing"]
	not value.is_set(_parent, name)
}

test_a_parent_of_any_type if {
	every parent in _no_parents {
		value.as_object(parent) == {}
		value.object_at(parent, "a") == {}
		value.string_at(parent, "a") == ""
		not value.is_set(parent, "a")
	}
}

_ranges := [{"min": 10, "max": 20}, {"min": 0, "max": 0}]

test_in_ranges if {
	every number in [0, 10, 15, 20] {
		value.in_ranges(number, _ranges)
	}
}

test_outside_of_ranges if {
	every number in [-1, 1, 9, 21] {
		not value.in_ranges(number, _ranges)
	}
	every ranges in [[], null, [{"min": 5, "max": 4}]] {
		not value.in_ranges(5, ranges)
	}
}
