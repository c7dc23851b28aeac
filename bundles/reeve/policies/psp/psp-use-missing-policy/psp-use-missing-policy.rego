# METADATA
# scope: package
# title: Use of a policy that does not exist
# description: >-
#   A role that grants the use of a policy which does not exist grants nothing, until
#   somebody creates one of that name. Mostly the name is misspelt, and whoever has the
#   role is left without a policy.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: low
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/Role, rbac.authorization.k8s.io/ClusterRole]}
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K02, version: "2025"}
#   remediation: Correct the name, or remove it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-use-missing-policy"]

import data.reeve.lib.pspgrant
import data.reeve.lib.psplint
import data.reeve.lib.role

violation contains {
	"msg": sprintf("%s grants the use of the pod security policy %q, which does not exist", [role.label, found.name]),
	"path": found.path,
} if {
	some found in _absent
	count(psplint.missing) == 0
}

unknown contains {
	"msg": sprintf("whether the pod security policy %q exists", [found.name]),
	"needs": psplint.missing,
} if {
	some found in _absent
	count(psplint.missing) > 0
}

# Names under "*" may be of other resources.
_absent contains {"name": name, "path": array.concat(held.path, ["resourceNames", index])} if {
	some held in role.all_rules
	pspgrant.resource in held.rule.resources
	some rule in pspgrant.rules([held.rule])
	some index, name in rule.resourceNames
	is_string(name)
	not name in {"", "*"}
	not psplint.known[name]
}
