# METADATA
# scope: package
# title: What PodSecurityPolicies say of seccomp, AppArmor and SELinux
# description: >-
#   Why a policy refuses the profiles and labels of a pod, which is as in lib.psppod; the
#   policy is as psp.read has it. Policies know seccomp profiles by the names that
#   annotations have for them, and what a pod says in a field counts as such a name.
package reeve.lib.pspprofile

import data.reeve.lib.psppod
import data.reeve.lib.value

# METADATA
# description: The annotation with the seccomp profile of a pod.
seccomp_key := "seccomp.security.alpha.kubernetes.io/pod"

# METADATA
# description: The annotation with the AppArmor profile of a container.
apparmor_key(container) := concat("", ["container.apparmor.security.beta.kubernetes.io/", container.name])

# METADATA
# description: >-
#   The name of the seccomp profile in a security context; empty for none, and for what has
#   no name.
seccomp_name(security_context) := _name(value.object_at(security_context, "seccompProfile"))

# METADATA
# description: The field of a security context that says the same as the name of a profile.
seccomp_field(name) := {"type": "Unconfined"} if {
	name == "unconfined"
} else := {"type": "Localhost", "localhostProfile": trim_prefix(name, "localhost/")} if {
	startswith(name, "localhost/")
} else := {"type": "RuntimeDefault"}

# METADATA
# description: Why a policy refuses those of the pod itself, each with message and path.
of_pod(policy, pod) := array.concat(
	_seccomp(policy, "pod", _pod_seccomp(pod)),
	_selinux(policy, "pod", pod.security_context, ["spec"]),
)

# METADATA
# description: Why a policy refuses those of a container of the pod, each with message and path.
of_container(policy, pod, container) := array.concat(
	_selinux(
		policy,
		container.label,
		{"seLinuxOptions": psppod.effective(pod, container, "seLinuxOptions")},
		container.path,
	),
	array.concat(
		_apparmor(policy, container, value.string_at(pod.annotations, apparmor_key(container))),
		_seccomp(policy, container.label, _container_seccomp(pod, container)),
	),
)

_name(profile) := "unconfined" if {
	profile.type == "Unconfined"
} else := "runtime/default" if {
	profile.type == "RuntimeDefault"
} else := concat("/", ["localhost", profile.localhostProfile]) if {
	profile.type == "Localhost"
	is_string(profile.localhostProfile)
} else := ""

# Where the plugin itself has written the annotation for a field, the field is to blame.
_pod_seccomp(pod) := {"name": name, "path": ["metadata", "annotations", seccomp_key]} if {
	name := value.string_at(pod.annotations, seccomp_key)
	not name in {"", seccomp_name(pod.security_context)}
} else := {"name": seccomp_name(pod.security_context), "path": ["spec", "securityContext", "seccompProfile"]}

# Without a profile of its own a container has that of the pod, by the field before the
# annotation.
_container_seccomp(pod, container) := {
	"name": seccomp_name(container.security_context),
	"path": array.concat(container.path, ["securityContext", "seccompProfile"]),
} if {
	value.is_set(container.security_context, "seccompProfile")
} else := {"name": value.string_at(pod.annotations, key), "path": ["metadata", "annotations", key]} if {
	key := concat("", ["container.seccomp.security.alpha.kubernetes.io/", container.name])
	key in object.keys(pod.annotations)
} else := {"name": seccomp_name(pod.security_context), "path": ["spec", "securityContext", "seccompProfile"]} if {
	value.is_set(pod.security_context, "seccompProfile")
} else := {"name": value.string_at(pod.annotations, seccomp_key), "path": ["metadata", "annotations", seccomp_key]}

# A policy that lists none lets no pod name one.
_seccomp(policy, label, profile) := [] if {
	_has_profile(policy.seccomp.allowed, profile.name)
} else := [{"msg": _profile_message(label, "seccomp", profile.name, policy.seccomp.allowed), "path": profile.path}]

_has_profile(allowed, "") if count(allowed) == 0

_has_profile(allowed, name) if name in allowed

_has_profile(allowed, _) if "*" in allowed

_apparmor(policy, container, name) := [] if {
	_has_apparmor(policy.appArmor, name)
} else := [{
	"msg": _profile_message(container.label, "AppArmor", name, policy.appArmor.allowed),
	"path": ["metadata", "annotations", apparmor_key(container)],
}]

_has_apparmor(profiles, _) if not profiles.isSet

_has_apparmor(profiles, name) if name in (profiles.allowed - {""})

_profile_message(label, engine, "", allowed) := sprintf(
	"%s has no %s profile, and must have one of %s",
	[label, engine, _quoted(allowed)],
)

_profile_message(label, engine, name, allowed) := sprintf(
	"%s has the %s profile %q, which is not one of %s",
	[label, engine, name, _quoted(allowed)],
) if {
	name != ""
	count(allowed) > 0
}

_profile_message(label, engine, name, allowed) := sprintf(
	"%s has the %s profile %q, where none is allowed",
	[label, engine, name],
) if {
	name != ""
	count(allowed) == 0
}

_quoted(names) := concat(", ", [sprintf("%q", [name]) | some name in names])

_selinux(policy, label, security_context, path) := [] if {
	policy.seLinux.rule != "MustRunAs"
} else := [{
	"msg": sprintf("%s has no SELinux options", [label]),
	"path": array.concat(path, ["securityContext", "seLinuxOptions"]),
}] if {
	not value.is_set(security_context, "seLinuxOptions")
} else := [{
	"msg": sprintf("%s has the SELinux %s %q, which must be %q", [label, field, given, wanted]),
	"path": array.concat(path, ["securityContext", "seLinuxOptions", field]),
} |
	some field in ["level", "role", "type", "user"]
	given := value.string_at(security_context.seLinuxOptions, field)
	wanted := value.string_at(policy.seLinux.options, field)
	not _is_same(field, given, wanted)
]

_is_same(_, text, text)

# Categories count in any order.
_is_same("level", given, wanted) if _level(given) == _level(wanted)

_level(text) := [substring(text, 0, colon), sort(split(substring(text, colon + 1, -1), ","))] if {
	colon := indexof(text, ":")
	colon >= 0
}
