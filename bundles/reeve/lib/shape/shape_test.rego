package reeve.lib.shape_test

import data.reeve.lib.shape

_declared := {
	"flag": "boolean",
	"count": "integer",
	"names": ["string"],
	"ranges": [{"min": "integer"}],
	"below": {"example.com/a": "string"},
}

test_faults[name] if {
	some name, row in {
		"a string for a boolean": [{"flag": "true"}, "spec.flag is a string: want a boolean", ["flag"]],
		"a boolean for an integer": [{"count": true}, "spec.count is a boolean: want an integer", ["count"]],
		"a fraction": [{"count": 1.5}, "spec.count is a number: want an integer", ["count"]],
		"an object for a list": [{"names": {"a": "b"}}, "spec.names is an object: want a list", ["names"]],
		"an element": [{"names": ["a", 1]}, "spec.names[1] is a number: want a string", ["names", 1]],
		"a list for an object": [{"below": []}, "spec.below is a list: want an object", ["below"]],
		"a field of an element": [
			{"ranges": [null, {"min": "1"}]},
			"spec.ranges[1].min is a string: want an integer",
			["ranges", 1, "min"],
		],
		"a key with a slash": [
			{"below": {"example.com/a": 1}},
			"spec.below[example.com/a] is a number: want a string",
			["below", "example.com/a"],
		],
		"the value itself": ["text", "spec is a string: want an object", []],
	}
	[raw, message, path] := row
	shape.faults(raw, ["spec"], _declared) == [{"msg": message, "path": array.concat(["spec"], path)}]
}

test_no_faults[name] if {
	some name, raw in {
		"everything right": {"flag": false, "count": 0, "names": ["a"], "ranges": [{"min": 1}], "below": {}},
		"null": {"flag": null, "names": [null], "ranges": null},
		"null itself": null,
		"empty": {},
		"what has no shape": {"other": [1], "below": {"b": 1}},
	}
	shape.faults(raw, ["spec"], _declared) == []
}
