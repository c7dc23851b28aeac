# METADATA
# scope: package
# title: Ingress without TLS
# description: >-
#   What an Ingress serves without TLS anybody on the way reads and changes, sessions and
#   passwords included. Every host needs a certificate: one for a wildcard is good for a
#   single label. Routes of OpenShift are looked at too.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [networking.k8s.io/Ingress, extensions/Ingress, route.openshift.io/Route]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireAllowHttpFalse:
#         description: Whether the annotation kubernetes.io/ingress.allow-http must switch off plain HTTP.
#         type: boolean
#         default: false
#   controls:
#   - {framework: NSA, id: 2h, version: "1.2"}
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   peers:
#   - kubescape C-0263
#   - gatekeeper httpsonly
#   - kyverno require-ingress-https
#   - kyverno ingress-host-match-tls
#   - kyverno check-routes
#   - polaris tlsSettingsMissing
#   - terrascan AC_K8S_0002
#   - azure IngressHttpsOnly
#   - kics ingress-without-tls
#   - rego-policies route_tls_termination_notset
#   remediation: Add a tls entry with the host and the Secret of its certificate.
#   profiles: [{name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["ingress-requires-tls"]

import data.reeve.lib.ingress
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {"msg": "ingress has no tls", "path": ["spec", "tls"]} if {
	ingress.spec
	count(_entries) == 0
}

violation contains {
	"msg": sprintf("ingress has no tls for the host %q", [rule.host]),
	"path": array.concat(rule.path, ["host"]),
} if {
	count(_entries) > 0
	some rule in ingress.rules
	rule.host != ""
	not _is_covered(lower(rule.host))
}

violation contains {
	"msg": "ingress does not switch off plain HTTP",
	"path": ["metadata", "annotations", _annotation],
} if {
	ingress.spec
	parameters.of("network/ingress-requires-tls").requireAllowHttpFalse
	value.string_at(ingress.annotations, _annotation) != "false"
}

violation contains {"msg": "route terminates no TLS", "path": ["spec", "tls"]} if {
	kube.group_kind == "route.openshift.io/Route"
	value.string_at(value.object_at(value.object_at(kube.resource, "spec"), "tls"), "termination") == ""
}

_entries := [entry | some entry in ingress.spec.tls]

# One without hosts is for all of them.
_is_covered(_) if {
	some entry in _entries
	not entry.hosts[0]
}

_is_covered(host) if {
	some entry in _entries
	some covered in entry.hosts
	lower(covered) in {host, concat(".", array.concat(["*"], array.slice(split(host, "."), 1, 100)))}
}

_annotation := "kubernetes.io/ingress.allow-http"
