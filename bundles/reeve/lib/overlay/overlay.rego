# METADATA
# scope: package
# title: Policies that overrule network policies
# description: >-
#   The known policies for the whole cluster (ClusterNetworkPolicy, AdminNetworkPolicy and
#   BaselineAdminNetworkPolicy) and those of Calico and Cilium. What they say is not looked
#   at, only for whom they may be: any of them can deny what a NetworkPolicy allows, or
#   isolate a pod that none does.
package reeve.lib.overlay

import data.reeve.lib.calico
import data.reeve.lib.cilium
import data.reeve.lib.endpoint
import data.reeve.lib.inventory
import data.reeve.lib.selector
import data.reeve.lib.value

# METADATA
# description: >-
#   What remains to be known of an endpoint, as in lib.endpoint, for these policies, in words
#   that follow "not known is". Policies do not select what is no pod or on the host network.
doubts(end) := [] if {
	not end.selectable
} else := [sprintf("what %s says", [policy.label]) |
	some policy in array.concat(_of_cluster, _of_namespace(end.namespace))
	_may_select(policy.dialect, policy.spec, end)
]

# Being custom resources, which cannot tell their scope, they may be kept as if they were in
# "default".
_of_cluster := [policy |
	some kind, dialect in {
		"cilium.io/CiliumClusterwideNetworkPolicy": "cilium",
		"crd.projectcalico.org/GlobalNetworkPolicy": "calico",
		"policy.networking.k8s.io/AdminNetworkPolicy": "kubernetes",
		"policy.networking.k8s.io/BaselineAdminNetworkPolicy": "kubernetes",
		"policy.networking.k8s.io/ClusterNetworkPolicy": "kubernetes",
		"projectcalico.org/GlobalNetworkPolicy": "calico",
	}
	some place in ["", "default"]
	some policy in _policies(kind, dialect, place, "")
]

_of_namespace(namespace) := [policy |
	some kind, dialect in {
		"cilium.io/CiliumNetworkPolicy": "cilium",
		"crd.projectcalico.org/NetworkPolicy": "calico",
		"projectcalico.org/NetworkPolicy": "calico",
	}
	some policy in _policies(kind, dialect, namespace, namespace)
]

_policies(kind, dialect, place, namespace) := [policy |
	some name, known in inventory.objects(kind, place)
	specs := array.concat([value.object_at(known, "spec")], [spec | some spec in known.specs])
	some spec in specs
	policy := {
		"dialect": dialect,
		"spec": spec,
		"label": endpoint.label({"kind": kind, "namespace": namespace, "name": name}),
	}
]

_may_select("kubernetes", spec, end) if {
	subject := value.object_at(spec, "subject")
	_may_be_in(subject.namespaces, end)
}

_may_select("kubernetes", spec, end) if {
	pods := value.object_at(value.object_at(spec, "subject"), "pods")
	_may_be_in(pods.namespaceSelector, end)
	selector.matches(value.object_at(pods, "podSelector"), end.labels)
}

# What Cilium knows besides the labels of the pod and its namespace counts as fitting.
_may_select("cilium", spec, end) if {
	found := endpoint.namespace_labels(end.namespace)
	selector.matches(
		_without(cilium.plain(spec.endpointSelector), _hidden[found.known]),
		object.union_n([
			end.labels,
			{"io.kubernetes.pod.namespace": end.namespace},
			{concat("", ["io.cilium.k8s.namespace.labels.", key]): label | some key, label in found.labels},
		]),
	)
}

_may_select("calico", spec, end) if {
	name := end.namespace
	labels := object.union(end.labels, {"projectcalico.org/namespace": name, "projectcalico.org/orchestrator": "k8s"})
	_may_fit(value.string_at(spec, "selector"), labels)
	found := endpoint.namespace_labels(name)
	_may_fit_namespace(value.string_at(spec, "namespaceSelector"), found, {"projectcalico.org/name": name})
	not value.string_at(spec, "serviceAccountSelector") == "global()"
}

_may_be_in(label_selector, end) if selector.matches(label_selector, endpoint.namespace_labels(end.namespace).labels)

_may_be_in(label_selector, end) if {
	not endpoint.namespace_labels(end.namespace).known
	count(selector.keys(label_selector) - {"kubernetes.io/metadata.name"}) > 0
}

_hidden := {
	true: ["io.cilium.k8s.policy.", "reserved:"],
	false: ["io.cilium.k8s.policy.", "reserved:", "io.cilium.k8s.namespace.labels."],
}

_without(label_selector, prefixes) := {
	"matchLabels": {key: label |
		some key, label in label_selector.matchLabels
		not strings.any_prefix_match(key, prefixes)
	},
	"matchExpressions": [requirement |
		some requirement in label_selector.matchExpressions
		not strings.any_prefix_match(requirement.key, prefixes)
	],
}

_may_fit(expression, _) if contains(expression, "projectcalico.org/serviceaccount")

_may_fit(expression, labels) if calico.matches(expression, labels) != "no"

_may_fit_namespace(expression, found, own) if calico.matches(expression, object.union(found.labels, own)) != "no"

_may_fit_namespace(expression, found, _) if {
	not found.known
	not expression == "global()"
}
