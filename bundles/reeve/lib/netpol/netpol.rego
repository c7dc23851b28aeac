# METADATA
# scope: package
# title: Network policies
# description: >-
#   The NetworkPolicies known of a namespace, and what they mean with the defaults of the
#   API filled in. A type is Ingress or Egress, a spec is never null.
package reeve.lib.netpol

import data.reeve.lib.inventory
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
#   Whether a known policy for the whole cluster has pods of a namespace with these
#   labels as its subject and a rule that denies. Being custom resources, which cannot
#   tell their scope, these policies may be kept as if they were in "default".
denied_cluster_wide(labels) if {
	some cluster_kind in ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"]
	some place in ["", "default"]
	some policy in inventory.objects(concat("/", ["policy.networking.k8s.io", cluster_kind]), place)
	spec := value.object_at(policy, "spec")
	selector.matches(_subject(value.object_at(spec, "subject")), labels)
	some type, _ in _fields
	some rule in rules(spec, type)
	rule.action == "Deny"
}

_subject(subject) := subject.namespaces if {
	value.is_set(subject, "namespaces")
} else := subject.pods.namespaceSelector

_fields := {"Ingress": "ingress", "Egress": "egress"}
