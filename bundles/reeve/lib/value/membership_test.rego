package reeve.lib.value.membership_test

# OPA 1.21.0 to 1.22.0 find nothing here. No policy may be trusted on an engine that
# loses matches, so this must fail there.
_found contains 1 if input.x in {"a", input.y}

test_no_match_is_lost if {
	count(_found) == 1 with input as {"x": "b", "y": "b"}
}
