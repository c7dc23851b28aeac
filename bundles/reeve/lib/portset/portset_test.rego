package reeve.lib.portset_test

import data.reeve.lib.portset

_port(port) := {"port": port}

_range(port, end) := {"port": port, "endPort": end}

_udp(item) := object.union(item, {"protocol": "UDP"})

test_holds if {
	portset.holds(_port(80), {"port": 80, "protocol": "TCP"})
	portset.holds(_range(1, 100), _port(80))
	portset.holds(_range(1, 100), _range(1, 100))
	portset.holds({}, _port("http"))
	portset.holds({"port": null}, {})
	portset.holds(_port("http"), _port("http"))
	not portset.holds(_port(80), _udp(_port(80)))
	not portset.holds(_port(80), _range(80, 81))
	not portset.holds(_port(80), {})
	not portset.holds(_port("http"), _port(80))
	not portset.holds(_range(1, 100), _port("http"))
}

test_meets if {
	portset.meets(_range(1, 100), _range(100, 200))
	portset.meets({}, _port("http"))
	portset.meets(_port("http"), {})
	portset.meets(_port("http"), _port("http"))
	not portset.meets(_range(1, 100), _range(101, 200))
	not portset.meets(_range(101, 200), _range(1, 100))
	not portset.meets(_port(80), _udp({}))
	not portset.meets(_port("http"), _port("https"))
}

test_rules_meet if {
	portset.rules_meet({"ports": []}, {"ports": [_port(80)]})
	portset.rules_meet({"ports": [_port(80)]}, {"ports": []})
	portset.rules_meet({"ports": [_port(80), _port(443)]}, {"ports": [_range(400, 500)]})
	not portset.rules_meet({"ports": [_port(80)]}, {"ports": [_udp(_port(80))]})
}

test_covered_by if {
	portset.covered_by(_port(80), [_port(443), _port(80)])
	portset.covered_by(_range(1, 10), [_range(5, 10), _range(1, 4)])
	portset.covered_by(_range(1, 10), [_range(1, 6), _range(2, 3), _range(5, 20)])
	portset.covered_by(_port("http"), [{}])
	not portset.covered_by(_range(1, 10), [_range(1, 4), _range(6, 10)])
	not portset.covered_by(_range(1, 10), [_range(2, 10)])
	not portset.covered_by(_range(1, 10), [_range(1, 9), _udp({})])
	not portset.covered_by(_range(1, 10), [_udp(_range(1, 10))])
	not portset.covered_by(_port(80), [])
	not portset.covered_by({}, [_range(1, 65535)])
	not portset.covered_by(_port("http"), [_range(1, 65535)])
}

test_range if {
	portset.range(_port(80)) == {"min": 80, "max": 80}
	portset.range({"port": 80, "endPort": null}) == {"min": 80, "max": 80}
	portset.range(_range(80, 90)) == {"min": 80, "max": 90}
	not portset.range(_range(90, 80))
	not portset.range({"port": "http", "endPort": 90})
	not portset.range({})
}
