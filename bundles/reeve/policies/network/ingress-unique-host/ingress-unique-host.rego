# METADATA
# scope: package
# title: Host that another namespace claims too
# description: >-
#   Where two namespaces claim one host, the controller decides who gets the requests, by age
#   or by the longer path. Who may write an Ingress can so take over the host of another team,
#   or a part of it. Ingresses and Routes of OpenShift are looked at.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/Ingress, extensions/Ingress, route.openshift.io/Route]}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       scope:
#         description: host reports any host that two namespaces claim, host+path only where paths overlap.
#         type: string
#         enum: [host, host+path]
#         default: host+path
#   controls:
#   - {framework: OWASP, id: K05, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   peers:
#   - gatekeeper uniqueingresshost
#   - kyverno unique-ingress-host-and-path
#   - kyverno unique-ingress-paths
#   - kyverno restrict-ingress-host
#   - kyverno unique-routes
#   - azure IngressHostnamesConflict
#   remediation: Use another host, or agree on who has it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["ingress-unique-host"]

import data.reeve.lib.hostclaim
import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("host %q is claimed by %s %q of namespace %q too", [
		claim.host,
		other.kind,
		other.name,
		other.namespace,
	]),
	"path": claim.at,
	"related": [{"object": other}],
} if {
	some claim in _claims
	some [theirs, other] in _others
	theirs.host == claim.host
	_overlap(theirs, claim)
}

_claims := hostclaim.of(kube.group_kind, kube.resource)

_others := [[theirs, other] |
	count(_claims) > 0
	hosts := {claim.host | some claim in _claims}
	some namespace in inventory.namespaces
	namespace != kube.namespace
	some kind in hostclaim.kinds
	some name, known in inventory.objects(kind, namespace)
	some theirs in hostclaim.of(kind, known)
	theirs.host in hosts
	other := {"apiVersion": known.apiVersion, "kind": known.kind, "namespace": namespace, "name": name}
]

_overlap(_, _) if parameters.of("network/ingress-unique-host").scope == "host"

_overlap(one, other) if hostclaim.paths_overlap(one, other)
