# METADATA
# scope: package
# title: The Pod Security Standards, asked about another object
# description: >-
#   What the controls of a level say of an object that is not the judged one. They go by
#   the standards alone: whatever parameters a user gives these policies, Pod Security
#   admission does not know them.
package reeve.lib.standards

import data.reeve.lib.profile
import data.reeve.policies.psp

# METADATA
# description: >-
#   What a level in a version, for example baseline@v1.29, finds wrong with an object that
#   bears a pod: messages, in order, by the name of the control.
violations(resource, level) := found if {
	slugs := _slugs(level)
	found := _failing(slugs) with input as {"review": {"object": resource}}
		with data.reeve_config.profile as level
		with data.reeve_parameters as {}
}

# Looked up once for all objects, since it takes a look at every policy.
_slugs(level) := {slug |
	some id in profile.selected with data.reeve_config.profile as level
	slug := split(id, "/")[1]
}

_failing(slugs) := {slug: messages |
	some slug in slugs
	messages := sort({found.msg | some found in _controls[slug]})
	count(messages) > 0
}

# A reference to all policies would include the one that asks, which cannot be.
_controls["pss-apparmor"] := psp["pss-apparmor"].violation

_controls["pss-capabilities-baseline"] := psp["pss-capabilities-baseline"].violation

_controls["pss-capabilities-restricted"] := psp["pss-capabilities-restricted"].violation

_controls["pss-host-namespaces"] := psp["pss-host-namespaces"].violation

_controls["pss-host-path"] := psp["pss-host-path"].violation

_controls["pss-host-ports"] := psp["pss-host-ports"].violation

_controls["pss-host-probes"] := psp["pss-host-probes"].violation

_controls["pss-host-process"] := psp["pss-host-process"].violation

_controls["pss-privilege-escalation"] := psp["pss-privilege-escalation"].violation

_controls["pss-privileged"] := psp["pss-privileged"].violation

_controls["pss-proc-mount"] := psp["pss-proc-mount"].violation

_controls["pss-run-as-non-root"] := psp["pss-run-as-non-root"].violation

_controls["pss-run-as-user"] := psp["pss-run-as-user"].violation

_controls["pss-seccomp-baseline"] := psp["pss-seccomp-baseline"].violation

_controls["pss-seccomp-restricted"] := psp["pss-seccomp-restricted"].violation

_controls["pss-selinux"] := psp["pss-selinux"].violation

_controls["pss-sysctls"] := psp["pss-sysctls"].violation

_controls["pss-volume-types"] := psp["pss-volume-types"].violation
