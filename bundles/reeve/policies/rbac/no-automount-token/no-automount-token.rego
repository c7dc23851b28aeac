# METADATA
# scope: package
# title: Token mounted by default
# description: >-
#   Unless the pod or its ServiceAccount says no, every container gets a token for the API
#   server, and so does whoever breaks into one. An account that bindings of its namespace
#   or of the whole cluster name seems to need it. Where an account of its own has none of
#   these, one of another namespace may name it, so that is a low finding.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowWhenBound:
#         description: Whether to leave alone accounts that a binding names, other than those that the API server creates.
#         type: boolean
#         default: true
#       treatMissingServiceAccount:
#         description: Whether an account that the inventory does not know counts as one that says nothing.
#         type: boolean
#         default: true
#   controls:
#   - {framework: CIS, id: 5.1.6, version: "1.12"}
#   - {framework: NSA, id: 1e, version: "1.2"}
#   - {framework: OWASP, id: K02, version: "2025"}
#   - {framework: MITRE, id: T1528}
#   peers: [
#     trivy KSV-0036, kubescape C-0034, kubescape C-0190, kubescape C-0261,
#     gatekeeper automount-serviceaccount-token, kyverno restrict-automount-sa-token,
#     kyverno remove-serviceaccount-token, checkov CKV_K8S_38,
#     polaris automountServiceAccountToken, kubesec AutomountServiceAccountToken,
#     kubeaudit AutomountServiceAccountTokenTrueAndDefaultSA, popeye POP-301,
#     terrascan AC_K8S_0045, datree SRVACC_INCORRECT_AUTOMOUNTSERVICEACCOUNTTOKEN_VALUE,
#     azure BlockAutomountToken, azure MutateMountServiceAccountToken,
#     kics service-account-token-automount-not-disabled
#   ]
#   remediation: Set automountServiceAccountToken of the pod to false, if nothing in it calls the API server.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.rbac["no-automount-token"]

import data.reeve.lib.account
import data.reeve.lib.bootstrap
import data.reeve.lib.fix
import data.reeve.lib.grants
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.volume
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod gets a token of the service account %q", [account.name]),
	"path": array.concat(workload.pod.path, ["automountServiceAccountToken"]),
	"severity": _severity,
	"fix": _fix,
} if {
	account.automount
	not _is_open
	not _needs_it
}

unknown contains {
	"msg": sprintf("whether the service account %q of namespace %q mounts its token", [account.name, kube.namespace]),
	"needs": ["ServiceAccount"],
} if {
	account.automount
	_is_open
}

# Whether what is not known would decide.
_is_open if {
	not _parameters.treatMissingServiceAccount
	not value.is_set(workload.pod.spec, "automountServiceAccountToken")
	not inventory.object_of("ServiceAccount", kube.namespace, account.name)
}

_needs_it if {
	_parameters.allowWhenBound
	some grant in grants.held_in(account.subject, kube.namespace)
	grant.subject.kind != "Group"
	not _is_bootstrap(grant.binding)
}

_is_bootstrap(binding) if {
	kind := concat("/", ["rbac.authorization.k8s.io", binding.kind])
	bootstrap.created(kind, binding.namespace, inventory.object_of(kind, binding.namespace, binding.name))
}

# What is mounted where tokens are looked for, or is one, would take its place.
_fix := [] if {
	count(account.projections) > 0
} else := [] if {
	some mount in volume.mounts
	regex.match(`^([A-Za-z]:)?[/\\]*(var([/\\]|$)|$)`, value.string_at(mount.spec, "mountPath"))
} else := [] if {
	some held in workload.volumes
	inventory.object_of("Secret", kube.namespace, held.spec.secret.secretName).type == "kubernetes.io/service-account-token"
} else := fix.on_request([{"op": "add", "value": false}])

_severity := "medium" if {
	account.name == "default"
} else := "low"

_parameters := parameters.of("rbac/no-automount-token")
