# METADATA
# scope: package
# title: Selectors in two peers that look like one
# description: >-
#   Pods of a namespace are one peer with namespaceSelector and podSelector. Written as two,
#   with a hyphen before each, they mean every pod of that namespace, and besides such pods of
#   the policy's own namespace: more than was meant. Where both are meant, one beside the
#   other, waive this.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: NSA, id: 2b, version: "1.2"}
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Write both selectors into one peer, without a hyphen before the second.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["and-or-confusion"]

import data.reeve.lib.clause
import data.reeve.lib.fix
import data.reeve.lib.selector
import data.reeve.lib.value

violation contains {
	"msg": sprintf("namespaceSelector and podSelector are two peers of this %s rule, not one", [
		clause.direction[first.rule.type],
	]),
	"path": second.path,
	"fix": fix.on_request([
		{"op": "add", "path": array.concat(first.path, [field]), "value": second.spec[field]},
		{"op": "remove", "path": second.path},
	]),
} if {
	some index, first in clause.peers
	second := clause.peers[index + 1]
	second.rule.path == first.rule.path
	field := _only_selector(second.spec)
	{_only_selector(first.spec), field} == {"podSelector", "namespaceSelector"}
}

# One that is empty is written on purpose.
_only_selector(spec) := field if {
	not value.is_set(spec, "ipBlock")
	[field] := [field | some field in ["podSelector", "namespaceSelector"]; value.is_set(spec, field)]
	not selector.is_empty(spec[field])
}
