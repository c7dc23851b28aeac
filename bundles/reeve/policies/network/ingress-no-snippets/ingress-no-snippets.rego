# METADATA
# scope: package
# title: Ingress with annotations that write configuration
# description: >-
#   The controller copies snippets into the configuration of nginx as they are. Who may write
#   an Ingress can then run code as the controller, which reads the Secrets of the whole
#   cluster (CVE-2021-25742). The value of some other annotations ends up there too, and
#   breaks out of its place by a line break, a quote or a bracket (CVE-2025-24514).
# related_resources:
# - ref: https://github.com/kubernetes/ingress-nginx/issues/7837
# - ref: https://github.com/kubernetes/kubernetes/issues/131006
# custom:
#   severity: high
#   action: deny
#   match: {kinds: [networking.k8s.io/Ingress, extensions/Ingress, ConfigMap]}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       annotationPrefixes:
#         description: What the annotations of the controllers begin with.
#         type: array
#         items: {type: string}
#         default: [nginx.ingress.kubernetes.io/, nginx.org/]
#   controls:
#   - {framework: OWASP, id: K07, version: "2025"}
#   - {framework: MITRE, id: T1190}
#   peers:
#   - trivy KCV-0093
#   - kubescape C-0059
#   - kyverno disallow-ingress-nginx-custom-snippets
#   - kyverno restrict-annotations
#   - kyverno restrict-ingress-paths
#   - checkov CKV_K8S_152
#   - checkov CKV_K8S_153
#   - checkov CKV_K8S_154
#   - terrascan AC_K8S_0050
#   - datree INGRESS_CVE2021_25742_INCORRECT_SERVER_SNIPPET_KEY
#   - datree CONFIGMAP_CVE2021_25742_INCORRECT_SNIPPET_ANNOTATIONS_VALUE
#   remediation: Remove the annotation, and keep allow-snippet-annotations off.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.network["ingress-no-snippets"]

import data.reeve.lib.ingress
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("annotation %q writes into the configuration of the ingress controller", [key]),
	"path": ["metadata", "annotations", key],
	"fix": [{"op": "remove"}],
} if {
	some [key, name] in _ours
	regex.match(`-snippets?$`, name)
}

violation contains {
	"msg": sprintf("annotation %q has a value that breaks out of its place in the configuration", [key]),
	"path": ["metadata", "annotations", key],
	"fix": [{"op": "remove"}],
} if {
	some [key, name] in _ours
	name in {"auth-url", "auth-tls-match-cn", "mirror-target", "mirror-host"}
	regex.match(`[\r\n;{}#"'\\]`, value.string_at(ingress.annotations, key))
}

violation contains {
	"msg": "config map allows snippets in annotations of every Ingress",
	"path": ["data", _switch],
	"fix": [{"op": "replace", "value": "false"}],
} if {
	kube.group_kind == "ConfigMap"
	lower(value.string_at(value.object_at(kube.resource, "data"), _switch)) == "true"
}

_ours := [[key, trim_prefix(key, prefix)] |
	count(ingress.annotations) > 0
	some prefix in parameters.of("network/ingress-no-snippets").annotationPrefixes
	some key, _ in ingress.annotations
	startswith(key, prefix)
]

_switch := "allow-snippet-annotations"
