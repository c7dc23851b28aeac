package reeve.lib.amounts_test

import data.reeve.lib.amounts

_list := {"cpu": "100m", "memory": "1Gi", "storage": null, "junk": "1K", "fine": "1n"}

test_of if {
	amounts.of({"limits": _list}, "limits") == {
		"cpu": 100000000,
		"memory": 1073741824000000000,
		"storage": 0,
		"fine": 1000000,
	}
}

test_of_no_list[name] if {
	some name, parent in {"missing": {}, "null": {"limits": null}, "text": {"limits": "cpu"}, "no parent": null}
	amounts.of(parent, "limits") == {}
}

test_total if {
	amounts.total([]) == {}
	amounts.total([{"a": 1}]) == {"a": 1}
	amounts.total([{"a": 1, "b": 2}, {"a": 3}, {"c": 0}]) == {"a": 4, "b": 2, "c": 0}
}

test_greatest if {
	amounts.greatest([]) == {}
	amounts.greatest([{"a": 1}]) == {"a": 1}
	amounts.greatest([{"a": 1, "b": 2}, {"a": 3}]) == {"a": 3, "b": 2}
}

test_times if amounts.times({"a": 2, "b": 0}, 3) == {"a": 6, "b": 0}

test_written if {
	amounts.written({"cpu": 1500000000, "memory": 1610612736000000000}) == {"cpu": "1500m", "memory": "1536Mi"}
}
