# METADATA
# scope: package
# title: Network policies
# description: >-
#   The NetworkPolicies known of a namespace, and what they mean with the defaults of the
#   API filled in. A type is Ingress or Egress, a spec is never null.
package reeve.lib.netpol

import data.reeve.lib.calico
import data.reeve.lib.cidr
import data.reeve.lib.cilium
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: The kind, as in kube.group_kind.
kind := "networking.k8s.io/NetworkPolicy"

# METADATA
# description: The specs of the known policies of a namespace, by name.
specs(namespace) := {name: value.object_at(policy, "spec") |
	some name, policy in inventory.objects(kind, namespace)
}

# METADATA
# description: >-
#   The types of a policy. Where it lists none, Ingress is one always, and Egress where
#   there is a rule for it.
types(spec) := {type | some type in spec.policyTypes} if {
	spec.policyTypes[0]
} else := {"Ingress", "Egress"} if {
	count(rules(spec, "Egress")) > 0
} else := {"Ingress"}

# METADATA
# description: The rules of a type, where null allows everything as an empty rule does.
rules(spec, type) := spec[_fields[type]] if {
	is_array(spec[_fields[type]])
} else := []

# METADATA
# description: Whether a policy is for every pod of its namespace.
selects_all(spec) if selector.is_empty(value.object_at(spec, "podSelector"))

# METADATA
# description: Whether a policy is for a pod of its namespace that has these labels.
selects(spec, labels) if selector.matches(value.object_at(spec, "podSelector"), labels)

# METADATA
# description: >-
#   The known policies of a namespace that select a pod with these labels, by name; of a
#   type only, since a pod that none of a type selects may do everything of that type.
isolating(namespace, labels, type) := {name: spec |
	some name, spec in specs(namespace)
	type in types(spec)
	selects(spec, labels)
}

# METADATA
# description: >-
#   The effective rules of a policy, each with its type, its path, its peers and its ports.
#   Rules of a type that the policy is not of are dead, and not among them. Without peers
#   a rule is for all of them, without ports for all ports.
effective_rules(spec) := [rule |
	some type in types(spec)
	some index, raw in rules(spec, type)
	rule := {
		"type": type,
		"path": ["spec", _fields[type], index],
		"peers": _array_at(raw, _peers[type]),
		"ports": _array_at(raw, "ports"),
	}
]

# METADATA
# description: The spec of the judged object, when that is a policy.
judged := value.object_at(kube.resource, "spec") if kube.group_kind == kind

# METADATA
# description: The effective rules of a type of the judged policy.
judged_rules(type) := [rule |
	some rule in effective_rules(judged)
	rule.type == type
]

# METADATA
# description: >-
#   Whether a rule is for all ports: without any, or with all those of TCP and of UDP, be
#   it in several ranges.
covers_all_ports(rule) if count(rule.ports) == 0

covers_all_ports(rule) if {
	every protocol in ["TCP", "UDP"] {
		_covers_protocol([item | some item in rule.ports; protocol_of(item) == protocol])
	}
}

# METADATA
# description: >-
#   Whether a rule is for everybody: without peers, or with both every pod of every
#   namespace and every address of IPv4 or IPv6.
is_for_everybody(rule) if count(rule.peers) == 0

is_for_everybody(rule) if {
	some pods in rule.peers
	is_every_pod(pods)
	some block in rule.peers
	is_every_address(block)
}

# METADATA
# description: Whether a peer is every pod of every namespace.
is_every_pod(peer) if {
	is_object(peer.namespaceSelector)
	selector.is_empty(peer.namespaceSelector)
	selector.is_empty(value.object_at(peer, "podSelector"))
}

# METADATA
# description: Whether a peer is every address of a family, with none excepted.
is_every_address(peer) if {
	block := value.string_at(peer.ipBlock, "cidr")
	cidr.is_valid(block)
	endswith(block, "/0")
	not peer.ipBlock.except[0]
}

# METADATA
# description: The protocol of an item of ports, where TCP is the default.
protocol_of(item) := item.protocol if {
	value.is_set(item, "protocol")
} else := "TCP"

_covers_protocol(items) if {
	some item in items
	not value.is_set(item, "port")
}

# Whatever is not covered begins at 1 or behind the end of a range.
_covers_protocol(items) if {
	ranges := [{"min": item.port, "max": _end(item)} | some item in items; is_number(item.port)]
	ends := {0} | {range.max | some range in ranges}
	every end in ends {
		_goes_on(end, ranges)
	}
}

_goes_on(end, _) if end >= 65535

_goes_on(end, ranges) if value.in_ranges(end + 1, ranges)

_end(item) := item.endPort if {
	is_number(item.endPort)
} else := item.port

_peers := {"Ingress": "from", "Egress": "to"}

_array_at(parent, key) := parent[key] if {
	is_array(parent[key])
} else := []

# METADATA
# description: >-
#   Whether a known policy selects every pod of the namespace and allows nothing of a
#   type, so that only what other policies allow gets through.
default_deny(namespace, type) if {
	some spec in specs(namespace)
	selects_all(spec)
	type in types(spec)
	count(rules(spec, type)) == 0
}

# METADATA
# description: >-
#   The known policies for the whole cluster that deny something to the pods of a namespace
#   with these labels, its name included, and do not pick pods by labels of their own. Its
#   label is what messages name it by; it is certain unless its selector cannot be read.
#   What is allowed besides is not looked at. Being custom resources, which cannot tell
#   their scope, these policies may be kept as if they were in "default".
cluster_wide(labels) := [policy |
	some cluster_kind, dialect in _cluster_kinds
	some place in ["", "default"]
	some name, found in inventory.objects(cluster_kind, place)
	some spec in array.concat([value.object_at(found, "spec")], [spec | some spec in found.specs])
	answer := _selects(dialect, spec, labels)
	answer != "no"
	_denies(dialect, spec)
	policy := {
		"label": sprintf("%s %q", [array.reverse(split(cluster_kind, "/"))[0], name]),
		"certain": answer == "yes",
	}
]

_cluster_kinds := {
	"cilium.io/CiliumClusterwideNetworkPolicy": "cilium",
	"crd.projectcalico.org/GlobalNetworkPolicy": "calico",
	"policy.networking.k8s.io/AdminNetworkPolicy": "kubernetes",
	"policy.networking.k8s.io/BaselineAdminNetworkPolicy": "kubernetes",
	"policy.networking.k8s.io/ClusterNetworkPolicy": "kubernetes",
	"projectcalico.org/GlobalNetworkPolicy": "calico",
}

# Each is asked about a pod without labels of its own.
default _selects(_, _, _) := "no"

_selects("kubernetes", spec, labels) := "yes" if {
	subject := value.object_at(spec, "subject")
	selector.matches(subject.namespaces, labels)
}

_selects("kubernetes", spec, labels) := "yes" if {
	pods := value.object_at(value.object_at(spec, "subject"), "pods")
	selector.matches(pods.namespaceSelector, labels)
	selector.matches(value.object_at(pods, "podSelector"), {})
}

_selects("cilium", spec, labels) := "yes" if {
	selector.matches(cilium.plain(spec.endpointSelector), object.union(
		{"io.kubernetes.pod.namespace": labels["kubernetes.io/metadata.name"]},
		{concat("", ["io.cilium.k8s.namespace.labels.", key]): label | some key, label in labels},
	))
}

# In the order of the alphabet no comes before unknown, and that before yes.
_selects("calico", spec, labels) := min(answers) if {
	name := labels["kubernetes.io/metadata.name"]
	answers := {
		calico.matches(value.string_at(spec, "namespaceSelector"), object.union(labels, {"projectcalico.org/name": name})),
		calico.matches(value.string_at(spec, "selector"), {"projectcalico.org/namespace": name}),
		calico.matches(value.string_at(spec, "serviceAccountSelector"), {}),
	}
}

_denies("kubernetes", spec) if {
	some type, _ in _fields
	some rule in rules(spec, type)
	rule.action == "Deny"
}

_denies("cilium", spec) if {
	some field in ["ingressDeny", "egressDeny"]
	spec[field][0]
}

# Whatever is allowed, the rest is denied unless it says otherwise.
_denies("cilium", spec) if {
	some field in ["ingress", "egress"]
	spec[field][0] != null
	not spec.enableDefaultDeny[field] == false
}

_denies("calico", _)

_fields := {"Ingress": "ingress", "Egress": "egress"}
