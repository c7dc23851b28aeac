package reeve.lib.quantity_test

import data.reeve.lib.quantity

_nano := {
	"0": 0,
	"1": 1000000000,
	"+1": 1000000000,
	"-1.5": -1500000000,
	".5": 500000000,
	"1.": 1000000000,
	"007": 7000000000,
	" 1 ": 1000000000,
	"1n": 1,
	"1u": 1000,
	"100m": 100000000,
	"1k": 1000000000000,
	"1M": 1000000000000000,
	"1G": 1000000000000000000,
	"1T": 1000000000000000000000,
	"1P": 1000000000000000000000000,
	"1E": 1000000000000000000000000000,
	"1Ki": 1024000000000,
	"1.5Gi": 1610612736000000000,
	"1Ei": 1152921504606846976000000000,
	"1e3": 1000000000000,
	"1E-3": 1000000,
	"1e+2": 100000000000,
	"1e0": 1000000000,
	"1e0000000000000000000003": 1000000000000,
	"E0000000000000000000": 0,
	"1.0000000000": 1000000000,
	"1e-20": 1,
	"9007199254740993m": 9007199254740993000000,
}

test_of[text] if {
	some text, wanted in _nano
	quantity.of(text) == wanted
}

test_numbers_and_null if {
	quantity.of(2) == 2000000000
	quantity.of(0.1) == 100000000
	quantity.of(null) == 0
}

test_what_is_finer_than_a_nano_unit_is_rounded_away_from_zero if {
	quantity.of("0.1n") == 1
	quantity.of("-1.1n") == -2
	quantity.of("1e-400") == 1
	quantity.of("1.0000000001Ki") == 1024000000103
	quantity.of("0e-400") == 0
}

test_the_binary_ones_are_capped if {
	quantity.of("8Ei") == 9223372036854775807000000000
	quantity.of("-9Ei") == -9223372036854775807000000000
	quantity.of("10E") == 10000000000000000000000000000
	quantity.of("1e400") == quantity.of("1e300")
}

test_a_suffix_alone_is_zero_to_the_api_server_but_for_some[text] if {
	some text in ["+", "-", ".", "m", "Ki", "Ti", "e5", "e-9"]
	quantity.of(text) == 0
}

test_no_quantity[text] if {
	some text in ["", "Pi", "Ei", "e-10", "1K", "1ki", "1 Gi", "--1", "1e", "1e+", "abc", "1.2.3", "5-3", "1e1.5", "1\n", true, ["1"], {}]
	not quantity.of(text)
}

test_stored if {
	quantity.stored("1n") == 1000000
	quantity.stored("-1n") == -1000000
	quantity.stored("100m") == 100000000
	not quantity.stored("abc")
}

test_rounded_up if {
	quantity.rounded_up(10, 5) == 10
	quantity.rounded_up(11, 5) == 15
	quantity.rounded_up(-11, 5) == -15
}

test_exceeds_is_exact if {
	ratio := quantity.of("1.5")
	not quantity.exceeds(quantity.of("1500m"), ratio, quantity.of("1"))
	quantity.exceeds(quantity.of("1500000001n"), ratio, quantity.of("1"))
}

test_text_for_what_is_counted[text] if {
	some text in ["0", "1", "100m", "1500m", "1024", "1k", "2500", "-1", "1n", "9007199254740993m", "1000E", "9223372036854775807001m", "-9223372036854775807001m"]
	quantity.text("requests.cpu", quantity.of(text)) == text
}

test_text_for_what_is_measured_in_bytes[text] if {
	some text in ["0", "1", "1Ki", "1536Mi", "1Gi", "-1Gi", "128m", "1k", "1500m", "4Ei"]
	every resource in ["memory", "limits.memory", "storage", "gold.storageclass.storage.k8s.io/requests.storage", "hugepages-2Mi"] {
		quantity.text(resource, quantity.of(text)) == text
	}
}

test_text_of_more_than_is_divided_exactly if {
	quantity.text("memory", quantity.of("16E")) == "16E"
	quantity.text("gold.storageclass.storage.k8s.io/persistentvolumeclaims", quantity.of("1024")) == "1024"
}

test_is_zero[text] if {
	some text, wanted in {
		"0": true,
		"0Gi": true,
		"-0.00m": true,
		"Ki": true,
		"0e9": true,
		"1": false,
		"0.0001": false,
		"-5": false,
		" 1": false,
		".5": false,
	}
	[true | quantity.is_zero(text)] == [true | wanted]
	[true | quantity.of(text) == 0] == [true | wanted]
}

test_numbers_and_null_that_are_zero if {
	quantity.is_zero(null)
	quantity.is_zero(0)
	quantity.is_zero(0.0)
	not quantity.is_zero(0.5)
	not quantity.is_zero(true)
}
