# METADATA
# scope: package
# title: Admin interface open to the outside
# description: >-
#   Dashboards, workflow engines and model servers run what they are told, and many ask nobody
#   who they are. What can be reached from outside of the cluster is found within hours. Known
#   ones are told by the name of the workload or of its image. A Service of type NodePort or
#   LoadBalancer, an Ingress or a route of its namespace exposes it; whether something asks
#   for a password before it cannot be seen.
# related_resources:
# - ref: https://owasp.org/www-project-kubernetes-top-ten/
# custom:
#   severity: high
#   action: audit
#   match: {workloads: true}
#   requires: [inventory]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       names:
#         description: Names of admin interfaces, in small letters.
#         type: array
#         items: {type: string}
#         default: [
#           kubernetes-dashboard, argo-server, jenkins, nifi, kubeflow, weave-scope, prometheus, ray, mlflow, jupyterhub,
#           ollama, vllm, triton
#         ]
#   controls:
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1133}
#   - {framework: MITRE, id: T1190}
#   peers: [kubescape C-0021]
#   remediation: Reach it through a port-forward or a VPN, or put an authenticating proxy before it.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.network["no-exposed-admin-ui"]

import data.reeve.lib.exposure
import data.reeve.lib.image
import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%q is an admin interface, and %s %q exposes it", [found, exposer.kind, exposer.object.name]),
	"path": array.concat(workload.pod.metadata_path, ["labels"]),
	"related": [{"object": exposer.object} | some exposer in exposure.exposers],
} if {
	found := _found
	exposure.existence == "yes"
	exposer := exposure.exposers[0]
}

unknown contains {"msg": sprintf("whether %q is exposed to the outside", [found]), "needs": exposure.missing} if {
	found := _found
	exposure.existence == "unknown"
}

_found := [name |
	some name in parameters.of("network/no-exposed-admin-ui").names
	some text in _texts
	contains(text, name)
	contains(regex.replace(text, `[^a-z0-9]+`, "-"), sprintf("-%s-", [name]))
][0]

# With something around each, so that a part of a word is none.
_texts := array.concat(
	[sprintf("-%s-", [lower(value.string_at(value.object_at(kube.resource, "metadata"), "name"))])],
	[sprintf("-%s-", [reference.parsed.path]) | some reference in image.references],
)
