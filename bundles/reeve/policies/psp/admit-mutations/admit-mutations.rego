# METADATA
# scope: package
# title: Field that a PodSecurityPolicy fills in
# description: >-
#   A PodSecurityPolicy changes a pod before it admits it: it sets users and groups, labels,
#   capabilities, profiles and more where the pod leaves them open. What runs is not what the
#   manifest says. Up to Kubernetes 1.24.
# related_resources:
# - ref: https://v1-24.docs.kubernetes.io/docs/concepts/security/pod-security-policy/#policy-order
# custom:
#   severity: info
#   action: audit
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K04, version: "2025"}
#   peers:
#   - kyverno add-apparmor
#   - kyverno add-capabilities
#   - kyverno add-runtimeClassName
#   - kyverno add-default-securitycontext
#   remediation: Write into the manifest what the policy fills in.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["admit-mutations"]

import data.reeve.lib.pspfill
import data.reeve.lib.pspjudged

violation contains object.union(change.subject, {
	"msg": sprintf("pod security policy %q sets %s to %s", [pspfill.policy, change.label, json.marshal(change.value)]),
	"path": change.path,
	"fix": change.fix,
}) if {
	some change in pspfill.changes
	count(pspjudged.unseen) == 0
}

unknown contains doubt if {
	count(pspfill.changes) > 0
	some doubt in pspjudged.unseen
}
