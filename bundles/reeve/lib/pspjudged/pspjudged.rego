# METADATA
# scope: package
# title: What PodSecurityPolicies make of the judged object
# description: >-
#   The verdict of the policies in the inventory on the pod that the judged object is or
#   makes, where their admission plugin is on. Where it is off nothing here holds.
package reeve.lib.pspjudged

import data.reeve.lib.grants
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.psp
import data.reeve.lib.pspadmit
import data.reeve.lib.psprequest
import data.reeve.lib.pspuse
import data.reeve.lib.requester
import data.reeve.lib.value
import data.reeve.lib.version

# METADATA
# description: >-
#   Whether the plugin is on: as the configuration says, else where there is any policy.
#   Kubernetes has none from 1.25.
enabled if {
	not version.since(version.kubernetes, 25)
	data.reeve_config.pspEnabled == true
}

enabled if {
	not version.since(version.kubernetes, 25)
	not _is_said
	psp.exist
}

# METADATA
# description: >-
#   The request, as in psprequest.of. There is none for what the plugin is not asked about:
#   writes to subresources, and updates of nothing but what the garbage collector writes.
request := found if {
	enabled
	kube.operation in {"CREATE", "UPDATE"}
	value.string_at(kube.request, "subResource") == ""
	found := psprequest.of(kube.resource, kube.group_kind, kube.namespace, _old, author)
	not pspadmit.is_exempt(found)
}

# METADATA
# description: Who makes the request, as in lib.member; null where nobody does.
author := {"kind": "User", "name": requester.name, "groups": [group | some group in requester.groups]} if {
	requester.name
} else := null

# METADATA
# description: >-
#   The verdict by what the makers of the pod and its service account may use: the opinions,
#   as in pspadmit, of the policies that they may use, and the one that admits the pod, in a
#   list that is empty if none does.
verdict := verdict_for(request.users, _groups)

# METADATA
# description: The same for other users than the makers, and for grants in other API groups.
verdict_for(users, groups) := {
	"opinions": opinions,
	"admitting": [opinion | opinion := pspadmit.deciding(opinions, request)],
} if {
	rights := pspuse.rights(request.account, users, request.namespace)
	usable := {name: policy |
		some name, policy in psp.known
		pspuse.grant_of(rights, name, groups)
	}
	opinions := pspadmit.opinions(usable, request)
}

# METADATA
# description: >-
#   What would have to be known before no policy that admits the pod is certain, each in the
#   form of an unknown.
doubts := array.concat(
	unseen,
	[{"msg": "who makes the pod, and which pod security policies they may use", "needs": []} |
		count(request.users) == 0
	],
)

# METADATA
# description: The same without who makes the pod.
unseen := [{"msg": "which pod security policies may be used for the pod", "needs": missing} |
	missing := array.concat(
		[kind | kind := psp.kinds[0]; not inventory.complete(kind, "")],
		array.concat(
			grants.missing(request.namespace),
			[kind |
				count(verdict.opinions) > 0
				psprequest.needs_account(request)
				kind := "ServiceAccount"
			],
		),
	)
	count(missing) > 0
]

_is_said if is_boolean(data.reeve_config.pspEnabled)

_old := kube.old_resource if {
	kube.operation == "UPDATE"
	kube.old_resource
} else := null

_groups := ["policy", "extensions"]
