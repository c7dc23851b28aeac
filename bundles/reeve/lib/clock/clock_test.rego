package reeve.lib.clock_test

import data.reeve.lib.clock

test_the_time_is_that_of_the_clock if {
	clock.now_ns > time.parse_rfc3339_ns("2026-01-01T00:00:00Z")
}

test_the_configuration_may_fix_it if {
	clock.now_ns == 1767225600000000000 with data.reeve_config.now as "2026-01-01T00:00:00Z"
}

test_hours_since[text] if {
	some text, hours in {
		"2026-01-01T00:00:00Z": 24,
		"2026-01-02T00:30:00Z": -0.5,
		"2026-01-02T01:00:00+01:00": 0,
	}
	clock.hours_since(text) == hours with data.reeve_config.now as "2026-01-02T00:00:00Z"
}
