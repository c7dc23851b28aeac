package reeve.lib.cidr_test

import data.reeve.lib.cidr

test_blocks if {
	every block in ["10.0.0.0/8", "0.0.0.0/0", "192.0.2.1/32", "::/0", "fd00::/8", "::ffff:10.0.0.0/104"] {
		cidr.is_valid(block)
		not cidr.is_address(block)
	}
}

test_addresses if {
	every address in ["10.0.0.1", "0.0.0.0", "::", "fd00::1", "::ffff:10.0.0.1"] {
		cidr.is_address(address)
		not cidr.is_valid(address)
	}
}

test_neither if {
	every text in ["", "/", "10.0.0.0/33", "10.0.0/8", "010.0.0.1", "fe80::1%eth0", "10.0.0.0/8/32", "host", 10, null, ["10.0.0.1"]] {
		not cidr.is_valid(text)
		not cidr.is_address(text)
		not cidr.covers("0.0.0.0/0", text)
		not cidr.covers(text, "10.0.0.1")
	}
}

test_covers if {
	every pair in [
		["10.0.0.0/8", "10.1.2.3"],
		["10.0.0.0/8", "10.1.0.0/16"],
		["10.1.2.3/8", "10.9.9.9"],
		["10.0.0.0/8", "10.0.0.0/8"],
		["0.0.0.0/0", "255.255.255.255"],
		["::/0", "fd00::1"],
		["fd00::/8", "fd00:1::/32"],
		["10.0.0.0/8", "::ffff:10.1.2.3"],
		["::ffff:10.0.0.0/104", "10.1.2.3"],
	] {
		cidr.covers(pair[0], pair[1])
	}
}

test_does_not_cover if {
	every pair in [
		["10.0.0.0/8", "11.0.0.0"],
		["10.1.0.0/16", "10.0.0.0/8"],
		["::/0", "10.0.0.1"],
		["0.0.0.0/0", "fd00::1"],
		["fd00::/8", "fe80::1"],
	] {
		not cidr.covers(pair[0], pair[1])
	}
}

test_in_ip_block if {
	every ip_block in [
		{"cidr": "10.0.0.0/8"},
		{"cidr": "10.0.0.0/8", "except": null},
		{"cidr": "10.0.0.0/8", "except": ["10.2.0.0/16", "nonsense", "fd00::/8"]},
	] {
		cidr.in_ip_block(ip_block, "10.1.2.3")
	}
	every ip_block in [
		{"cidr": "10.0.0.0/8", "except": ["10.2.0.0/16", "10.1.0.0/16"]},
		{"cidr": "10.0.0.0/8", "except": ["10.0.0.0/8"]},
		{"cidr": "11.0.0.0/8"},
		{"cidr": null},
		{},
		null,
	] {
		not cidr.in_ip_block(ip_block, "10.1.2.3")
	}
}
