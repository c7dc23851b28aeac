# METADATA
# scope: package
# title: Policy that allows the group root
# description: >-
#   Files of the group 0 are those of root in many images, and on the node. For each of
#   the groups a container gets, the policy allows 0 unless a rule with ranges leaves it
#   out. Under MayRunAs who sets no runAsGroup has that of the image, which is 0 mostly.
# related_resources:
# - ref: https://kubernetes.io/docs/concepts/security/pod-security-policy/
# custom:
#   severity: medium
#   action: warn
#   match: {kinds: [policy/PodSecurityPolicy, extensions/PodSecurityPolicy]}
#   controls:
#   - {framework: CIS, id: 5.6.3, version: "1.12"}
#   peers: [kics root-containers-admitted]
#   remediation: Give spec.runAsGroup, supplementalGroups and fsGroup the rule MustRunAs with ranges from 1.
#   profiles: [{name: cis}]
#   since: v0.1.0
package reeve.policies.psp["psp-root-group-allowed"]

import data.reeve.lib.psplint

violation contains fault if some fault in psplint.faults_in(_strategies)

violation contains {
	"msg": sprintf("%s lets pods have the group 0: %s", [psplint.label, found.msg]),
	"path": found.path,
} if {
	some strategy in _strategies
	count(psplint.faults_in({strategy})) == 0
	found := psplint.zero(psplint.spec, strategy)
}

_strategies := {"runAsGroup", "supplementalGroups", "fsGroup"}
