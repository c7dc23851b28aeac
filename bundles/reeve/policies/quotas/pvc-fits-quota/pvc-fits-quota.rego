# METADATA
# scope: package
# title: Claim of storage that does not fit its quota
# description: >-
#   A claim that does not fit is refused, and the pods of a StatefulSet whose claims do not all
#   fit wait for storage that they never get. Quotas of a storage class count as well. A quota
#   is judged too, on all claims of its namespace together.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/#storage-resource-quota
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [PersistentVolumeClaim, apps/StatefulSet, ResourceQuota]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: []
#   remediation: Ask for less storage, or raise the quota.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.quotas["pvc-fits-quota"]

import data.reeve.lib.ceiling
import data.reeve.lib.charge
import data.reeve.lib.demand
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.quantity
import data.reeve.lib.quota
import data.reeve.lib.spending
import data.reeve.lib.value

violation contains {
	"msg": sprintf("claims ask for %s of %s, and the quota %q has %s", [
		quantity.text(name, needed),
		name,
		known.metadata.name,
		quantity.text(name, bound),
	]),
	"path": _path,
} if {
	count(_claims) > 0
	some known in quota.in_namespace(kube.namespace)
	some name, bound in quota.hard(known)
	needed := _needed(known, name, _claims)
	needed > bound
}

violation contains {
	"msg": sprintf("claims of namespace %q ask for %s of %s, and %s is the limit", [
		kube.namespace,
		quantity.text(name, needed),
		name,
		quantity.text(name, bound),
	]),
	"path": ["spec", "hard", name],
} if {
	some name, bound in ceiling.hard
	needed := _needed(kube.resource, name, _all)
	needed > bound
}

unknown contains {
	"msg": sprintf("which quotas namespace %q has", [kube.namespace]),
	"needs": ["ResourceQuota"],
} if {
	count(_claims) > 0
	not inventory.complete("ResourceQuota", kube.namespace)
}

_needed(known, name, claims) := sum([amount |
	some [claim, number] in claims
	quota.selects(known, _kind, claim)
	amount := charge.of(_kind, claim)[name] * number
])

_kind := "PersistentVolumeClaim"

# The claims that the judged object makes, with the number of each.
_claims := [[spending.as_admitted(_kind, kube.resource, kube.namespace), 1]] if {
	kube.group_kind == _kind
} else := [[claim, number] |
	kube.group_kind == "apps/StatefulSet"
	number := demand.pods(kube.group_kind, kube.resource).steady
	some claim in demand.claims(kube.group_kind, kube.resource)
]

_path := ["spec", "volumeClaimTemplates"] if {
	kube.group_kind == "apps/StatefulSet"
	kube.resource.spec.volumeClaimTemplates[0]
} else := ["spec"]

# Those of the namespace of the judged quota that are there, and those that a StatefulSet is
# yet to make.
_all := array.concat(
	[[spending.as_admitted(_kind, known, kube.namespace), 1] | some known in _known],
	[[spending.as_admitted(_kind, template, kube.namespace), number] |
		kube.group_kind == "ResourceQuota"
		some set_name, set in inventory.objects("apps/StatefulSet", kube.namespace)
		some template in value.object_at(set, "spec").volumeClaimTemplates
		prefix := sprintf("%s-%s-", [template.metadata.name, set_name])
		made := count([name | some name, _ in _known; startswith(name, prefix)])
		number := max([0, demand.pods("apps/StatefulSet", set).steady - made])
	],
)

_known := inventory.objects(_kind, kube.namespace) if kube.group_kind == "ResourceQuota"
