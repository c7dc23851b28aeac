# METADATA
# scope: package
# title: Quantities
# description: >-
#   Quantities of Kubernetes as whole numbers of nano-units, made by string arithmetic, so
#   that they are exact: they compare, add and multiply as numbers. What the API server
#   cannot parse is undefined.
package reeve.lib.quantity

# METADATA
# description: >-
#   A quantity, as text or number. What is finer than a nano-unit is rounded up; null is
#   zero, as the API server has it. What has more than 300 digits counts as 10 to the 300th.
of(null) := 0

of(text) := _plain(trim_right(text, "mkMGKi"), text) if {
	is_string(text)
} else := _parsed(trim_space(text)) if {
	is_string(text)
	not regex.match(`[\x00-\x1f]`, text)
}

of(number) := floor(number) * 1000000000 if {
	is_number(number)
	number > -1000000000
	number < 1000000000
	floor(number) == number
} else := _parsed(json.marshal(number)) if {
	is_number(number)
}

# METADATA
# description: >-
#   The quantity that the API server stores in a list of resources, such as the requests of a
#   container or the hard limits of a quota: it rounds up to a thousandth.
stored(value) := rounded_up(of(value), 1000000)

# METADATA
# description: Whether a quantity is zero, which its first digits tell without reading it.
is_zero(null)

is_zero(number) if {
	is_number(number)
	number == 0
}

is_zero(text) if {
	is_string(text)
	not substring(trim_left(text, " +-0."), 0, 1) in _nonzero
}

# METADATA
# description: A number rounded up to a multiple of another, away from zero.
rounded_up(number, multiple) := number if {
	number % multiple == 0
} else := (number - (number % multiple)) + multiple if {
	number > 0
} else := (number - (number % multiple)) - multiple

# METADATA
# description: >-
#   Whether one quantity is more than ratio times another, all three in nano-units.
exceeds(quantity, ratio, other) if quantity * 1000000000 > ratio * other

# METADATA
# description: >-
#   The quantity in the canonical form of Kubernetes, as messages have it: with a binary
#   suffix for a resource that is measured in bytes, and a decimal one else.
text(resource, nano) := _binary(nano) if {
	regex.match(`(^|[./])(memory|storage|ephemeral-storage|hugepages-.*)$`, resource)
} else := _decimal(nano)

# Nearly all quantities are up to nine digits and one of these suffixes.
_plain(digits, text) := to_number(digits) * _units[substring(text, count(digits), -1)] if {
	trim_left(digits, "0123456789") == ""
	not substring(digits, 0, 1) in {"", "0"}
	count(digits) <= 9
}

_units := {
	"": 1000000000,
	"m": 1000000,
	"k": 1000000000000,
	"M": 1000000000000000,
	"G": 1000000000000000000,
	"Ki": 1024000000000,
	"Mi": 1048576000000000,
	"Gi": 1073741824000000000,
}

_parsed(text) := _signed(sign, magnitude) if {
	[[_, sign, whole, fraction, suffix]] := regex.find_all_string_submatch_n(_grammar, text, 1)
	text != ""
	_acceptable(concat("", [whole, fraction]), suffix)
	digits := trim_left(concat("", [whole, fraction]), "0")
	magnitude := _magnitude(digits, count(fraction), suffix)
}

_grammar := `^([-+]?)([0-9]*)(?:[.]([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$`

_signed("-", magnitude) := 0 - magnitude

_signed(sign, magnitude) := magnitude if sign in {"", "+"}

# The API server takes a suffix without any digit for zero, but for these.
_acceptable(digits, _) if digits != ""

_acceptable("", suffix) if suffix in {"Ki", "Mi", "Gi", "Ti"}

_acceptable("", suffix) if _exponent(suffix) >= -9

_magnitude("", _, suffix) := 0 if _is_suffix(suffix)

_magnitude(digits, decimals, suffix) := _shifted(digits, (_exponent(suffix) + 9) - decimals) if digits != ""

_magnitude(digits, decimals, suffix) := min([nano, 9223372036854775807000000000]) if {
	digits != ""
	product := format_int(to_number(digits) * _powers[suffix], 10)
	nano := _shifted(product, 9 - decimals)
}

_is_suffix(suffix) if _powers[suffix]

_is_suffix(suffix) if is_number(_exponent(suffix))

_powers := {
	"Ki": 1024,
	"Mi": 1048576,
	"Gi": 1073741824,
	"Ti": 1099511627776,
	"Pi": 1125899906842624,
	"Ei": 1152921504606846976,
}

_nonzero := {"1", "2", "3", "4", "5", "6", "7", "8", "9"}

_exponents := {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}

_exponent(suffix) := _exponents[suffix]

_exponent(suffix) := _integer(trim_left(substring(suffix, 1, -1), "+")) if {
	regex.match(`^[eE][-+]?0*[0-9]{1,18}$`, suffix)
}

_integer(text) := 0 - _natural(trim_left(text, "-")) if startswith(text, "-")

_integer(text) := _natural(text) if not startswith(text, "-")

_natural(text) := to_number(concat("", ["0", trim_left(text, "0")])) if trim_left(text, "0") == ""

_natural(text) := to_number(trim_left(text, "0")) if trim_left(text, "0") != ""

# The digits times ten to the power of shift, rounded up.
_shifted(digits, shift) := to_number(concat("", ["1", _zeros(300)])) if {
	count(digits) + shift > 300
} else := to_number(concat("", [digits, _zeros(shift)])) if {
	shift >= 0
} else := 1 if {
	count(digits) + shift <= 0
} else := to_number(head) + _carry(substring(digits, count(head), -1)) if {
	head := substring(digits, 0, count(digits) + shift)
}

_carry(rest) := 0 if {
	trim_left(rest, "0") == ""
} else := 1

_zeros(n) := substring("000000000000000000000000000", 0, n) if {
	n <= 27
} else := concat("", ["0" | some _ in numbers.range(1, n)])

_decimal(nano) := concat("", [_minus(nano), mantissa, suffix]) if {
	nano != 0
	[[_, mantissa, zeros]] := regex.find_all_string_submatch_n(`^([0-9]+?)((?:000){0,9})$`, format_int(_size(nano), 10), 1)
	suffix := ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"][round(count(zeros) / 3)]
} else := "0"

# Numbers up to here are divided exactly.
_binary(nano) := concat("", [_minus(nano), format_int(units / _powers[suffix], 10), suffix]) if {
	nano % 1000000000 == 0
	_size(nano) <= 9223372036854775807000000000
	units := to_number(trim_suffix(format_int(_size(nano), 10), "000000000"))
	units > 0
	suffix := [candidate |
		some candidate in ["Ei", "Pi", "Ti", "Gi", "Mi", "Ki"]
		units % _powers[candidate] == 0
	][0]
} else := _decimal(nano)

# The built-in abs rounds what is large.
_size(nano) := 0 - nano if {
	nano < 0
} else := nano

_minus(nano) := "-" if {
	nano < 0
} else := ""
