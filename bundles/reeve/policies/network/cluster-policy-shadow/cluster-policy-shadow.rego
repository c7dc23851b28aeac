# METADATA
# scope: package
# title: Cluster-wide policy that overrides the others
# description: >-
#   What a policy of the tier Admin accepts, no NetworkPolicy of a namespace can deny:
#   accepting everybody for every pod switches all of them off. In the tier Baseline the same
#   makes isolation the exception. Of two policies of one priority for the same pods
#   Kubernetes does not say which comes first, and behind a rule for everybody no other has an
#   effect.
# related_resources:
# - ref: https://network-policy-api.sigs.k8s.io/api-overview/
# custom:
#   severity: medium
#   action: audit
#   match:
#     kinds:
#     - policy.networking.k8s.io/ClusterNetworkPolicy
#     - policy.networking.k8s.io/AdminNetworkPolicy
#     - policy.networking.k8s.io/BaselineAdminNetworkPolicy
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   remediation: Use the action Pass, and give policies for the same pods different priorities.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["cluster-policy-shadow"]

import data.reeve.lib.clusterpolicy

violation contains {
	"msg": sprintf("%s rule accepts everybody for every pod, %s", [
		rule.direction,
		_consequence[clusterpolicy.judged.tier],
	]),
	"path": rule.path,
} if {
	clusterpolicy.is_every_pod(clusterpolicy.judged.subject)
	some rule in clusterpolicy.judged.rules
	rule.action in {"Accept", "Allow"}
	clusterpolicy.is_for_everybody(rule)
}

violation contains {
	"msg": sprintf("priority %v is also that of %s %q, which selects some of the same pods", [
		other.priority,
		other.kind,
		other.name,
	]),
	"path": ["spec", "priority"],
	"related": [{"object": {"apiVersion": other.api_version, "kind": other.kind, "name": other.name}}],
} if {
	is_number(clusterpolicy.judged.priority)
	some other in clusterpolicy.others
	other.tier == clusterpolicy.judged.tier
	other.priority == clusterpolicy.judged.priority
	clusterpolicy.overlap(other.subject, clusterpolicy.judged.subject)
}

violation contains {
	"msg": sprintf("%s rule has no effect behind rule %v, which is for all that it is for", [
		rule.direction,
		earlier.index,
	]),
	"path": rule.path,
	"severity": "low",
} if {
	some rule in clusterpolicy.judged.rules
	earlier := [earlier |
		some earlier in clusterpolicy.judged.rules
		earlier.direction == rule.direction
		earlier.index < rule.index
		clusterpolicy.holds(earlier, rule)
	][0]
}

_consequence := {
	"Admin": "which no network policy of a namespace can deny",
	"Baseline": "which isolates nobody by default",
}
