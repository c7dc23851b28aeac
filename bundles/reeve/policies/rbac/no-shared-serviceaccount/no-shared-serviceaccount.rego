# METADATA
# scope: package
# title: Service account shared by applications
# description: >-
#   Applications that share a ServiceAccount have each other's rights, and in audit logs
#   nobody can tell them apart. Only accounts that are granted something count, and only
#   controllers whose pods carry the labels of different applications.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   requires: [inventory]
#   controls:
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   peers: [kics shared-service-account]
#   remediation: Give each application a ServiceAccount of its own.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-shared-serviceaccount"]

import data.reeve.lib.account
import data.reeve.lib.grants
import data.reeve.lib.kube
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod runs as the service account %q, as does %s %q of another application", [
		account.name,
		lower(_kind(other)),
		other.name,
	]),
	"path": account.path,
} if {
	account.name != "default"
	kube.group_kind != "Pod"
	_has_grants
	other := _others[0]
}

# Grants of another namespace are not looked for: that would cost what all namespaces hold.
_has_grants if {
	some grant in grants.held_in(account.subject, kube.namespace)
	grant.subject.kind != "Group"
}

_others := [user |
	app := _app(workload.pod.metadata)
	some user in account.users(kube.namespace, account.name)
	user.kind != "Pod"
	not user.owned
	_app(user.metadata) != app
]

_kind(user) := array.reverse(split(user.kind, "/"))[0]

# Pods without such a label belong to no application that anyone could name.
_app(metadata) := [app |
	some key in ["app.kubernetes.io/name", "app", "k8s-app"]
	app := value.string_at(value.object_at(metadata, "labels"), key)
	app != ""
][0]
