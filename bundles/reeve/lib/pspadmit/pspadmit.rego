# METADATA
# scope: package
# title: Which PodSecurityPolicy admits a pod
# description: >-
#   What the admission plugin of Kubernetes 1.24 decides. Requests are those of
#   psprequest.of, policies are as psp.read has them.
package reeve.lib.pspadmit

import data.reeve.lib.psp
import data.reeve.lib.pspcheck
import data.reeve.lib.pspdefault
import data.reeve.lib.psppod
import data.reeve.lib.value

# METADATA
# description: >-
#   What each policy says of the pod, in the order of their names: its name, the faults for
#   which it is passed over, the changes that it makes, and why it refuses the pod then. Who
#   may use it does not matter.
opinions(policies, request) := [_opinion(policy, request.template, pod) |
	pod := psppod.read(request.template, request.token)
	some policy in policies
]

# METADATA
# description: >-
#   The opinion that counts, of policies that may be used: the first that leaves the pod as it
#   is, else, of a new pod, the first that admits it after changes. In an update the policy
#   comes first that admitted the pod before, as its annotation says. Undefined where no
#   policy admits the pod.
deciding(given, request) := array.concat(
	_unchanged(given, request),
	[opinion |
		request.operation == "CREATE"
		some opinion in given
		_accepts(opinion)
	],
)[0]

# METADATA
# description: >-
#   Whether an update is one that no policy is asked about: of what the garbage collector
#   writes, and nothing else.
is_exempt(request) if {
	request.operation == "UPDATE"
	_leaves(request.template) == _leaves(request.old)
}

# METADATA
# description: >-
#   Why an opinion does not admit the pod of a request, each reason with message and path in
#   the template, and the name of the container that it is in.
reasons(opinion, request) := array.concat(
	[{"msg": sprintf("the policy is not usable: %s", [fault.msg]), "path": ["spec"]} | some fault in opinion.faults],
	array.concat(
		opinion.refusals,
		[object.union(psppod.subject(request.template, change), {
			"msg": sprintf("the policy would set %s, and no update may be changed", [label]),
			"path": change.path,
		}) |
			request.operation == "UPDATE"
			some change in opinion.changes
			label := psppod.label(request.template, change)
		],
	),
)

_opinion(policy, template, pod) := {
	"name": policy.name,
	"faults": faults,
	"changes": changes,
	"refusals": [refusal |
		count(faults) == 0
		after := psppod.read(psppod.changed(template, changes), pod.token)
		some refusal in pspcheck.refusals(policy, after)
	],
} if {
	faults := psp.faults(policy)
	changes := [change |
		count(faults) == 0
		some change in pspdefault.changes(policy, pod)
	]
}

_accepts(opinion) if {
	count(opinion.faults) == 0
	count(opinion.refusals) == 0
}

_unchanged(given, request) := array.concat(
	[opinion |
		some opinion in leaving
		opinion.name == _previous(request)
	],
	leaving,
) if {
	leaving := [opinion |
		some opinion in given
		_accepts(opinion)
		count(opinion.changes) == 0
	]
}

_previous(request) := object.get(request.template, ["metadata", "annotations", "kubernetes.io/psp"], "") if {
	request.operation == "UPDATE"
} else := ""

# What is null or an empty list or map is the same as absent.
_leaves(pod) := {[path, leaf] |
	metadata := object.remove(
		value.object_at(pod, "metadata"),
		["finalizers", "managedFields", "ownerReferences", "selfLink"],
	)
	walk(object.union(object.remove(pod, ["metadata"]), {"metadata": metadata}), [path, leaf])
	_is_leaf(path, leaf)
}

_is_leaf(_, leaf) if {
	leaf != null
	not is_array(leaf)
	not is_object(leaf)
}

# An empty object that is no map is something: an emptyDir is one.
_is_leaf(path, {}) if {
	not path[count(path) - 1] in {"annotations", "labels", "limits", "metadata", "nodeSelector", "requests"}
}
