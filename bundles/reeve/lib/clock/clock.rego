# METADATA
# scope: package
# title: The time
# description: >-
#   That of the clock, or the one that data.reeve_config.now fixes (RFC 3339). A policy
#   that goes by the age of something reads it here, so that a verdict can be repeated.
package reeve.lib.clock

# METADATA
# description: The time in nanoseconds since 1970.
now_ns := time.parse_rfc3339_ns(data.reeve_config.now) if {
	data.reeve_config.now
} else := time.now_ns()

# METADATA
# description: Hours that have passed since a time in RFC 3339, negative when it is to come.
hours_since(text) := (now_ns - time.parse_rfc3339_ns(text)) / 3600000000000
