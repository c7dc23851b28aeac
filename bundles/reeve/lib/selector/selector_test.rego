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
