# METADATA
# scope: package
# title: NetworkPolicy without a namespace
# description: >-
#   A manifest without a namespace is applied to whichever one the caller happens to be in. A
#   policy that lands in another one isolates nobody there and leaves those open that it is
#   for.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [networking.k8s.io/NetworkPolicy]}
#   controls:
#   - {framework: NSA, id: 2a, version: "1.2"}
#   peers: [cyclonus CheckSourceMissingNamespace]
#   remediation: Set metadata.namespace.
#   profiles: [{name: nsa}]
#   since: v0.1.0
package reeve.policies.network["explicit-namespace"]

import data.reeve.lib.kube
import data.reeve.lib.netpol
import data.reeve.lib.value

violation contains {"msg": "network policy names no namespace", "path": ["metadata", "namespace"]} if {
	netpol.judged
	value.string_at(value.object_at(kube.resource, "metadata"), "namespace") == ""
	value.string_at(kube.request, "namespace") == ""
}
