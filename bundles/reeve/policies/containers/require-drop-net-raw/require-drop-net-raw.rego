# METADATA
# scope: package
# title: NET_RAW kept
# description: >-
#   Container runtimes grant NET_RAW by default. With it a process forges packets: it can
#   answer the ARP and DNS requests of its neighbours on the node and so read and change
#   their traffic. Only diagnostic tools need it. Who can drop ALL capabilities needs no
#   word on this one.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# custom:
#   severity: medium
#   action: audit
#   match: {workloads: true}
#   controls:
#   - {framework: CIS, id: 5.2.8, version: "1.12"}
#   - {framework: NSA, id: 1d, version: "1.2"}
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1040}
#   - {framework: MITRE, id: T1557}
#   peers: [
#     trivy KSV-0119, kubescape C-0046, kubescape C-0199, kubescape C-0211,
#     kube-linter drop-net-raw-capability, kyverno require-drop-cap-net-raw, checkov CKV_K8S_28,
#     terrascan AC_K8S_0048, datree CIS_MISSING_VALUE_DROP_NET_RAW,
#     kics net-raw-capabilities-not-being-dropped
#   ]
#   remediation: Drop NET_RAW or ALL in securityContext.capabilities, and add neither.
#   profiles: [{name: cis}, {name: nsa}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["require-drop-net-raw"]

import data.reeve.lib.capability
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("%s does not drop the capability \"NET_RAW\"", [workload.label(container)]),
	"path": array.concat(container.path, ["securityContext", "capabilities", "drop"]),
	"container": container.name,
	"fix": _fix(container),
} if {
	not workload.windows
	some container in workload.containers
	not capability.drops(container, "NET_RAW")
}

violation contains {
	"msg": sprintf("%s adds the capability %q", [workload.label(entry.container), entry.name]),
	"path": entry.path,
	"container": entry.container.name,
	"fix": [{"op": "remove"}],
} if {
	not workload.windows
	some entry in capability.added
	capability.normal(entry.name) in {"ALL", "NET_RAW"}
}

# Dropped and added at once it would be a contradiction: the other finding mends that.
_fix(container) := [] if {
	some entry in capability.added
	entry.container == container
	capability.normal(entry.name) in {"ALL", "NET_RAW"}
} else := [{"op": "add", "value": array.concat(_dropped(container), ["NET_RAW"])}]

_dropped(container) := [name | some name in container.security_context.capabilities.drop]
