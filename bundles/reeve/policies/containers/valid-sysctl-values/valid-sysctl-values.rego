# METADATA
# scope: package
# title: Sysctl value with another assignment
# description: >-
#   CRI-O once handed sysctls to a helper that took a plus sign in a value for the start
#   of another assignment, so whoever could create pods could set any sysctl of the node
#   and take it over (CVE-2022-0811). No value needs a plus or an equals sign.
# related_resources:
# - ref: https://nvd.nist.gov/vuln/detail/CVE-2022-0811
# custom:
#   severity: high
#   action: deny
#   match: {workloads: true}
#   controls:
#   - {framework: OWASP, id: K01, version: "2025"}
#   - {framework: MITRE, id: T1611}
#   peers:
#   - kyverno prevent-cr8escape
#   - kubewarden block-sysctls-cve-2022-0811
#   remediation: Set the sysctl to a plain value.
#   profiles: [{name: recommended}, {name: owasp}]
#   since: v0.1.0
package reeve.policies.containers["valid-sysctl-values"]

import data.reeve.lib.sysctl

violation contains {
	"msg": sprintf("pod sets the sysctl %q to a value with a %q", [entry.name, sign]),
	"path": array.concat(entry.path, ["value"]),
} if {
	some entry in sysctl.entries
	some sign in regex.find_n(`[+=]`, entry.value, 1)
}
