# METADATA
# scope: package
# title: Who may use a PodSecurityPolicy
# description: >-
#   A policy judges the pods of those only to whom RBAC grants its use, in the group policy
#   or in the older extensions. Rules that allow everything do not count: they make their
#   holder an administrator, and other policies report them.
package reeve.lib.pspgrant

import data.reeve.lib.binding
import data.reeve.lib.grants
import data.reeve.lib.member
import data.reeve.lib.rbac
import data.reeve.lib.roles

# METADATA
# description: The groups in which use is asked for.
groups := ["policy", "extensions"]

# METADATA
# description: The resource that a policy is.
resource := "podsecuritypolicies"

# METADATA
# description: Those of some rules that grant the use of a policy, whatever its name.
rules(given) := [rule |
	some rule in given
	rbac.has_verb(rule, "use")
	_reaches(rule)
	not rbac.is_everything(rule)
]

# METADATA
# description: Whether such a rule grants the use of the policy with this name.
allows(rule, _) if rbac.is_open(rule, "use", resource)

allows(rule, name) if name in rbac.limits(rule, "use", resource)

# METADATA
# description: The known grants, as in lib.grants, of the use of the policy with this name.
grants_of(name) := [using.grant |
	some using in _using
	_allow(using.rules, name)
]

# METADATA
# description: >-
#   The subjects, in words, who may use both of two policies by the known grants, whether a
#   grant names them or a group that they are in.
common(name, other) := {binding.subject_label(grant.subject) |
	some [first, second] in [[name, other], [other, name]]
	some grant in grants_of(first)
	some known in grants_of(second)
	known.subject.key in member.keys(grant.subject)
}

# Those that grant the use of some policy, worked out once for all policies.
_using := [{"grant": grant, "rules": found} |
	some grant in grants.all
	found := rules(roles.rules_of(grant.role))
	count(found) > 0
]

_allow(given, name) if {
	some rule in given
	allows(rule, name)
}

_reaches(rule) if {
	some group in groups
	rbac.reaches(rule, group, resource)
}
