package reeve.lib.calico_test

import data.reeve.lib.calico

_labels := {"team": "shop", "example.com/tier": "web", "empty": ""}

test_matches[expression] if {
	some expression in [
		"", "  ", "all()", " all() ",
		"has(team)", "!has(other)", "! has( other )", "has(example.com/tier)", "has(empty)",
		"team == 'shop'", `team == "shop"`, "team=='shop'", "empty == ''",
		"team != 'blog'", "other != 'shop'",
		`team in {"shop", 'blog'}`, "team in {'shop'}", "team not in { 'blog' }", "other not in {'shop'}",
		"team not in {}", `example.com/tier in{"web"}`,
		"has(team) && team not in {'blog', \"press\"} && all()",
	]
	calico.matches(expression, _labels) == "yes"
}

test_does_not_match[expression] if {
	some expression in [
		"global()", "!has(team)", "has(other)", "has(Team)",
		"team == 'blog'", "other == 'shop'", "other == ''",
		"team != 'shop'", "team in {'blog'}", "team in {}", "other in {'shop'}", "team not in {'blog', 'shop'}",
		"has(team) && team == 'blog'", "team == 'blog' && team contains 'sh'",
	]
	calico.matches(expression, _labels) == "no"
}

test_cannot_be_read[expression] if {
	some expression in [
		"team == 'blog' || has(team)", "(team == 'shop')", "!(has(team) && team == 'blog' && has(other))",
		"team contains 'sh'", "team starts with 'sh'", "!all()", "team", "team == shop", "team = 'shop'",
		"team in 'shop'", "team == {'shop'}", "has(team) &&& all()", "has(team",
	]
	calico.matches(expression, _labels) == "unknown"
}
