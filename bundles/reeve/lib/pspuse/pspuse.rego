# METADATA
# scope: package
# title: Who may use a PodSecurityPolicy
# description: >-
#   A pod is judged by the policies that whoever makes it may use in its namespace, or its
#   own service account. Both count alike.
package reeve.lib.pspuse

import data.reeve.lib.binding
import data.reeve.lib.grants
import data.reeve.lib.member

# METADATA
# description: >-
#   What counts for a pod in a namespace: the grants of its service account, empty for none,
#   then those of the users that make it, each as in lib.member; and whether one of these
#   needs no grant. The API server asks about the account by name: unlike whoever logs in as
#   that account it is not a member of system:authenticated.
rights(account, users, namespace) := {
	"unlimited": count([user | some user in users; member.is_unlimited(user)]) > 0,
	"namespace": namespace,
	"grants": array.concat(grants.held_by(_account_keys(account, namespace), namespace), [grant |
		some user in users
		some grant in grants.held_in(user, namespace)
	]),
}

# METADATA
# description: >-
#   The first grant that lets a policy be used, the name of which is given, as grants.granting
#   has it, if its rule names one of these API groups; the empty object where no grant is
#   needed. Undefined if it may not be used.
grant_of(rights, policy, groups) := [grant |
	some group in groups
	grant := grants.granting(rights.grants, {
		"verb": "use",
		"group": group,
		"resource": "podsecuritypolicies",
		"name": policy,
		"namespace": rights.namespace,
	})
][0] if {
	not rights.unlimited
} else := {} if {
	rights.unlimited
}

# METADATA
# description: >-
#   The user of Kubernetes' own controllers that makes the pods of an object of a kind, which
#   is as in kube.group_kind. Undefined for other kinds.
controller(group_kind) := {"kind": "ServiceAccount", "namespace": "kube-system", "name": name} if {
	name := _controllers[group_kind]
}

_account_keys("", _) := set()

_account_keys(account, namespace) := {
	concat(":", ["User", binding.account_user(namespace, account)]),
	"Group:system:serviceaccounts",
	concat(":", ["Group:system:serviceaccounts", namespace]),
} if {
	account != ""
}

_controllers := {
	"ReplicationController": "replication-controller",
	"apps/DaemonSet": "daemon-set-controller",
	"apps/Deployment": "replicaset-controller",
	"apps/ReplicaSet": "replicaset-controller",
	"apps/StatefulSet": "statefulset-controller",
	"argoproj.io/Rollout": "replicaset-controller",
	"batch/CronJob": "job-controller",
	"batch/Job": "job-controller",
	"extensions/DaemonSet": "daemon-set-controller",
	"extensions/Deployment": "replicaset-controller",
	"extensions/Job": "job-controller",
	"extensions/ReplicaSet": "replicaset-controller",
	"keda.sh/ScaledJob": "job-controller",
	"serving.knative.dev/Configuration": "replicaset-controller",
	"serving.knative.dev/Revision": "replicaset-controller",
	"serving.knative.dev/Service": "replicaset-controller",
}
