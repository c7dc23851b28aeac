package reeve.lib.block_test

import data.reeve.lib.block

test_covered_by[name] if {
	some name, row in {
		"itself": {"block": "10.0.0.0/8", "others": {"10.0.0.0/8"}},
		"a wider one": {"block": "10.0.0.0/8", "others": {"172.16.0.0/12", "10.0.0.0/7"}},
		"both halves": {"block": "10.0.0.0/8", "others": {"10.0.0.0/9", "10.128.0.0/9"}},
		"halves of which one is written twice": {"block": "10.0.0.0/8", "others": {"10.0.0.0/9", "10.1.2.3/9", "10.128.0.0/9"}},
		"halves and parts of them": {"block": "10.0.0.0/8", "others": {"10.0.0.0/9", "10.1.0.0/16", "10.128.0.0/9", "10.129.0.0/16"}},
		"ever smaller parts": {"block": "0.0.0.0/0", "others": {"0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/3", "224.0.0.0/3"}},
		"halves of everything": {"block": "::/0", "others": {"::/1", "8000::/1"}},
		"halves written as IPv6": {"block": "10.0.0.0/8", "others": {"::ffff:10.0.0.0/105", "10.128.0.0/9"}},
		"a block written as IPv6": {"block": "::ffff:10.0.0.0/104", "others": {"10.0.0.0/9", "10.128.0.0/09"}},
		"down to addresses": {"block": "2001:db8::/126", "others": {"2001:db8::/127", "2001:db8::2/128", "2001:db8::3/128"}},
	}
	block.covered_by(row.block, row.others)
}

test_not_covered_by[name] if {
	some name, row in {
		"nothing": {"block": "10.0.0.0/8", "others": set()},
		"one half": {"block": "10.0.0.0/8", "others": {"10.0.0.0/9"}},
		"one half twice": {"block": "10.0.0.0/8", "others": {"10.0.0.0/9", "10.1.0.0/9"}},
		"all but an address": {"block": "10.0.0.0/30", "others": {"10.0.0.0/31", "10.0.0.2/32"}},
		"half of another": {"block": "10.0.0.0/8", "others": {"10.0.0.0/9", "11.128.0.0/9"}},
		"the other family": {"block": "0.0.0.0/0", "others": {"::/0"}},
		"all of IPv6 but an eighth": {"block": "::/0", "others": {"8000::/1", "::/2", "4000::/3"}},
		"what is no block": {"block": "10.0.0.0/8", "others": {"", "10.0.0.0/33"}},
	}
	not block.covered_by(row.block, row.others)
}

test_pieces if {
	block.pieces(set()) == set()
	block.pieces({"10.0.0.0/8", "text"}) == {"10.0.0.0/8"}
	block.pieces({"10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "10.1.0.0/16"}) == {"10.0.0.0/9", "10.1.0.0/16", "10.128.0.0/9"}
	block.pieces({"10.0.0.0/8", "10.0.0.0/9"}) == {"10.0.0.0/8", "10.0.0.0/9"}
}

test_meets if {
	open := {"cidr": "10.0.0.0/8"}
	partly := {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}
	block.meets("10.1.0.0/16", open)
	block.meets("0.0.0.0/0", open)
	not block.meets("11.0.0.0/8", open)
	not block.meets("10.1.0.0/16", partly)
	not block.meets("10.1.2.0/24", partly)
	block.meets("10.0.0.0/15", partly)
	not block.meets("10.0.0.0/15", {"cidr": "10.0.0.0/8", "except": ["10.0.0.0/16", "10.1.0.0/16"]})
}

test_named if block.named({"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}) == {"10.0.0.0/8", "10.1.0.0/16"}

test_faults[text] if {
	some text, fault in {
		"": "is no block of addresses",
		"10.0.0.0": "is no block of addresses",
		"10.0.0/8": "is no block of addresses",
		"fe80::1%eth0/64": "is no block of addresses",
		"::ffff:010.0.0.0/104": "is no block of addresses",
		"10.0.0.0/33": "is no block of addresses",
		"010.0.0.0/8": "has numbers with leading zeros",
		"10.000.0.0/8": "has numbers with leading zeros",
		"10.0.0.00/8": "has numbers with leading zeros",
		"fd00::/08": "has numbers with leading zeros",
		"::ffff:10.0.0.0/104": "is a block of IPv4 written as one of IPv6",
		"::ffff:0:0/64": "is a block of IPv4 written as one of IPv6",
		"10.1.2.3/8": "has bits set behind its prefix",
		"10.0.0.1/31": "has bits set behind its prefix",
		"128.0.0.0/0": "has bits set behind its prefix",
		"fd00::1/127": "has bits set behind its prefix",
		"1:2:3:4:5:6:7:8/109": "has bits set behind its prefix",
		"2001:DB9::/31": "has bits set behind its prefix",
		"64:ff9b::192.0.2.1/120": "has bits set behind its prefix",
	}
	block.fault(text) == fault
}

test_faultless[text] if {
	some text in [
		"0.0.0.0/0", "10.0.0.0/8", "10.1.2.3/32", "192.0.2.128/25", "::/0", "::1/128", "fc00::/7", "2001:DB8:0000::/32",
		"1:2:3:4:5:6:7:8/125", "64:ff9b::192.0.2.0/120",
	]
	not block.fault(text)
}
