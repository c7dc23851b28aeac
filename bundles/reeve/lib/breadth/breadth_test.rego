package reeve.lib.breadth_test

import data.reeve.lib.breadth

_limits := {"minPrefixV4": 8, "minPrefixV6": 32, "publicOnly": false}

_policy(rule) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"spec": {"policyTypes": ["Ingress"], "ingress": [rule]},
}

_blocks(blocks) := {"from": [{"ipBlock": {"cidr": block}} | some block in blocks]}

test_world if {
	found := breadth.world("Ingress", _limits) with input as _policy(_blocks(["::/0", "10.0.0.0/8", "11.0.0.0/8"]))
	found == [
		{"msg": "ingress rule allows the block \"::/0\", a /0 of IPv6", "path": ["spec", "ingress", 0, "from", 0, "ipBlock", "cidr"]},
		{"msg": "ingress rule allows blocks that are a /7 of IPv4 together", "path": ["spec", "ingress", 0]},
	]
	none := breadth.world("Egress", _limits) with input as _policy(_blocks(["::/0"]))
	none == []
}

_rule(peers) := {"peers": peers, "ports": []}

test_is_open if {
	every peers in [
		[],
		[{"podSelector": {}}, {"namespaceSelector": {}}],
		[{"namespaceSelector": {"matchExpressions": [{"key": "a", "operator": "DoesNotExist"}]}, "podSelector": {}}],
		[{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8"]}}],
		[{"ipBlock": {"cidr": "11.0.0.0/8"}}, {"ipBlock": {"cidr": "10.0.0.0/8"}}],
	] {
		breadth.is_open(_rule(peers), _limits)
	}
	every peers in [
		[null],
		[{"podSelector": {}}],
		[{"namespaceSelector": {}, "podSelector": {"matchLabels": {"app": "web"}}}],
		[{"ipBlock": {"cidr": "10.0.0.0/8"}}, {"ipBlock": {"cidr": "12.0.0.0/8"}}],
	] {
		not breadth.is_open(_rule(peers), _limits)
	}
}

test_public_addresses if {
	public := object.union(_limits, {"publicOnly": true})
	every blocks in [["8.0.0.0/7"], ["0.0.0.0/0"], ["::/0"]] {
		breadth.is_open(_rule([{"ipBlock": {"cidr": block}} | some block in blocks]), public)
	}
	every blocks in [["fc00::/7"], ["4000::/3"], ["240.0.0.0/4"]] {
		breadth.is_open(_rule([{"ipBlock": {"cidr": block}} | some block in blocks]), _limits)
		not breadth.is_open(_rule([{"ipBlock": {"cidr": block}} | some block in blocks]), public)
	}
}

test_is_wide_selector if {
	every peer in [
		{"namespaceSelector": {}},
		{"namespaceSelector": {"matchLabels": null, "matchExpressions": []}},
		{"namespaceSelector": {"matchExpressions": [{"key": "a", "operator": "NotIn", "values": ["b"]}]}},
	] {
		breadth.is_wide_selector(peer)
	}
	every peer in [
		{},
		{"namespaceSelector": null},
		{"namespaceSelector": {"matchLabels": {"a": "b"}}},
		{"namespaceSelector": {"matchExpressions": [{"key": "a", "operator": "Exists"}, {"key": "b", "operator": "DoesNotExist"}]}},
	] {
		not breadth.is_wide_selector(peer)
	}
}

test_listed if {
	breadth.listed({"port": 22}, [21, 22, 23]) == 22
	breadth.listed({"port": 20, "endPort": 30}, [1, 22, 23]) == 22
	every item in [{"port": 24}, {"port": "ssh"}, {"port": 22, "protocol": "UDP"}, {"protocol": "TCP"}] {
		not breadth.listed(item, [22, 23])
	}
}

test_label if {
	breadth.label({"port": 443}) == "TCP port 443"
	breadth.label({"port": "dns", "protocol": "UDP"}) == "UDP port \"dns\""
	breadth.label({"port": 80, "endPort": 90}) == "TCP ports 80 to 90"
	breadth.label({"protocol": "SCTP"}) == "every SCTP port"
	breadth.label(null) == "every TCP port"
}
