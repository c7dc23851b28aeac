# METADATA
# scope: package
# title: Ingress or route to a Service that does not exist
# description: >-
#   Requests for a Service that does not exist are answered with an error, and whoever may
#   create one of that name gets them later, with the host and the certificate of the Ingress.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
# custom:
#   severity: low
#   action: audit
#   match:
#     kinds:
#     - networking.k8s.io/Ingress
#     - extensions/Ingress
#     - gateway.networking.k8s.io/GRPCRoute
#     - gateway.networking.k8s.io/HTTPRoute
#     - gateway.networking.k8s.io/TCPRoute
#     - gateway.networking.k8s.io/TLSRoute
#     - gateway.networking.k8s.io/UDPRoute
#   requires: [inventory]
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   peers:
#   - kubescape C-0298
#   - kubescape C-0302
#   - kube-linter dangling-ingress
#   - kube-score ingress-targets-service
#   - popeye POP-1401
#   - popeye POP-1402
#   remediation: Create the Service, or name one that exists and a port that it has.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["ingress-backend-exists"]

import data.reeve.lib.backend
import data.reeve.lib.inventory
import data.reeve.lib.value

violation contains {
	"msg": sprintf("backend is the Service %q, which does not exist in namespace %q", [found.name, found.namespace]),
	"path": found.path,
} if {
	some found in backend.all
	_existence(found) == "no"
}

violation contains {
	"msg": sprintf("backend is port %v of the Service %q, which has no such port", [found.port, found.name]),
	"path": found.port_path,
} if {
	some found in backend.all
	found.port != null
	known := inventory.object_of("Service", found.namespace, found.name)
	not _has_port(value.object_at(known, "spec"), found.port)
}

unknown contains {
	"msg": sprintf("whether the Service %q exists in namespace %q", [found.name, found.namespace]),
	"needs": ["Service"],
} if {
	some found in backend.all
	_existence(found) == "unknown"
}

_existence(found) := inventory.existence("Service", found.namespace, found.name)

# Behind a name are whatever ports there are.
_has_port(spec, _) if spec.type == "ExternalName"

_has_port(spec, wanted) if {
	some port in spec.ports
	some identity in [port.port, value.string_at(port, "name")]
	identity == wanted
}
