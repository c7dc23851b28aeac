# METADATA
# scope: package
# title: No SELinux options
# description: >-
#   Where nodes enforce SELinux, the runtime labels a container whose pod says nothing
#   with a level of its own. To set the label makes the choice visible, and the same on
#   every node; empty options set nothing.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container
# custom:
#   severity: info
#   action: off
#   match: {workloads: true}
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   peers:
#   - kubescape C-0211
#   remediation: Set securityContext.seLinuxOptions for the pod or for each container.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.containers["require-selinux-options"]

import data.reeve.lib.selinux
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s has no SELinux options, nor has the pod", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "seLinuxOptions"]),
	"container": container.name,
} if {
	not workload.windows
	some container in workload.containers
	not selinux.labels(container)
}
