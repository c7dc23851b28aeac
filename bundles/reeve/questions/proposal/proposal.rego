# METADATA
# scope: package
# title: Proposals of network policies
# description: >-
#   What evaluator/network asks to have written: policies that deny by default, and the least
#   ones that keep given flows. Ends that a policy is to be for are told apart by their labels
#   alone, so what it says of one holds for all pods of these labels; labels that controllers
#   set anew with every pod do not count. A pod counts as what makes it, where that is known.
package reeve.questions.proposal

import data.reeve.lib.endpoint
import data.reeve.lib.inventory
import data.reeve.lib.netpol
import data.reeve.lib.overlay
import data.reeve.lib.reach
import data.reeve.lib.resident

# METADATA
# description: >-
#   For each namespace that lacks it, the policy that denies what is not denied by default,
#   and the doubts that remain.
default_deny := {
	"policies": [policy |
		some namespace, types in _lacking
		policy := _manifest(_free_name(namespace), namespace, {"podSelector": {}, "policyTypes": types})
	],
	"doubts": [doubt |
		some namespace, _ in _lacking
		some doubt in reach.other_policies(namespace)
	],
}

_lacking := {namespace: types |
	some namespace in input.namespaces
	types := [type | some type in ["Ingress", "Egress"]; not netpol.default_deny(namespace, type)]
	count(types) > 0
}

# One that is there must not be overwritten.
_free_name(namespace) := [name |
	some suffix in array.concat([""], [sprintf("-%d", [number]) | some number in numbers.range(2, 100)])
	name := concat("", ["default-deny", suffix])
	not netpol.specs(namespace)[name]
][0]

# METADATA
# description: >-
#   For each end of the flows that policies can isolate, the policy that allows exactly its
#   flows, and the doubts that remain; or what stands in the way: references to endpoints
#   that mean nothing known, and ends that no policy can name.
least := {
	"policies": [_least(class) | some class in _classes],
	"doubts": _doubts,
	"absent": _absent,
	"nameless": _nameless,
}

_absent := [{"flow": index, "endpoint": reference} |
	some index, flow in input.flows
	some reference in [flow.from, flow.to]
	not endpoint.of(reference)
]

_nameless := [{"flow": item.flow, "endpoint": endpoint.label(item.other)} |
	some item in _items
	not _peer(item)
]

# What a policy on one end has to allow of a flow. Nothing is needed for what cannot be
# denied.
_items := [item |
	some index, flow in input.flows
	not _is_to_itself(flow)
	from := endpoint.of(flow.from)
	to := endpoint.of(flow.to)
	some item in [
		{"flow": index, "type": "Egress", "end": _home(from), "other": _home(to), "port": flow.port},
		{"flow": index, "type": "Ingress", "end": _home(to), "other": _home(from), "port": flow.port},
	]
	item.end.selectable
	not _shares_node(item.type, from, to)
]

_is_to_itself(flow) if {
	input.engine.allows_self
	flow.from.kind == "Pod"
	flow.from == flow.to
}

_shares_node("Egress", from, to) if endpoint.on_own_node(from, to)

_shares_node("Ingress", from, to) if endpoint.on_own_node(to, from)

# Of a pod what makes it, unless that makes others by now.
_home(found) := makers[count(makers) - 1] if {
	first := [maker | maker := _maker(found)]
	second := [maker | maker := _maker(first[0])]
	third := [maker | maker := _maker(second[0])]
	makers := [maker |
		some maker in array.concat(first, array.concat(second, third))
		maker.selectable
		_holds(found.labels, _labels(maker))
	]
	count(makers) > 0
} else := found

_maker(found) := endpoint.of({"kind": maker.kind, "namespace": found.namespace, "name": maker.object.metadata.name}) if {
	maker := inventory.controller_of(inventory.object_of(found.kind, found.namespace, found.name))
}

_holds(labels, others) if {
	every key, label in others {
		labels[key] == label
	}
}

_labels(found) := object.remove(found.labels, _fleeting)

_fleeting := [
	"apps.kubernetes.io/pod-index",
	"batch.kubernetes.io/controller-uid",
	"batch.kubernetes.io/job-completion-index",
	"batch.kubernetes.io/job-name",
	"controller-revision-hash",
	"controller-uid",
	"job-name",
	"pod-template-generation",
	"pod-template-hash",
	"statefulset.kubernetes.io/pod-name",
]

_class(found) := [found.namespace, _labels(found)]

# What the ends of each class need: by type and peer, the ports.
_needed[_class(item.end)][item.type][_peer(item)] contains port if {
	some item in _items
	port := {"port": item.port.number, "protocol": item.port.protocol}
}

_classes := sort(object.keys(_needed))

_least(class) := _manifest(_name[class], class[0], object.union(
	{"podSelector": _selectors[class], "policyTypes": ["Ingress", "Egress"]},
	{field: _rules(ports, side) |
		some type, [field, side] in _fields
		ports := _needed[class][type]
	},
))

_fields := {"Ingress": ["ingress", "from"], "Egress": ["egress", "to"]}

# Peers with the same ports share a rule, so that nothing else is allowed.
_rules(ports, side) := [{side: [peer | some peer, same in ports; same == shared], "ports": sort(shared)} |
	some shared in sort({same | some same in ports})
]

_peer(item) := {"podSelector": _selectors[_class(item.other)]} if {
	item.other.selectable
	item.other.namespace == item.end.namespace
} else := {
	"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": item.other.namespace}},
	"podSelector": _selectors[_class(item.other)],
} if {
	item.other.selectable
} else := {"ipBlock": {"cidr": concat("/", [address, _bits[contains(address, ":")]])}} if {
	address := item.other.addresses[0]
}

_bits := {true: "128", false: "32"}

# A selector of a few labels holds for pods with more, so it excludes those that are known.
_selectors := {[namespace, labels]: object.union({"matchLabels": labels}, excluding) |
	some [namespace, labels] in {_class(end) | some item in _items; some end in [item.end, item.other]; end.selectable}
	excluding := {field: [{"key": key, "operator": "DoesNotExist"} | some key in sort(excluded)] |
		excluded := _excluded(namespace, labels)
		some field in ["matchExpressions"]
		count(excluded) > 0
	}
}

_excluded(namespace, labels) := {min(more) |
	some others in _known_labels[namespace]
	_holds(others, labels)
	more := object.keys(others) - object.keys(labels)
	count(more) > 0
}

_known_labels := {namespace: labels |
	some namespace, own in _own_labels
	labels := own | {_labels(found) | some found in endpoint.workloads(namespace); found.selectable}
}

_own_labels[end.namespace] contains _labels(end) if {
	some item in _items
	some end in [item.end, item.other]
	end.selectable
}

# Named after the first of its ends, and numbered where another one has that name.
_name := {class: concat("", array.concat([_base(class)], suffix)) |
	some index, class in _classes
	earlier := [other |
		some other in array.slice(_classes, 0, index)
		[other[0], _base(other)] == [class[0], _base(class)]
	]
	suffix := [sprintf("-%d", [count(earlier) + 1]) | count(earlier) > 0]
}

_base(class) := substring(concat("-", ["flows-of", min(_names[class])]), 0, 240)

_names[_class(item.end)] contains name if {
	some item in _items
	name := concat("-", [lower(array.reverse(split(item.end.kind, "/"))[0]), item.end.name])
}

_manifest(name, namespace, spec) := {
	"apiVersion": "networking.k8s.io/v1",
	"kind": "NetworkPolicy",
	"metadata": {"name": name, "namespace": namespace},
	"spec": spec,
}

_doubts := array.concat(
	[sprintf("whether there are other workloads in namespace %q", [namespace]) |
		some namespace in sort({end.namespace | some item in _items; some end in [item.end, item.other]; end.selectable})
		count(resident.missing(namespace)) > 0
	],
	sort({doubt |
		some item in _items
		some doubt in overlay.doubts(item.end)
	}),
)
