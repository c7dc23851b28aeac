# METADATA
# scope: package
# title: From PodSecurityPolicies to Pod Security admission
# description: >-
#   Which level a namespace can have, and what its workloads have to say themselves that
#   policies fill in for them today, so that nothing changes once the policies are gone.
package reeve.lib.pspmigrate

import data.reeve.lib.grants
import data.reeve.lib.inventory
import data.reeve.lib.podsecurity
import data.reeve.lib.psp
import data.reeve.lib.pspadmit
import data.reeve.lib.pspdefault
import data.reeve.lib.psppod
import data.reeve.lib.pspprofile
import data.reeve.lib.psprequest
import data.reeve.lib.pspuse
import data.reeve.lib.running
import data.reeve.lib.standards
import data.reeve.lib.value

# METADATA
# description: >-
#   What runs in a namespace, as in running.workloads, each with the name of the policy that
#   admits its pods, empty for none; the changes that make it say what the policy fills in,
#   as psppod.patch wants them, with the path of its template; and the pod that results.
workloads(namespace) := [object.union_n([known, {"policy": decision.name}, _explicit(template, decision.changes)]) |
	some known in running.workloads(namespace)
	template := object.get(known.object, known.path, {})
	is_object(template)
	decision := _decision(known, namespace)
]

# METADATA
# description: >-
#   What each level above privileged, in a version, finds wrong with the pods of such
#   workloads, as standards.violations has it, in their order.
refusals(workloads, version) := {level: [standards.violations(pod, sprintf("%s@%s", [level, version])) |
	some found in workloads
	pod := object.union({"apiVersion": "v1", "kind": "Pod", "metadata": {}}, found.pod)
] |
	some level in podsecurity.levels
	level != "privileged"
}

# METADATA
# description: The strictest level that refuses none of the pods, by what refusals has found.
level(refusals) := array.reverse([level |
	some level in podsecurity.levels
	every failed in object.get(refusals, level, []) { count(failed) == 0 }
])[0]

# METADATA
# description: >-
#   The kinds that would have to be declared complete before the answer for a namespace is
#   certain.
missing(namespace) := array.concat(
	[kind |
		some kind in _complete_kinds
		not inventory.complete(kind, namespace)
	],
	array.concat(
		[kind |
			kind := psp.kinds[0]
			not inventory.complete(kind, "")
		],
		grants.missing(namespace),
	),
)

# A CronJob has no pods most of the time.
_complete_kinds := [
	"Pod", "ReplicationController", "ServiceAccount", "apps/DaemonSet", "apps/Deployment", "apps/ReplicaSet",
	"apps/StatefulSet", "batch/CronJob", "batch/Job",
]

_decision(known, namespace) := opinion if {
	request := psprequest.of(known.object, known.kind, namespace, null, null)
	rights := pspuse.rights(request.account, request.users, namespace)
	usable := [policy |
		some name, policy in psp.known
		pspuse.grant_of(rights, name, ["policy", "extensions"])
	]
	opinion := pspadmit.deciding(pspadmit.opinions(usable, request), request)
} else := {"name": "", "changes": []}

# The API server up to v1.26 takes over a seccomp profile from an annotation, which later
# ones ignore. One that is filled in and confines nothing is what a pod without has.
_explicit(template, given) := {"changes": changes, "pod": psppod.changed(template, changes)} if {
	pod := psppod.read(template, false)
	defaults := pspdefault.defaults(pod, given)
	changes := array.concat(
		[change | some change in defaults; not change.path[2] == pspprofile.seccomp_key],
		array.concat(_pod_profile(pod, defaults), _container_profiles(pod)),
	)
}

_pod_profile(pod, defaults) := [{
	"path": ["spec", "securityContext", "seccompProfile"],
	"value": profile,
} |
	not value.is_set(pod.security_context, "seccompProfile")
	names := array.concat(
		[name | name := value.string_at(pod.annotations, pspprofile.seccomp_key); name != ""],
		[change.value | some change in defaults; change.path[2] == pspprofile.seccomp_key; change.value != "unconfined"],
	)
	profile := _profile(names[0])
]

_container_profiles(pod) := [{
	"path": array.concat(container.path, ["securityContext", "seccompProfile"]),
	"value": profile,
} |
	some container in pod.containers
	not value.is_set(container.security_context, "seccompProfile")
	key := concat("", ["container.seccomp.security.alpha.kubernetes.io/", container.name])
	profile := _profile(value.string_at(pod.annotations, key))
]

# What is no profile, no API server has taken over.
_profile(name) := pspprofile.seccomp_field(name) if name in {"docker/default", "runtime/default", "unconfined"}

_profile(name) := pspprofile.seccomp_field(name) if startswith(name, "localhost/")
