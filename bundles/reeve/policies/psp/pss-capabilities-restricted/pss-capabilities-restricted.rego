# METADATA
# scope: package
# title: Capabilities not dropped
# description: >-
#   Container runtimes grant some capabilities to every process of root, and few
#   processes need any. The restricted level of the Pod Security Standards asks from v1.22
#   on that every container drops ALL and adds nothing but NET_BIND_SERVICE, and from v1.25
#   on not of pods that declare Windows; the names count as they are written.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   severity: medium
#   action: warn
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
#   - {framework: PSS, id: restricted}
#   - {framework: CIS, id: 5.2.9, version: "1.12"}
#   peers: [trivy KSV-0106, gatekeeper capabilities, kyverno disallow-capabilities-strict]
#   remediation: Set securityContext.capabilities.drop to ALL and add nothing but NET_BIND_SERVICE.
#   profiles: [{name: restricted, from: v1.22}]
#   since: v0.1.0
package reeve.policies.psp["pss-capabilities-restricted"]

import data.reeve.lib.capability
import data.reeve.lib.fix
import data.reeve.lib.parameters
import data.reeve.lib.version
import data.reeve.lib.workload

# The fix replaces the list, since ALL includes whatever else it dropped.
violation contains {
	"msg": sprintf("%s does not drop ALL capabilities", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "capabilities", "drop"]),
	"container": container.name,
	"fix": fix.on_request([{"op": "add", "value": ["ALL"]}]),
} if {
	_applies
	some container in workload.containers
	not _drops_all(container)
}

violation contains {
	"msg": sprintf("%s adds the capability %q", [workload.label(entry.container), entry.name]),
	"path": entry.path,
	"container": entry.container.name,
	"fix": fix.on_request([{"op": "remove"}]),
} if {
	_applies
	some entry in capability.added
	entry.name != "NET_BIND_SERVICE"
}

_applies if {
	version.since(_version, 22)
	not _exempt
}

_version := parameters.of("psp/pss-capabilities-restricted").version

_exempt if {
	version.since(_version, 25)
	workload.declared_os == "windows"
}

_drops_all(container) if "ALL" in container.security_context.capabilities.drop
