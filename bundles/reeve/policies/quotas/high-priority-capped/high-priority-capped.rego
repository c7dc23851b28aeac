# METADATA
# scope: package
# title: PriorityClass that no quota limits
# description: >-
#   Pods of a high priority push others off the nodes. Whoever may make pods in a namespace may
#   give them any class, unless a ResourceQuota that is scoped to the class limits how many
#   there may be.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#resource-quota-per-priorityclass
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [scheduling.k8s.io/PriorityClass]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       threshold:
#         description: The highest value that needs no quota.
#         type: integer
#         default: 1000000
#       exemptNamespaces:
#         description: Names of namespaces that need none.
#         type: array
#         items: {type: string}
#         default: [kube-system, kube-public, kube-node-lease]
#   controls:
#   - {framework: MITRE, id: T1499}
#   peers: []
#   remediation: Add a ResourceQuota that is scoped to the class to each namespace.
#   profiles: []
#   since: v0.1.0
package reeve.policies.quotas["high-priority-capped"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.quota

violation contains {
	"msg": sprintf("no quota of namespace %q limits the priority class %q", [_open[0], _name]),
	"path": ["value"],
} if {
	count(_open) == 1
}

violation contains {
	"msg": sprintf("no quota of namespace %q and %d more limits the priority class %q", [_open[0], count(_open) - 1, _name]),
	"path": ["value"],
} if {
	count(_open) > 1
}

unknown contains {
	"msg": sprintf("which quotas limit the priority class %q", [_name]),
	"needs": ["Namespace", "ResourceQuota"],
} if {
	_name
	not _knows_all
}

_knows_all if {
	inventory.complete("Namespace", "")
	every namespace in _tenants {
		inventory.complete("ResourceQuota", namespace)
	}
}

_name := kube.resource.metadata.name if {
	kube.group_kind == "scheduling.k8s.io/PriorityClass"
	kube.resource.value > _parameters.threshold
}

_open := [namespace |
	pod := {"spec": {"priorityClassName": _name}}
	some namespace in _tenants
	inventory.complete("ResourceQuota", namespace)
	not _is_limited(namespace, pod)
]

_tenants := [namespace |
	some namespace, _ in inventory.objects("Namespace", "")
	not namespace in _parameters.exemptNamespaces
]

_is_limited(namespace, pod) if {
	some known in quota.in_namespace(namespace)
	requirements := quota.scopes(known)
	count(requirements) > 0
	every requirement in requirements {
		requirement.scopeName == "PriorityClass"
	}
	quota.selects(known, "Pod", pod)
}

_parameters := parameters.of("quotas/high-priority-capped")
