# METADATA
# scope: package
# title: Dangerous policy that may be used everywhere
# description: >-
#   A ClusterRoleBinding lets its subjects use a policy in every namespace, also in
#   those that should be held to a stricter one, where a RoleBinding per namespace would
#   do. Bindings that the API server creates itself are left out, and so are those to
#   roles that allow everything, which other policies report.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [rbac.authorization.k8s.io/ClusterRoleBinding]}
#   requires: [inventory]
#   controls:
#   - {framework: CIS, id: 5.2.1, version: "1.12"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [krane subjects-with-privileged-psp-not-scoped-to-ns]
#   remediation: Bind the role with a RoleBinding in each namespace that needs it.
#   profiles: [{name: cis}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.psp["psp-use-cluster-wide"]

import data.reeve.lib.binding
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.pspgrant
import data.reeve.lib.psplint
import data.reeve.lib.rbac
import data.reeve.lib.roles

violation contains {
	"msg": sprintf("%s grants the use of the pod security policy %q, which allows %s, in every namespace", [
		binding.label,
		name,
		psplint.features[dangers[0]],
	]),
	"path": ["roleRef", "name"],
	"related": [{"object": {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "name": name}}],
	"details": {"allows": dangers},
} if {
	some name, policy in psplint.known
	some rule in _rules
	pspgrant.allows(rule, name)
	dangers := psplint.dangers(policy, _features)
	count(dangers) > 0
}

unknown contains {
	"msg": sprintf("what the pod security policies allow whose use %s grants", [binding.label]),
	"needs": psplint.missing,
} if {
	count(psplint.missing) > 0
	some rule in _rules
	_names_others(rule)
}

unknown contains {
	"msg": sprintf("whether the cluster role %q of %s grants the use of pod security policies", [
		binding.role.name,
		binding.label,
	]),
	"needs": [_role_kind],
} if {
	_counts
	not roles.is_known(binding.role)
	not inventory.complete(_role_kind, "")
}

_names_others(rule) if rbac.is_open(rule, "use", pspgrant.resource)

_names_others(rule) if {
	some name in rbac.limits(rule, "use", pspgrant.resource)
	not psplint.known[name]
}

_rules := pspgrant.rules(roles.rules_of(binding.role)) if _counts

_counts if {
	kube.group_kind == "rbac.authorization.k8s.io/ClusterRoleBinding"
	not binding.is_bootstrap
	count(binding.subjects) > 0
}

_features := [
	"privileged", "hostPID", "hostIPC", "hostNetwork", "hostPorts", "hostPaths", "escalation", "root",
]

_role_kind := "rbac.authorization.k8s.io/ClusterRole"
