# METADATA
# scope: package
# title: Added capability
# description: >-
#   A capability beyond those that container runtimes grant by default is a piece of the
#   node's root. The baseline level of the Pod Security Standards allows only these
#   defaults to be added, in every version; the names count as they are written.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       version:
#         description: Version of the Pod Security Standards, not that of the cluster.
#         type: string
#         pattern: "^(latest|v1\\.(0|[1-9][0-9]*))$"
#         default: latest
#   controls:
#   - {framework: PSS, id: baseline}
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   peers: [trivy KSV-0022, gatekeeper capabilities, kyverno disallow-capabilities]
#   remediation: Remove the capability from securityContext.capabilities.add.
#   profiles:
#   - {name: recommended}
#   - {name: baseline}
#   - {name: restricted, before: v1.22}
#   since: v0.1.0
package reeve.policies.psp["pss-capabilities-baseline"]

import data.reeve.lib.capability
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s adds the capability %q", [workload.label(entry.container), entry.name]),
	"path": entry.path,
	"container": entry.container.name,
	"fix": [{"op": "remove"}],
} if {
	some entry in capability.added
	not entry.name in _defaults
}

_defaults := {
	"AUDIT_WRITE",
	"CHOWN",
	"DAC_OVERRIDE",
	"FOWNER",
	"FSETID",
	"KILL",
	"MKNOD",
	"NET_BIND_SERVICE",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYS_CHROOT",
}
