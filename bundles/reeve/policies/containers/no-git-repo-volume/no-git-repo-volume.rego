# METADATA
# scope: package
# title: Volume of type gitRepo
# description: >-
#   For a gitRepo volume the kubelet runs git on the node, on a repository that the pod
#   names, and hooks in it ran there as root. The type is switched off since Kubernetes
#   v1.33 and cannot be switched on from v1.36, so the pod does not start.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   controls:
#   - {framework: PSS, id: restricted}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers:
#   - trivy KSV-0028
#   - kyverno restrict-volume-types
#   remediation: Clone the repository in an init container, into an emptyDir.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-git-repo-volume"]

import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod clones the git repository %q as the volume %q", [repository, volume.name]),
	"path": array.concat(volume.path, ["gitRepo"]),
} if {
	some volume in workload.volumes
	value.is_set(volume.spec, "gitRepo")
	repository := value.string_at(volume.spec.gitRepo, "repository")
}
