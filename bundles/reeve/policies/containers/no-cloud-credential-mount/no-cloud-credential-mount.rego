# METADATA
# scope: package
# title: Cloud credentials of the node
# description: >-
#   Files with which nodes and their users log in to the cloud give a pod that mounts them
#   the same rights, beyond the cluster and often on all of the account.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# custom:
#   severity: medium
#   action: warn
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       paths:
#         description: >-
#           Files and directories of nodes, with all below; a component that is a star stands for any one.
#         type: array
#         items: {type: string, minLength: 1}
#         default:
#         - /etc/kubernetes/azure.json
#         - /.azure
#         - /root/.aws
#         - /.aws/credentials
#         - /home/*/.aws
#         - /root/.config/gcloud
#         - /run/metadata/gcp
#         - /var/lib/kubelet/kubeconfig
#   controls:
#   - {framework: OWASP, id: K08, version: "2025"}
#   - {framework: MITRE, id: T1552.001}
#   peers: [kubescape C-0020]
#   remediation: Remove the volume and give the pod an identity of its own, for example through workload identity.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-cloud-credential-mount"]

import data.reeve.lib.hostpath
import data.reeve.lib.parameters

violation contains {
	"msg": sprintf("pod has cloud credentials of the node at %q as the volume %q", [volume.text, volume.name]),
	"path": volume.path,
} if {
	some volume in hostpath.volumes
	some place in _places
	_covers(place, volume.components)
}

_places := [hostpath.components(text) |
	some text in parameters.of("containers/no-cloud-credential-mount").paths
]

_covers(place, components) if {
	count(place) <= count(components)
	every index, component in place {
		component in {"*", components[index]}
	}
}
