# METADATA
# scope: package
# title: Sets of addresses
# description: >-
#   What blocks of addresses hold together, which lib.cidr tells of one alone, and how they
#   are written. Of two blocks one holds the other or they share nothing, so a set is told
#   by which blocks hold which and by how many addresses there are in them.
package reeve.lib.block

import data.reeve.lib.cidr

# METADATA
# description: Whether every address of a block is in one of several blocks.
covered_by(block, others) if {
	some other in others
	cidr.covers(other, block)
}

covered_by(block, others) if {
	inner := {other | some other in others; cidr.covers(block, other)}
	count(inner) > 1
	apart := [other | some other in inner; not _is_within_another(other, inner)]
	finest := max([length(other) | some other in apart])
	sum([_power(finest - length(other)) | some other in apart]) == _power(finest - length(block))
}

# METADATA
# description: >-
#   Those of several blocks that have an address which is in none of the others that they
#   hold. Whatever is made of the blocks has an address if and only if it has all of what is
#   left of one of these.
pieces(blocks) := {block |
	some block in blocks
	cidr.is_valid(block)
	not covered_by(block, {inner |
		some inner in blocks
		cidr.covers(block, inner)
		not cidr.covers(inner, block)
	})
}

# METADATA
# description: Every block that an ipBlock of a network policy names.
named(ip_block) := {ip_block.cidr} | {excepted | some excepted in ip_block.except}

# METADATA
# description: Whether a block has an address that is in an ipBlock of a network policy.
meets(block, ip_block) if {
	some piece in pieces({block} | named(ip_block))
	cidr.covers(block, piece)
	cidr.in_ip_block(ip_block, piece)
}

# METADATA
# description: >-
#   What is wrong with how a block is written, for messages that quote it before. Kubernetes
#   refuses it where it cannot be read; the rest it refuses since v1.36, because readers
#   differ about what is meant.
fault(text) := "is no block of addresses" if {
	not cidr.is_valid(_without_zeros(text))
} else := "has numbers with leading zeros" if {
	regex.match(_leading_zeros, text)
} else := "is a block of IPv4 written as one of IPv6" if {
	contains(text, ":")
	cidr.covers("0.0.0.0/0", split(text, "/")[0])
} else := "has bits set behind its prefix" if {
	_has_host_bits(text)
}

_leading_zeros := `(^|\.)0\d+(\.|/)|/0\d`

_without_zeros(text) := regex.replace(text, `(^|\.|/)0+(\d)`, "$1$2") if {
	is_string(text)
	not contains(text, ":")
} else := text

_is_within_another(block, blocks) if {
	some other in blocks
	other != block
	cidr.covers(other, block)
	not _comes_first(block, other)
}

# One of those that are the same is to be left.
_comes_first(block, other) if {
	cidr.covers(block, other)
	block < other
}

# METADATA
# description: How many bits of a block are given, which is of an address of its own family.
length(block) := bits - 96 if {
	contains(block, ":")
	cidr.covers("0.0.0.0/0", block)
	bits := _bits(block)
} else := _bits(block)

_bits(block) := to_number(regex.replace(split(block, "/")[1], `^0+(\d)`, "$1"))

_power(exponent) := _small[exponent % 16] * _large[floor(exponent / 16)]

_small := [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768]

# The powers of 65536.
_large := [
	1,
	65536,
	4294967296,
	281474976710656,
	18446744073709551616,
	1208925819614629174706176,
	79228162514264337593543950336,
	5192296858534827628530496329728,
	340282366920938463463374607431768211456,
]

_has_host_bits(block) if {
	[address, _] := split(block, "/")
	[width, parts] := _parts(address)
	length := _bits(block)
	some index, number in parts
	loose := min([width, ((index + 1) * width) - length])
	loose > 0
	number % _power(loose) != 0
}

# The bits in each, and the numbers that an address is made of.
_parts(address) := [8, [to_number(octet) | some octet in split(address, ".")]] if {
	not contains(address, ":")
} else := [16, array.concat(head, array.concat(zeros, tail))] if {
	[before, after] := split(address, "::")
	head := _groups(before)
	tail := _groups(after)
	zeros := [0 | some _ in numbers.range(1, (8 - count(head)) - count(tail))]
} else := [16, _groups(address)]

_groups("") := []

_groups(text) := [number |
	some group in split(text, ":")
	some number in _group(group)
] if {
	text != ""
}

# The last two may be written as an IPv4 address.
_group(group) := [(octets[0] * 256) + octets[1], (octets[2] * 256) + octets[3]] if {
	contains(group, ".")
	octets := [to_number(octet) | some octet in split(group, ".")]
} else := [sum(values)] if {
	values := [value |
		some index, character in split(lower(group), "")
		value := indexof("0123456789abcdef", character) * _power(4 * ((count(group) - index) - 1))
	]
}
