# METADATA
# scope: package
# title: Kubernetes dashboard
# description: >-
#   The dashboard shows and changes what its service account may, to everyone who gets to
#   it, and has been the way into more than one cluster. It is no longer maintained.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       images:
#         description: >-
#           Ends of repositories, in whole path components, that are the dashboard; a star stands for any
#           characters.
#         type: array
#         items: {type: string, minLength: 1}
#         default: [kubernetesui/dashboard, "kubernetesui/dashboard-*", "kubernetes-dashboard-*"]
#   controls:
#   - {framework: NSA, id: 2d, version: "1.2"}
#   - {framework: OWASP, id: K06, version: "2025"}
#   - {framework: MITRE, id: T1133}
#   peers: [kubescape C-0014, checkov CKV_K8S_33, terrascan AC_K8S_0067, kics dashboard-is-enabled]
#   remediation: Remove the dashboard, or put it behind single sign-on and give its account few rights.
#   profiles: [{name: recommended}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-kubernetes-dashboard"]

import data.reeve.lib.image
import data.reeve.lib.parameters
import data.reeve.lib.pattern
import data.reeve.lib.workload

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which is the Kubernetes dashboard", [reference.label, reference.text]),
	"path": reference.path,
}) if {
	some reference in image.references
	pattern.matches(reference.parsed.path, _paths)
}

violation contains {
	"msg": sprintf("pod has the label %q of the Kubernetes dashboard", [key]),
	"path": array.concat(workload.pod.metadata_path, ["labels", key]),
} if {
	some key in ["app.kubernetes.io/name", "app.kubernetes.io/part-of", "k8s-app"]
	workload.pod.metadata.labels[key] == "kubernetes-dashboard"
}

# Mirrors keep what stands last.
_paths := {path |
	some end in parameters.of("containers/no-kubernetes-dashboard").images
	some path in [end, concat("/", ["*", end])]
}
