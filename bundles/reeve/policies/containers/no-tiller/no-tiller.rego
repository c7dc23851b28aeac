# METADATA
# scope: package
# title: Tiller of Helm 2
# description: >-
#   Tiller, the server of Helm 2, takes orders from whoever reaches its port and mostly
#   runs with the rights of a cluster administrator. It has had no fixes since 2020, and
#   Helm 3 needs none.
# related_resources:
# - ref: https://helm.sh/docs/topics/v2_v3_migration/
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true, kinds: [Service]}
#   controls:
#   - {framework: OWASP, id: K07, version: "2025"}
#   - {framework: MITRE, id: T1609}
#   peers: [
#     trivy KSV-0102, kyverno disallow-helm-tiller, checkov CKV_K8S_34, checkov CKV_K8S_44,
#     checkov CKV_K8S_45, terrascan AC_K8S_0071, terrascan AC_K8S_0110,
#     kics tiller-helm-v2-is-deployed, kics tiller-service-is-not-deleted,
#     kics tiller-deployment-is-accessible-from-within-the-cluster
#   ]
#   remediation: Migrate the releases to Helm 3 and remove Tiller.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-tiller"]

import data.reeve.lib.command
import data.reeve.lib.image
import data.reeve.lib.kube
import data.reeve.lib.selector
import data.reeve.lib.workload

violation contains object.union(image.subject(reference), {
	"msg": sprintf("%s uses the image %q, which is Tiller", [reference.label, reference.text]),
	"path": reference.path,
}) if {
	some reference in image.references
	command.base(reference.parsed.path) == "tiller"
}

violation contains {
	"msg": sprintf("%s has the labels of Tiller", [place.label]),
	"path": place.path,
} if {
	some place in _labels
	selector.matches({"matchLabels": {"app": "helm", "name": "tiller"}}, object.get(kube.resource, place.path, null))
}

_labels := [
	{"label": "service", "path": ["metadata", "labels"]},
	{"label": "selector of the service", "path": ["spec", "selector"]},
] if {
	kube.group_kind == "Service"
} else := [{"label": "pod", "path": array.concat(workload.pod.metadata_path, ["labels"])}]
