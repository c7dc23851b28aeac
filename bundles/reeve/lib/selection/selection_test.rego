package reeve.lib.selection_test

import data.reeve.lib.selection

_is(key, text) := {"matchLabels": {key: text}}

_asks(requirements) := {"matchExpressions": requirements}

_in(values) := {"key": "a", "operator": "In", "values": values}

_not_in(values) := {"key": "a", "operator": "NotIn", "values": values}

_present := {"key": "a", "operator": "Exists"}

_absent := {"key": "a", "operator": "DoesNotExist"}

_unknown := {"key": "a", "operator": "Gt", "values": ["1"]}

test_conflicts[name] if {
	some name, row in {
		"a value not in a list": {"selector": object.union(_is("a", "x"), _asks([_in(["y"])])), "fault": "have a value that fits"},
		"a value left out": {"selector": object.union(_is("a", "x"), _asks([_not_in(["x"])])), "fault": "have a value that fits"},
		"three lists, two of which share one": {
			"selector": _asks([_in(["x", "y"]), _in(["y", "z"]), _in(["x", "z"])]),
			"fault": "have a value that fits",
		},
		"a list without values": {"selector": _asks([_in(null)]), "fault": "have a value that fits"},
		"there and not there": {"selector": _asks([_present, _absent]), "fault": "exist and not exist"},
		"a value of nothing": {"selector": object.union(_is("a", "x"), _asks([_absent])), "fault": "exist and not exist"},
		"an unknown operator": {"selector": _asks([_unknown]), "fault": "meet an operator that there is not"},
	}
	selection.conflicts(row.selector) == {"a": row.fault}
}

test_no_conflicts[name] if {
	some name, selector in {
		"everything": {},
		"null": null,
		"other keys": {"matchLabels": {"a": "x", "b": "y"}},
		"lists that share a value": _asks([_in(["x", "y"]), _in(["y", "z"]), _not_in(["x"])]),
		"nothing left out of nothing": _asks([_absent, _not_in(["x"])]),
		"there with any other value": _asks([_present, _not_in(["x"])]),
	}
	count(selection.conflicts(selector)) == 0
}

test_overlap if {
	selection.overlap(_is("a", "x"), _is("b", "y"))
	selection.overlap(_is("a", "x"), _asks([_not_in(["y"])]))
	selection.overlap({}, {})
	not selection.overlap(_is("a", "x"), _is("a", "y"))
	not selection.overlap(_is("a", "x"), _asks([_absent]))
	not selection.overlap({}, _asks([_present, _absent]))
}

test_implies[name] if {
	some name, row in {
		"itself": {"narrow": _is("a", "x"), "wide": _is("a", "x")},
		"everything": {"narrow": _is("a", "x"), "wide": {}},
		"one label of two": {"narrow": {"matchLabels": {"a": "x", "b": "y"}}, "wide": _is("b", "y")},
		"a list with it": {"narrow": _is("a", "x"), "wide": _asks([_in(["x", "y"])])},
		"a list without it": {"narrow": _is("a", "x"), "wide": _asks([_not_in(["y"])])},
		"that it is there": {"narrow": _asks([_in(["x", "y"])]), "wide": _asks([_present])},
		"left out since not there": {"narrow": _asks([_absent]), "wide": _asks([_not_in(["x"])])},
		"two lists together": {"narrow": _asks([_in(["x", "y"]), _in(["y", "z"])]), "wide": _is("a", "y")},
		"nothing, which is anything": {"narrow": _asks([_present, _absent]), "wide": _is("b", "y")},
		"nothing by an unknown operator": {"narrow": _asks([_unknown]), "wide": _asks([_unknown])},
	}
	selection.implies(row.narrow, row.wide)
}

test_does_not_imply[name] if {
	some name, row in {
		"less than everything": {"narrow": {}, "wide": _is("a", "x")},
		"another value": {"narrow": _is("a", "x"), "wide": _is("a", "y")},
		"another label": {"narrow": _is("a", "x"), "wide": _asks([{"key": "b", "operator": "Exists"}])},
		"a list with one more": {"narrow": _asks([_in(["x", "y"])]), "wide": _is("a", "x")},
		"that it is there": {"narrow": _asks([_not_in(["x"])]), "wide": _asks([_present])},
		"that it is not there": {"narrow": _asks([_not_in(["x"])]), "wide": _asks([_absent])},
		"an unknown operator": {"narrow": {}, "wide": _asks([_unknown])},
	}
	not selection.implies(row.narrow, row.wide)
}
