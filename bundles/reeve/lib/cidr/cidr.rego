# METADATA
# scope: package
# title: Blocks of addresses
# description: >-
#   What blocks of IPv4 and IPv6 addresses hold. An IPv4 address written as one of IPv6 is
#   the IPv4 address. What is no block or address at all is in nothing and holds nothing.
package reeve.lib.cidr

import data.reeve.lib.value

# METADATA
# description: Whether this is a block such as 10.0.0.0/8 or fd00::/8.
is_valid(block) if {
	is_string(block)
	net.cidr_is_valid(block)
}

# METADATA
# description: Whether this is an address, without a prefix length.
is_address(text) if {
	is_string(text)
	some bits in ["/32", "/128"]
	net.cidr_is_valid(concat("", [text, bits]))
}

# METADATA
# description: Whether every address of a part, which is a block or an address, is in the block.
covers(block, part) if {
	is_valid(block)
	_is_part(part)
	net.cidr_contains(block, part)
}

# METADATA
# description: >-
#   Whether an address is in an ipBlock of a network policy: in its block and in none of
#   those that it excepts.
in_ip_block(ip_block, address) if {
	covers(value.string_at(ip_block, "cidr"), address)
	every excepted in _excepted(ip_block) {
		not covers(excepted, address)
	}
}

_excepted(ip_block) := [block | some block in ip_block.except]

_is_part(part) if is_valid(part)

_is_part(part) if is_address(part)
