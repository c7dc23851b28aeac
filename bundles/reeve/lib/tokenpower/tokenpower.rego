# METADATA
# scope: package
# title: What the token of a pod is good for
# description: >-
#   Whether whoever takes the token out of the judged pod can take over the cluster, as far
#   as the inventory knows.
package reeve.lib.tokenpower

import data.reeve.lib.account
import data.reeve.lib.climb
import data.reeve.lib.grants
import data.reeve.lib.owner
import data.reeve.lib.stride
import data.reeve.lib.workload

# METADATA
# description: >-
#   What the account of a pod with a token leads to, in so many steps at most, in a message,
#   and the path as in lib.climb. Undefined if the account is harmless.
fault(depth) := {"text": sprintf("reaches cluster-admin: %s", [stride.text(path)]), "path": path} if {
	account.has_token
	path := climb.path_of(account.subject, depth)
} else := {"text": sprintf("reads all secrets (%s)", [stride.bindings([bindings[0]])]), "path": []} if {
	account.has_token
	bindings := climb.bindings_of(account.subject, "read secrets")
	count(bindings) > 0
}

# METADATA
# description: >-
#   What nobody can tell of a pod with a token where no fault is found: the inventory lacks
#   kinds, or there are subjects that need more steps than that.
doubts(depth) := array.concat(
	[{"msg": sprintf("whether the service account %q reaches cluster-admin", [account.name]), "needs": missing} |
		account.has_token
		missing := grants.missing("*")
		count(missing) > 0
	],
	[{"msg": sprintf("whether more than %d steps lead the service account %q to cluster-admin", [depth, account.name])} |
		account.has_token
		climb.is_cut(depth)
	],
)

# METADATA
# description: >-
#   Whether whoever has one node has the token: pods on every node, and those that share
#   processes or the network with theirs.
is_on_any_node if owner.is_of(["apps/DaemonSet", "extensions/DaemonSet", "apps.kruise.io/DaemonSet"])

is_on_any_node if workload.pod.spec.hostPID == true

is_on_any_node if workload.pod.spec.hostNetwork == true
