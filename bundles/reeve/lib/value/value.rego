# METADATA
# scope: package
# title: Reading values as the API server does
# description: >-
#   To the API server null is the same as missing, and missing is the zero value of
#   the field. These functions fail on no value, whatever its type; only an undefined
#   argument leaves them undefined.
package reeve.lib.value

# METADATA
# description: The value when it is an object, else the empty object.
as_object(value) := value if {
	is_object(value)
} else := {}

# METADATA
# description: The object under key, the empty object when it is missing or null.
object_at(parent, key) := value if {
	value := parent[key]
	is_object(value)
} else := {}

# METADATA
# description: The string under key, the empty string when it is missing or null.
string_at(parent, key) := value if {
	value := parent[key]
	is_string(value)
} else := ""

# METADATA
# description: Whether key holds anything but null.
is_set(parent, key) if parent[key] != null

# METADATA
# description: Whether a number is in one of the ranges, which have min and max and hold both.
in_ranges(number, ranges) if {
	some range in ranges
	number >= range.min
	number <= range.max
}
