# METADATA
# scope: package
# title: NetworkPolicy or rule that adds nothing
# description: >-
#   What other rules allow already need not be allowed again: who takes it out of one place
#   finds it still allowed in the other. A policy is looked at beside the known ones of its
#   namespace whose podSelector matches every pod that its own does; they must isolate these
#   pods too. One that only denies by default is left alone, unless another does the same.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# custom:
#   severity: info
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   peers: [cyclonus CheckSourceDuplicatePolicyName]
#   remediation: Delete the policy or the rule, or narrow the one that holds it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-redundant-policy"]

import data.reeve.lib.allowance
import data.reeve.lib.clause
import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.selection
import data.reeve.lib.value

violation contains {
	"msg": sprintf("network policy adds nothing to what %s", [_verb(object.keys(_wider))]),
	"path": ["spec"],
} if {
	count(_wider) > 0
	not _is_default_deny
	not _adds_something
}

violation contains {
	"msg": sprintf("network policy denies by default, as %q does", [min(same)]),
	"path": ["spec"],
} if {
	_is_default_deny
	same := {name |
		some name, spec in _wider
		count(netpol.effective_rules(spec)) == 0
		count(netpol.types(netpol.judged) - netpol.types(spec)) == 0
	}
	count(same) > 0
}

violation contains {
	"msg": sprintf("%s rule allows nothing that the others of the policy do not", [clause.direction[rule.type]]),
	"path": rule.path,
} if {
	some rule in clause.rules
	count(_beside(rule)) > 0
	allowance.held_by(rule, _beside(rule), kube.namespace)
}

_verb(names) := sprintf("%q allows", [name]) if {
	count(names) == 1
	some name in names
} else := sprintf("%v other policies for its pods allow", [count(names)])

_wider := {name: spec |
	own := value.object_at(netpol.judged, "podSelector")
	some name, spec in netpol.specs(kube.namespace)
	name != value.string_at(kube.resource.metadata, "name")
	selection.implies(own, value.object_at(spec, "podSelector"))
}

_is_default_deny if {
	netpol.selects_all(netpol.judged)
	count(clause.rules) == 0
}

_adds_something if {
	some type in netpol.types(netpol.judged)
	count([name | some name, spec in _wider; type in netpol.types(spec)]) == 0
}

_adds_something if {
	some rule in clause.rules
	others := [other | some spec in _wider; some other in netpol.effective_rules(spec); other.type == rule.type]
	not allowance.held_by(rule, others, kube.namespace)
}

# Of rules that allow the same the first stays.
_beside(rule) := [other |
	some other in clause.rules
	other.type == rule.type
	other.path != rule.path
	not _gives_way(other, rule)
]

_gives_way(other, rule) if {
	other.path[2] > rule.path[2]
	allowance.held_by(other, [rule], kube.namespace)
}
