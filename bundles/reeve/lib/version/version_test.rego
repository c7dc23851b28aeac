package reeve.lib.version_test

import data.reeve.lib.version

test_kubernetes[name] if {
	some name in ["v1.0", "v1.29", "v1.999", "latest"]
	version.kubernetes == name with data.reeve_config as {"k8sVersion": name}
}

test_kubernetes_is_latest_by_default if {
	version.kubernetes == "latest"
	every config in [{}, null, "v1.29"] {
		version.kubernetes == "latest" with data.reeve_config as config
	}
	every junk in _junk {
		version.kubernetes == "latest" with data.reeve_config as {"k8sVersion": junk}
	}
}

test_since[name] if {
	some name, pair in {
		"the same": ["v1.25", 25],
		"a later one": ["v1.26", 25],
		"numbers, not text": ["v1.10", 9],
		"the first": ["v1.0", 0],
		"one beyond the known": ["v1.999", 25],
		"latest": ["latest", 25],
		"latest, whatever is asked": ["latest", 100000],
	}
	[got, least] := pair
	version.since(got, least)
}

test_not_since[name] if {
	some name, pair in {
		"an earlier one": ["v1.24", 25],
		"numbers, not text": ["v1.9", 10],
		"the first": ["v1.0", 1],
	}
	[got, least] := pair
	not version.since(got, least)
}

_junk := [
	"", "1.25", "v1", "v1.", "v1.x", "v1.08", "v1.25.3", "v1.-1", "v1.1e1", "v2.0", "V1.8", " v1.8", "v1.8\n",
	null, false, 8, 1.8, [], {},
]

test_whatever_is_no_version_behaves_as_latest if {
	every junk in _junk {
		version.since(junk, 0)
		version.since(junk, 25)
	}
}

test_minor[text] if {
	some text, wanted in {"v1.0": 0, "v1.9": 9, "v1.10": 10, "v1.999": 999}
	version.minor(text) == wanted
}

test_no_minor if {
	every text in array.concat(["latest"], _junk) {
		not version.minor(text)
	}
}
