# METADATA
# scope: package
# title: Object in the namespace default
# description: >-
#   What lands in the namespace default mostly got there because nobody chose one. Roles,
#   quotas and network policies are set up by namespace, and there everything shares them.
#   What Kubernetes itself puts there is left alone. Narrow the kinds with a setting.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# custom:
#   severity: low
#   action: warn
#   match:
#     workloads: true
#     kinds:
#     - ConfigMap
#     - PersistentVolumeClaim
#     - Secret
#     - Service
#     - ServiceAccount
#     - extensions/Ingress
#     - networking.k8s.io/Ingress
#     - networking.k8s.io/NetworkPolicy
#     - rbac.authorization.k8s.io/Role
#     - rbac.authorization.k8s.io/RoleBinding
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       treatMissingAsDefault:
#         description: Whether an object that names no namespace, as most do in charts, is in default.
#         type: boolean
#         default: false
#   controls:
#   - {framework: CIS, id: 5.6.1, version: "1.12"}
#   - {framework: CIS, id: 5.6.4, version: "1.12"}
#   - {framework: NSA, id: 2a, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers: [
#     trivy KSV-0110, kubescape C-0061, kubescape C-0212, kube-linter use-namespace,
#     kyverno disallow-default-namespace, checkov CKV_K8S_21, terrascan AC_K8S_0086,
#     datree WORKLOAD_INCORRECT_NAMESPACE_VALUE_DEFAULT, azure BlockDefaultNamespace,
#     kics using-default-namespace
#   ]
#   remediation: Set metadata.namespace to a namespace made for the purpose.
#   profiles: [{name: recommended}, {name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-default-namespace"]

import data.reeve.lib.kube
import data.reeve.lib.parameters
import data.reeve.lib.value

violation contains {
	"msg": sprintf("%q is in the namespace default", [_name]),
	"path": ["metadata", "namespace"],
} if {
	kube.namespace == "default"
	_in_a_namespace
	not _name in object.get(_of_kubernetes, kube.group_kind, [])
}

_in_a_namespace if value.string_at(_metadata, "namespace") != ""

_in_a_namespace if value.string_at(kube.request, "namespace") != ""

_in_a_namespace if parameters.of("containers/no-default-namespace").treatMissingAsDefault

_metadata := value.object_at(kube.resource, "metadata")

_name := value.string_at(_metadata, "name") if {
	value.string_at(_metadata, "name") != ""
} else := value.string_at(_metadata, "generateName")

_of_kubernetes := {
	"ConfigMap": ["kube-root-ca.crt"],
	"Service": ["kubernetes"],
	"ServiceAccount": ["default"],
}
