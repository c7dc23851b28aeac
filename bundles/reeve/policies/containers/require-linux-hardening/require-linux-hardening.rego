# METADATA
# scope: package
# title: Container without kernel hardening
# description: >-
#   Seccomp, AppArmor, SELinux and dropped capabilities each take a part of the kernel out
#   of a process's reach. A container that uses none of them has everything that runtimes
#   leave open.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       mechanisms:
#         description: Mechanisms of which a container needs one at least.
#         type: array
#         items: {type: string, enum: [seccomp, apparmor, selinux, capabilities]}
#         minItems: 1
#         default: [seccomp, apparmor, selinux, capabilities]
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   - {framework: NSA, id: 1f, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   peers:
#   - kubescape C-0055
#   - polaris linuxHardening
#   remediation: Set securityContext.seccompProfile.type to RuntimeDefault.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-linux-hardening"]

import data.reeve.lib.apparmor
import data.reeve.lib.parameters
import data.reeve.lib.seccomp
import data.reeve.lib.selinux
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s uses none of %s", [workload.label(container), concat(", ", _mechanisms)]),
	"path": array.concat(container.path, ["securityContext"]),
	"container": container.name,
} if {
	not workload.windows
	some container in workload.containers
	every mechanism in _mechanisms { not _uses(container, mechanism) }
}

_mechanisms := parameters.of("containers/require-linux-hardening").mechanisms

_uses(container, "seccomp") if seccomp.effective(container).type in seccomp.confining

_uses(container, "apparmor") if apparmor.effective(container).type in apparmor.confining

_uses(container, "selinux") if selinux.labels(container)

_uses(container, "capabilities") if some _ in container.security_context.capabilities.drop
