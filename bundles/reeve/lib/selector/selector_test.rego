package reeve.lib.selector_test

import data.reeve.lib.selector

_labels := {"app": "web", "tier": "front", "empty": ""}

_expression(key, operator, values) := {"matchExpressions": [{"key": key, "operator": operator, "values": values}]}

_matching := {
	"an empty selector": {},
	"null parts": {"matchLabels": null, "matchExpressions": null},
	"empty parts": {"matchLabels": {}, "matchExpressions": []},
	"a label": {"matchLabels": {"app": "web"}},
	"several labels": {"matchLabels": {"app": "web", "tier": "front"}},
	"In": _expression("app", "In", ["api", "web"]),
	"NotIn": _expression("app", "NotIn", ["api"]),
	"NotIn of a key that is missing": _expression("zone", "NotIn", ["a"]),
	"Exists": _expression("app", "Exists", null),
	"Exists of an empty value": _expression("empty", "Exists", []),
	"DoesNotExist": _expression("zone", "DoesNotExist", null),
	"labels and expressions": object.union({"matchLabels": {"app": "web"}}, _expression("tier", "Exists", null)),
}

_other := {
	"null": null,
	"text": "app=web",
	"another value": {"matchLabels": {"app": "api"}},
	"one label of two": {"matchLabels": {"app": "web", "tier": "back"}},
	"a key that is missing": {"matchLabels": {"zone": "a"}},
	"In of other values": _expression("app", "In", ["api"]),
	"In of a key that is missing": _expression("zone", "In", ["a"]),
	"In without values": _expression("app", "In", null),
	"NotIn": _expression("app", "NotIn", ["web"]),
	"Exists": _expression("zone", "Exists", null),
	"DoesNotExist": _expression("empty", "DoesNotExist", null),
	"an operator nobody knows": _expression("app", "Gt", ["1"]),
	"a null expression": {"matchExpressions": [null]},
	"labels but not expressions": object.union({"matchLabels": {"app": "web"}}, _expression("tier", "In", ["back"])),
}

test_matches[name] if {
	some name, candidate in _matching
	selector.matches(candidate, _labels)
}

test_does_not_match[name] if {
	some name, candidate in _other
	not selector.matches(candidate, _labels)
}

test_no_labels if {
	selector.matches({}, {})
	not selector.matches({"matchLabels": {"app": "web"}}, {})
}

test_empty if {
	every candidate in [null, {}, {"matchLabels": null, "matchExpressions": null}, {"matchLabels": {}, "matchExpressions": []}] {
		selector.is_empty(candidate)
	}
}

test_not_empty if {
	every candidate in [{"matchLabels": {"app": "web"}}, {"matchExpressions": [null]}, _matching.In] {
		not selector.is_empty(candidate)
	}
}

test_keys if {
	selector.keys({"matchLabels": {"a": "x"}, "matchExpressions": [{"key": "b", "operator": "Exists"}, {"key": "a"}, null, {}]}) == {"a", "b"}
	every candidate in [null, {}, {"matchLabels": null, "matchExpressions": null}] {
		selector.keys(candidate) == set()
	}
}

test_faultless[name] if {
	some name, candidate in object.union(_matching, {
		"null": null,
		"a key with a prefix": {"matchLabels": {"example.com/app.kubernetes_name-1": "a"}},
		"an empty value": {"matchLabels": {"app": ""}},
		"values that are null": object.union({"matchLabels": {"app": null}}, _expression("app", "In", [null])),
		"a value of 63 characters": _expression("app", "In", [concat("", [char | some _ in numbers.range(1, 63); char := "x"])]),
	})
	selector.faults(candidate) == set()
}

test_faults[name] if {
	some name, row in {
		"a key with a space": {"selector": {"matchLabels": {"my app": "a"}}, "faults": {{
			"msg": "label key \"my app\" is not valid",
			"path": ["matchLabels", "my app"],
		}}},
		"a key with two slashes": {"selector": _expression("a/b/c", "Exists", null), "faults": {{
			"msg": "label key \"a/b/c\" is not valid",
			"path": ["matchExpressions", 0, "key"],
		}}},
		"an upper case prefix": {"selector": _expression("A/b", "Exists", null), "faults": {{
			"msg": "label key \"A/b\" is not valid",
			"path": ["matchExpressions", 0, "key"],
		}}},
		"a value that ends in a dash": {"selector": {"matchLabels": {"app": "web-"}}, "faults": {{
			"msg": "label value \"web-\" is not valid",
			"path": ["matchLabels", "app"],
		}}},
		"a value in a list": {"selector": _expression("app", "NotIn", ["a", "b c"]), "faults": {{
			"msg": "label value \"b c\" is not valid",
			"path": ["matchExpressions", 0, "values", 1],
		}}},
		"an operator nobody knows": {"selector": _expression("app", "Gt", ["1"]), "faults": {{
			"msg": "operator \"Gt\" is not one of In, NotIn, Exists and DoesNotExist",
			"path": ["matchExpressions", 0, "operator"],
		}}},
		"In without values": {"selector": _expression("app", "In", []), "faults": {{
			"msg": "operator In is without values",
			"path": ["matchExpressions", 0, "operator"],
		}}},
		"Exists with a value": {"selector": _expression("app", "Exists", ["a"]), "faults": {{
			"msg": "operator Exists takes no values",
			"path": ["matchExpressions", 0, "values"],
		}}},
		"a null expression": {"selector": {"matchExpressions": [null]}, "faults": {
			{"msg": "label key \"\" is not valid", "path": ["matchExpressions", 0, "key"]},
			{"msg": "operator \"\" is not one of In, NotIn, Exists and DoesNotExist", "path": ["matchExpressions", 0, "operator"]},
		}},
	}
	selector.faults(row.selector) == row.faults
}
