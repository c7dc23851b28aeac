# METADATA
# scope: package
# title: Services with the same selector
# description: >-
#   Two Services with one selector lead to the same pods: mostly one of them was copied and
#   its selector forgotten, and traffic goes where nobody meant it to.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service
# custom:
#   severity: low
#   action: audit
#   match: {kinds: [Service]}
#   requires: [inventory]
#   peers:
#   - gatekeeper uniqueserviceselector
#   - kyverno require-unique-service-selector
#   - azure UniqueServiceSelectors
#   remediation: Correct the selector, or add the port to the other Service.
#   since: v0.1.0
package reeve.policies.network["service-unique-selector"]

import data.reeve.lib.inventory
import data.reeve.lib.kube
import data.reeve.lib.service
import data.reeve.lib.value

violation contains {
	"msg": sprintf("service has the same selector as the Service %q", [name]),
	"path": ["spec", "selector"],
	"related": [{"object": {"apiVersion": "v1", "kind": "Service", "namespace": kube.namespace, "name": name}}],
} if {
	service.type != "ExternalName"
	own := value.object_at(service.spec, "selector")
	count(own) > 0
	some name, other in inventory.objects("Service", kube.namespace)
	name != value.string_at(kube.resource.metadata, "name")
	spec := value.object_at(other, "spec")
	value.object_at(spec, "selector") == own
	value.string_at(spec, "type") != "ExternalName"
}
