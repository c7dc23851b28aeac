package reeve.lib.fix_test

import data.reeve.lib.fix

_operations := [{"op": "remove"}]

test_offered_when_all_are_asked_for if {
	fix.on_request(_operations) == _operations with data.reeve_config as {"fixes": "all"}
}

test_not_offered_otherwise[name] if {
	some name, config in {
		"nothing configured": {},
		"null": {"fixes": null},
		"another word": {"fixes": "safe"},
		"no text": {"fixes": true},
	}
	fix.on_request(_operations) == [] with data.reeve_config as config
}

test_not_offered_without_a_configuration if fix.on_request(_operations) == []
