# METADATA
# scope: package
# title: Host aliases
# description: >-
#   Host aliases write names into /etc/hosts of every container and so overrule DNS for
#   them. Whoever can add one sends the traffic for a known name somewhere else, and
#   nothing in DNS shows it.
# related_resources:
# - ref: https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/
# custom:
#   severity: low
#   action: audit
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1557}
#   peers: [trivy KSV-0007, kubesec HostAliases]
#   remediation: Remove hostAliases and resolve the names through DNS.
#   profiles: [{name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["no-host-aliases"]

import data.reeve.lib.value
import data.reeve.lib.workload

violation contains {
	"msg": sprintf("pod has a host alias for the address %q", [value.string_at(alias, "ip")]),
	"path": array.concat(_path, [index]),
	"fix": [{"op": "remove", "path": _path}],
} if {
	some index, alias in workload.pod.spec.hostAliases
}

_path := array.concat(workload.pod.path, ["hostAliases"])
